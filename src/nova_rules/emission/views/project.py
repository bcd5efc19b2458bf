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
        "project_name": ts.string(names.project.kebab),
        "project_title": ts.string(project.title),
        "project_comment": ts.comment(project.title),
        "project_md_title": md.text(project.title),
        "project_yaml_title": data.yaml(project.title),
        "time_zone": ts.string(project.time_zone),
        "currency": ts.string(project.currency),
        "md_time_zone": md.code(project.time_zone),
        "md_currency": md.code(project.currency),
        "domain_word": word(material.blueprint.domain),
        "roles": _roles(material),
        "sensitive_fields": _sensitive(material),
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
                "role_md_title": md.text(design.role.title),
                "role_md_says": md.text(design.role.summary),
            },
        )
    return rows


def _sensitive(material: Material) -> list[View]:
    """Give the members whose values logs only name: everything personal."""
    members = {
        material.names.entities[design.entity.name].members[field.name].camel
        for design in material.blueprint.entities
        for field in design.entity.fields
        if field.personal is not None
    }
    return [{"field": ts.string(member)} for member in sorted(members)]
