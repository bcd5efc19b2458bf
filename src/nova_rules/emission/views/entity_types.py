"""Names for the core of an entity: its types, its lifecycle and the port of its repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.views.filters import filters_of
from nova_rules.emission.views.hidden import hideable
from nova_rules.emission.views.sorts import searched, sorts_of
from nova_rules.emission.views.transitions import type_of_input

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nova_rules.emission.code import TsCode
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Column, Shape

_SAYS = {
    "money": "Decimal string: money never passes through a float.",
    "decimal": "Decimal string, exact.",
    "percent": "As people say it: 15 is 15 %.",
    "time": "Time of day, `HH:MM`.",
    "date": "",
}


def types_view(shape: Shape) -> View:
    """Give what `core/entities/<entity>.ts` is made of."""
    return {
        "choices": _choices(shape),
        "has_choices": any(column.kind.constant for column in shape.columns),
        "members": _members(shape),
        "creatable": capabilities.creatable(shape.entity),
        "updatable": capabilities.updatable(shape.entity),
        "removable": capabilities.removable(shape.entity),
        "signs_in": capabilities.signs_in(shape.entity),
        "linkable": capabilities.linkable(shape.entity),
        "lockable": _lockable(shape),
        "has_hidden": bool(hideable(shape)),
        "hideable_union": union(hideable(shape)),
        "new_type": _new(shape),
        "patch_union": union(column.member.camel for column in shape.patched),
        "sort_union": union(row.name for row in sorts_of(shape)),
        "searchable": bool(searched(shape)),
        "filters": [
            {"parameter": ts.property_name(each.parameter), "type": ts.expression(each.type)}
            for each in filters_of(shape)
        ],
    }


def port_view(shape: Shape) -> View:
    """Give what the port of the repository is made of."""
    entity = shape.names.one.pascal
    imports = [entity, f"{entity}Query"]
    imports += [type_of_input(shape, move) for move in shape.moves if move.inputs]
    imports += [f"{entity}Patch"] if capabilities.updatable(shape.entity) else []
    imports += [f"New{entity}"] if capabilities.creatable(shape.entity) else []
    return {
        "port_entity_imports": [{"name": ts.property_name(name)} for name in sorted(imports)],
        "action_union": union(actions_of(shape)),
    }


def actions_of(shape: Shape) -> tuple[str, ...]:
    """Give what can be done to a record, by the words the permissions use."""
    entity = shape.entity
    found = ["read"]
    found += ["create"] if capabilities.creatable(entity) else []
    found += ["update"] if capabilities.updatable(entity) else []
    found += ["delete"] if capabilities.removable(entity) else []
    found += ["link"] if capabilities.linkable(entity) else []
    return (*found, *(shape.names.actions[move.name].kebab for move in shape.moves))


def union(names: Iterable[str]) -> TsCode:
    """Give a union of string literals; of no names at all, the type that has no value."""
    return ts.expression(" | ".join(ts.string(name) for name in names) or "never")


def _new(shape: Shape) -> TsCode:
    """Give the type of what is entered; what the moment fills in may be left out."""
    entity = shape.names.one.pascal
    asked = [column.member.camel for column in shape.given if not column.moment]
    left = [column.member.camel for column in shape.given if column.moment]
    parts = [f"Pick<{entity}, {union(asked)}>"] if asked else []
    parts += [f"{{ readonly [K in {union(left)}]?: {entity}[K] | undefined }}"] if left else []
    return ts.expression(" & ".join(parts) or "Readonly<Record<string, never>>")


def _lockable(shape: Shape) -> bool:
    entity = shape.entity
    found = (capabilities.updatable(entity), capabilities.removable(entity), capabilities.linkable(entity))
    return any(found) or bool(shape.moves)


def _choices(shape: Shape) -> list[View]:
    return [
        {
            "constant": ts.property_name(column.kind.constant),
            "values": ts.strings(column.kind.choices),
            "type": ts.property_name(column.kind.alias),
        }
        for column in shape.columns
        if column.kind.constant
    ]


def _members(shape: Shape) -> list[View]:
    stored = [_member(column.member.camel, column.type, _explanation(column)) for column in shape.columns]
    worked = [_member(each.member.camel, each.type, "Worked out with each read.") for each in shape.worked]
    return [*stored, *worked]


def _explanation(column: Column) -> str:
    return column.summary or _SAYS.get(column.kind.name, "")


def _member(name: str, type_name: str, says: str) -> View:
    return {
        "name": ts.property_name(name),
        "type": ts.expression(type_name),
        "says": ts.comment(says),
        "explained": bool(says),
    }
