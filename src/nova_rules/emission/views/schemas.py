"""Names for the Zod schemas of an entity: what comes in, what goes out, what lists are asked by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.naming import input_of
from nova_rules.emission.views.filters import filters_of
from nova_rules.emission.views.hidden import hideable
from nova_rules.emission.views.kinds import kind_of
from nova_rules.emission.views.sorts import searched, sorts_of
from nova_rules.emission.views.tables import longest
from nova_rules.emission.views.transitions import type_of_input
from nova_rules.emission.views.words import variable
from nova_rules.emission.views.zod import default_of, incoming, outgoing, query_of, value_of

if TYPE_CHECKING:
    from nova_rules.emission.material import View
    from nova_rules.emission.views.kinds import Kind
    from nova_rules.emission.views.shape import Column, Shape
    from nova_rules.model.domain import Field, Transition


def schemas_view(shape: Shape) -> View:
    """Give what the schemas of an entity are made of."""
    body = [_body(column) for column in shape.given]
    patch = [_patch(column) for column in shape.patched]
    moves = [_move(shape, move) for move in shape.moves]
    view = _views(shape)
    query = [_query(shape, index) for index in range(len(filters_of(shape)))]
    used = _used(body, patch, moves, view, query)
    return {
        "body": body if capabilities.creatable(shape.entity) else [],
        "patch": patch,
        "inputs": moves,
        "view_fields": view,
        "query_fields": query,
        "sort_values": ts.strings(tuple(sort.name for sort in sorts_of(shape))),
        "schema_entity_imports": _entity_imports(shape, used),
        "imports_entity_values": any(
            column.kind.constant and column.kind.constant in used for column in shape.columns
        ),
        "schema_common_imports": ts.expression(", ".join(_common(shape))),
        "schema_field_imports": ts.expression(", ".join(_fields(shape, used))),
    }


def _body(column: Column) -> View:
    schema = incoming(column.kind, column.field, longest_of(column))
    schema += ".nullable()" if column.optional else ""
    return _row(column.member.camel, schema + default_of(column))


def _patch(column: Column) -> View:
    schema = incoming(column.kind, column.field, longest_of(column))
    schema += ".nullable()" if column.optional else ""
    return _row(column.member.camel, f"{schema}.optional()")


def longest_of(column: Column) -> int:
    """Give the most characters, 0 for what is no text."""
    return longest(column) if column.field is not None and column.kind.name in {"text", "long_text"} else 0


def _move(shape: Shape, move: Transition) -> View:
    name = shape.names.actions[move.name]
    return {
        "constant": ts.property_name(f"{name.camel}{shape.names.one.pascal}Body"),
        "id": ts.property_name(type_of_input(shape, move)),
        "fields": [_row(input_of(field.name).camel, _input(field)) for field in move.inputs],
    }


def _input(field: Field) -> str:
    kind = kind_of(field.type, field.scale, field.choices)
    length = field.length or {"text": 200, "long_text": 10_000}.get(field.type, 0)
    schema = incoming(kind, field, length)
    return f"{schema}.nullable().default(null)" if field.optional else schema


def _views(shape: Shape) -> list[View]:
    stored = [
        _viewed(shape, column.member.camel, column.kind, optional=column.optional) for column in shape.columns
    ]
    worked = [
        _viewed(shape, each.member.camel, each.kind, optional=each.value.nullable) for each in shape.worked
    ]
    return [*stored, *worked]


def _viewed(shape: Shape, name: str, kind: Kind, *, optional: bool) -> View:
    schema = outgoing(kind)
    schema += ".nullable()" if optional else ""
    schema += ".optional()" if name in hideable(shape) else ""
    source = f"{variable(shape.names.one)}.{name}"
    return {
        **_row(name, schema),
        "value": ts.expression(value_of(source, kind.name, optional=optional)),
    }


def _query(shape: Shape, index: int) -> View:
    each = filters_of(shape)[index]
    return {
        "parameter": ts.property_name(each.parameter),
        "schema": ts.expression(
            f"{query_of(each.column.kind, each.column.field, longest_of(each.column))}.optional()"
        ),
    }


def _row(name: str, schema: str) -> View:
    return {"name": ts.property_name(name), "schema": ts.expression(schema)}


def _used(*groups: list[View]) -> str:
    """Give all schemas as one text, to see what they use."""
    texts: list[str] = []
    for group in groups:
        for row in group:
            if "fields" in row:
                texts += [str(field["schema"]) for field in row["fields"]]  # type: ignore[attr-defined]
            else:
                texts.append(str(row["schema"]))
    return " ".join(texts)


def _entity_imports(shape: Shape, used: str) -> object:
    constants = [
        column.kind.constant
        for column in shape.columns
        if column.kind.constant and f"({column.kind.constant})" in used
    ]
    return ts.expression(", ".join([*constants, f"type {shape.names.one.pascal}"]))


def _common(shape: Shape) -> list[str]:
    names = ["pageQuery"]
    names += ["version"] if capabilities.updatable(shape.entity) or shape.moves else []
    return names


_MAKERS = (
    "text", "decimal", "amount", "email", "phone", "url", "country", "currency", "timeOfDay", "timeZone",
    "moment",
)  # fmt: skip


def _fields(shape: Shape, used: str) -> list[str]:
    names = [maker for maker in _MAKERS if re.search(rf"(?<![\w.]){maker}\b", used)]
    names += ["order", "pageOf"]
    names += ["search"] if searched(shape) else []
    return sorted(names)
