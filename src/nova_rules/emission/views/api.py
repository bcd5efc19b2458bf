"""docs/api.md: every endpoint of the records with who may call it and how it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import md
from nova_rules.emission.code import word

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
    from nova_rules.model.domain import Entity

PREFIX = "/v1"
Endpoint = tuple[str, str, str, str]
"""Method, path, what it does, and the action its permission names."""


def api_view(material: Material) -> View:
    """Give `api_entities`, each with its endpoints, and `business_errors`."""
    return {
        "api_entities": [_entity(design.entity, material) for design in material.blueprint.entities],
        "business_errors": _errors(material),
    }


def _entity(entity: Entity, material: Material) -> View:
    names = material.names.entities[entity.name]
    return {
        "api_title": md.text(names.many.title),
        "api_says": md.text(entity.summary),
        "api_endpoints": [_row(endpoint, entity.name, material) for endpoint in _endpoints(entity, material)],
        **_hidden(entity, material),
        "api_filters": _listed(
            [f.name for f in entity.fields if f.filter or f.type == "choice"], entity, material
        ),
        "api_sorts": _listed([f.name for f in entity.fields if f.sort], entity, material),
        "api_searches": _listed([f.name for f in entity.fields if f.search], entity, material),
    }


def _hidden(entity: Entity, material: Material) -> View:
    """Give the fields each role never sees; none where a design was not lowered."""
    members = material.names.entities[entity.name].members
    behaviour = [each for each in material.behaviour.entities if each.entity == entity.name]
    rows = [
        {
            "hidden_role": md.text(hidden.role),
            "hidden_members": md.blocks(", ".join(md.code(members[name].camel) for name in hidden.members)),
        }
        for each in behaviour
        for hidden in each.hidden
        if hidden.members
    ]
    return {"api_hidden": rows, "api_has_hidden": bool(rows)}


def _endpoints(entity: Entity, material: Material) -> list[Endpoint]:
    """Give the endpoints that some role may call."""
    names = material.names.entities[entity.name]
    many, one = f"{PREFIX}/{names.many.kebab}", f"{PREFIX}/{names.many.kebab}/{{id}}"
    found = [
        ("GET", many, "List them", "read"),
        ("GET", one, "Read one", "read"),
        ("POST", many, "Create one", "create"),
        ("PATCH", one, "Change fields", "update"),
        ("DELETE", one, "Remove", "delete"),
    ]
    if entity.lifecycle:
        found += [
            ("POST", f"{one}/{names.actions[move.name].kebab}", f"Move to {move.target}", move.name)
            for move in entity.lifecycle.transitions
        ]
    granted = {each.action for each in material.blueprint.permissions if each.entity == entity.name}
    return [endpoint for endpoint in found if endpoint[3] in granted]


def _row(endpoint: Endpoint, entity: str, material: Material) -> View:
    method, path, what, action = endpoint
    roles = [
        f"{each.role} (own)" if each.scoped else each.role
        for each in material.blueprint.permissions
        if (each.entity, each.action) == (entity, action)
    ]
    return {
        "api_method": word(method),
        "api_path": md.cell(path),
        "api_what": md.text(what),
        "api_roles": md.text(", ".join(roles)),
    }


def _listed(fields: list[str], entity: Entity, material: Material) -> object:
    members = material.names.entities[entity.name].members
    return md.blocks(", ".join(md.code(members[name].camel) for name in fields) or "none")


def _errors(material: Material) -> list[View]:
    """Give every refusal of the business once: its code, its status, and what it says."""
    return [
        {
            "error_code": md.cell(refusal.code),
            "error_status": refusal.status,
            "error_says": md.text(refusal.says),
        }
        for refusal in material.behaviour.refusals()
    ]
