"""docs/security.md: which control is where, what is switched off and what that costs, and ASVS figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import md
from nova_rules.emission.asvs import COUNTED, asvs_rows

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
    from nova_rules.emission.views.chains import Chains
    from nova_rules.model.facts import Fact

_SHOWN = 4
"""Files named for each control; nova.lock has them all."""


def security_view(material: Material, chains: Chains) -> View:
    """Give the controls, the switched-off protections, personal data, and the ASVS summary."""
    off = [
        {"off_title": md.text(module.title), "off_costs": md.text(module.consequence)}
        for module in material.templates.modules
        if module.switch in material.blueprint.without
    ]
    return {
        "controls": [_control(fact, material, chains) for fact in material.blueprint.controls],
        "switched_off": off,
        "has_switched_off": bool(off),
        "personal_data": _personal(material),
        **_asvs(material),
    }


def _control(fact: Fact, material: Material, chains: Chains) -> View:
    files = [
        file.path
        for file in material.layout.files
        if fact in file.facts and file.path.startswith(("src/", "data/")) and ".spec." not in file.path
    ]
    shown = ", ".join(md.cell(path) for path in files[:_SHOWN])
    more = f" and {len(files) - _SHOWN} more" if len(files) > _SHOWN else ""
    return {
        "control": md.text(fact.name.replace("_", " ").capitalize()),
        "control_because": chains.because(fact),
        "control_files": md.blocks(f"{shown}{more}" if shown else "part of the modules above"),
    }


def _personal(material: Material) -> list[View]:
    rows: list[View] = []
    for design in material.blueprint.entities:
        names = material.names.entities[design.entity.name]
        held = [field for field in design.entity.fields if field.personal]
        if held:
            rows.append(
                {
                    "personal_record": md.text(names.one.title),
                    "personal_fields": md.blocks(
                        ", ".join(
                            f"{md.cell(names.members[field.name].camel)} ({field.personal})" for field in held
                        )
                    ),
                },
            )
    return rows


def _asvs(material: Material) -> View:
    rows = asvs_rows(material)
    counts = {status: sum(row["status"] == status for row in rows) for status in COUNTED}
    gaps: list[View] = [
        {
            "gap_id": md.text(str(row["id"])),
            "gap_level": int(str(row["level"])),
            "gap_reason": md.text(str(row["reason"])),
        }
        for row in rows
        if row["status"] == "gap"
    ]
    return {
        "asvs_total": len(rows),
        **{f"asvs_{status}": count for status, count in counts.items()},
        "asvs_gaps": gaps,
        "has_asvs_gaps": bool(gaps),
    }
