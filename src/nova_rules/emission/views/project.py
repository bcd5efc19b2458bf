"""Names for every template: what the project is called, its roles, and which protections are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import data, md, ts
from nova_rules.emission.code import word

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View


def project_view(material: Material) -> View:
    """Give the names; `with_<module>` says for each switchable template module whether it is there."""
    project, names = material.blueprint.project, material.names
    return {
        **_switches(material),
        "project": word(names.project.kebab),
        "project_snake": word(names.project.snake),
        "project_ts_title": ts.string(project.title),
        "project_comment": ts.comment(project.title),
        "project_md_title": md.text(project.title),
        "project_yaml_title": data.yaml(project.title),
        "domain": word(material.blueprint.domain),
        "time_zone": word(project.time_zone),
        "ts_time_zone": ts.string(project.time_zone),
        "currency": word(project.currency),
        "ts_currency": ts.string(project.currency),
        "roles": _roles(material),
    }


def _switches(material: Material) -> View:
    there = {module.name for module in material.modules}
    return {
        f"with_{module.name}": module.name in there
        for module in material.templates.modules
        if module.switch is not None
    }


def _roles(material: Material) -> list[View]:
    """Give one row a role, the administrator first."""
    designs = sorted(
        material.blueprint.roles, key=lambda design: (design.role.name != "admin", design.role.name)
    )
    rows: list[View] = []
    for design in designs:
        name = material.names.roles[design.role.name]
        rows.append(
            {
                "role": ts.string(name.snake),
                "role_word": word(name.snake),
                "role_constant": ts.identifier(name.constant),
                "role_says": ts.comment(design.role.summary),
            },
        )
    return rows
