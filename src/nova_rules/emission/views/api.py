"""docs/api.md: every endpoint of the records with who may call it and how it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, md
from nova_rules.emission.code import word
from nova_rules.emission.views.filters import filters_of
from nova_rules.emission.views.shape import shape_of
from nova_rules.emission.views.sorts import searched, sorts_of

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
    from nova_rules.emission.views.shape import Shape
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
    shape = shape_of(material, entity.name)
    return {
        "api_title": md.text(names.many.title),
        "api_says": md.text(entity.summary),
        "api_endpoints": [_row(endpoint, entity.name, material) for endpoint in _endpoints(entity, material)],
        **_hidden(shape),
        "api_filters": _listed(tuple(each.parameter for each in filters_of(shape))),
        "api_sorts": _listed(tuple(each.name for each in sorts_of(shape))),
        "api_searches": _listed(tuple(column.member.camel for column in searched(shape))),
    }


def _hidden(shape: Shape) -> View:
    """Give the fields each role never sees."""
    rows: list[View] = [
        {
            "hidden_role": md.text(hidden.role),
            "hidden_members": _listed(tuple(shape.names.members[name].camel for name in hidden.members)),
        }
        for hidden in shape.behaviour.hidden
        if hidden.members
    ]
    return {"api_hidden": rows, "api_has_hidden": bool(rows)}


def _endpoints(entity: Entity, material: Material) -> list[Endpoint]:
    """Give the endpoints of an entity."""
    names = material.names.entities[entity.name]
    many, one = f"{PREFIX}/{names.many.kebab}", f"{PREFIX}/{names.many.kebab}/{{id}}"
    found = [
        ("GET", many, "List them", "read"),
        ("GET", one, "Read one", "read"),
        *([("POST", many, "Create one", "create")] if capabilities.creatable(entity) else []),
        *([("PATCH", one, "Change fields", "update")] if capabilities.updatable(entity) else []),
        *([("DELETE", one, "Remove", "delete")] if capabilities.removable(entity) else []),
    ]
    found += [
        ("POST", f"{one}/{names.actions[move.name].kebab}", f"Move to {_phrase(move.target)}", move.name)
        for move in capabilities.moves(entity)
    ]
    if capabilities.signs_in(entity):
        found.append(("PUT", f"{one}/account", "Link to the account of a user", "link"))
    return found


def _phrase(name: str) -> str:
    return name.replace("_", " ")


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
        "api_roles": md.text(", ".join(roles) or "admin"),
    }


def _listed(names: tuple[str, ...]) -> object:
    return md.blocks(", ".join(md.code(name) for name in names) or "none")


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
