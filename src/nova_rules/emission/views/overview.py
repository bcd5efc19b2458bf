"""README.md, docs/architecture.md, docs/operations.md: what is built, what is only designed, the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import md
from nova_rules.emission.assembled import settled
from nova_rules.emission.manifest import environment, merged

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
    from nova_rules.emission.views.chains import Chains
    from nova_rules.model.blueprint import Remark

_PURPOSES = {
    "admin": "Make the first administrator; asks for the e-mail address and the password",
    "build": "Compile to `dist/`",
    "check": "Type check, lint and format check",
    "dev": "Start with a restart on every change",
    "format": "Lay out every file",
    "migrate": "Bring the database to the newest schema",
    "migrate:down": "Take the newest migration back",
    "migrate:status": "List the migrations and which of them were applied",
    "openapi": "Write the API document to `api/openapi.json`",
    "seed": "Fill a development database with examples; refused in production",
    "setup": "Write `.env` with fresh secrets, once",
    "start": "Start the compiled server",
    "test": "Run all tests on an in-process PostgreSQL, or on the server of `TEST_DATABASE_URL`",
    "test:coverage": "Run all tests and say what they do not reach",
}


def overview_view(material: Material, chains: Chains) -> View:
    """Give the customer's words, the parts with their states, the scripts and the environment."""
    design, names = material.blueprint, material.names
    scripts = merged(material.modules, "scripts")
    built = [module for module in design.modules if module.state == "built"]
    designed = [module for module in design.modules if module.state != "built"]
    return {
        "customer_words": md.fenced(design.project.description),
        "records": [
            {
                "record_title": md.text(names.entities[each.entity.name].many.title),
                "record_says": md.text(each.entity.summary),
            }
            for each in design.entities
        ],
        "built_modules": [
            {"module_title": md.text(each.title), "module_because": chains.because(each.fact)}
            for each in built
        ],
        "designed_modules": [
            {"module_title": md.text(each.title), "module_because": chains.because(each.fact)}
            for each in designed
        ],
        "has_designed_modules": bool(designed),
        "scripts": [
            {
                "script": md.cell(f"npm run {name}"),
                "script_does": md.prose(_PURPOSES.get(name, f"Runs {md.cell(line)}")),
            }
            for name, line in scripts.items()
        ],
        "environment": _environment(material),
        **_remarks("assumption", design.assumptions, "instead"),
        **_remarks("question", design.questions, "effect"),
        **_remarks("warning", design.warnings, "consequence"),
        **_remarks("suggestion", design.suggestions, "effect"),
        **_renames(material),
    }


def _environment(material: Material) -> list[View]:
    rows: list[View] = []
    for _module, row in environment(material.modules):
        secret = row.get("secret") == "true"
        default = settled(row.get("default", ""), material)
        rows.append(
            {
                "variable": md.cell(row["name"]),
                "variable_default": md.text("none, secret")
                if secret
                else md.cell(default)
                if default
                else md.text("none"),
                "variable_needed": md.text("yes" if row.get("required") == "true" else "no"),
                "variable_why": md.sentence(row.get("why", "")),
            },
        )
    return rows


def _remarks(kind: str, remarks: tuple[Remark, ...], detail: str) -> View:
    rows: list[View] = [
        {
            f"{kind}_says": md.sentence(each.sentence),
            f"{kind}_more": md.sentence(dict(each.details).get(detail, "")),
        }
        for each in remarks
    ]
    return {f"{kind}s": rows, f"has_{kind}s": bool(rows)}


def _renames(material: Material) -> View:
    rows = [
        {
            "rename_from": md.cell(each.before),
            "rename_to": md.cell(each.after),
            "rename_why": md.sentence(each.reason),
        }
        for each in material.names.renames
    ]
    return {"renames": rows, "has_renames": bool(rows)}
