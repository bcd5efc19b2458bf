"""Names for what a repository writes: the values of a new record, the changes of an old one, its parents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.views.candidates import entered
from nova_rules.emission.views.rules import held_alone

if TYPE_CHECKING:
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Column, Shape

_HOLE = re.compile(r"\{(year|month|n)(?::(\d+))?\}")


def insertions(shape: Shape) -> list[View]:
    """Give column and value of everything a new record starts with."""
    rows: list[View] = [
        {"column": ts.property_name(column.column), "value": ts.expression(_started(shape, column))}
        for column in shape.columns
    ]
    return rows + _unlinked(shape)


def _unlinked(shape: Shape) -> list[View]:
    nulls = ["user_id"] if capabilities.signs_in(shape.entity) else []
    nulls += ["deleted_at"] if shape.soft else []
    return [{"column": ts.property_name(name), "value": ts.expression("null")} for name in nulls]


def _started(shape: Shape, column: Column) -> str:
    if column.given:
        return entered(column, "this.#clock")
    if column.kind.name == "state" and shape.entity.lifecycle is not None:
        return ts.string(shape.entity.lifecycle.initial)
    if column.kind.name == "sequence" and column.field is not None and column.field.set_by is None:
        return number_text(column)
    return "null"


def numbers(shape: Shape, set_by: str | None) -> list[View]:
    """Give one row for each number that is taken on creation, or by a transition."""
    return [
        {
            "variable": ts.property_name(_serial(column)),
            "series": ts.string(f"{shape.entity.name}.{column.name}"),
            "period": ts.expression(_period(_layout(column))),
        }
        for column in numbered(shape, set_by)
    ]


def numbered(shape: Shape, set_by: str | None) -> list[Column]:
    """Give the sequences that are numbered on creation, or by a transition."""
    return [
        column
        for column in shape.columns
        if column.field is not None and column.kind.name == "sequence" and column.field.set_by == set_by
    ]


def number_text(column: Column) -> str:
    """Give the template literal that writes the number in its format."""
    parts, position, layout = [], 0, _layout(column)
    for match in _HOLE.finditer(layout):
        parts += [_plain(layout[position : match.start()]), _hole(column, match[1], match[2])]
        position = match.end()
    return "`" + "".join([*parts, _plain(layout[position:])]) + "`"


def _layout(column: Column) -> str:
    return (column.field.format if column.field is not None else None) or "{n}"


def _serial(column: Column) -> str:
    return f"{column.member.camel}Serial"


def _period(layout: str) -> str:
    """Count anew for each period that the format shows."""
    holes = {hole for hole, _ in _HOLE.findall(layout)}
    if "month" in holes:
        return "today.slice(0, 7)"
    return "today.slice(0, 4)" if "year" in holes else "''"


def _hole(column: Column, name: str, width: str | None) -> str:
    if name == "year":
        return "${today.slice(0, 4)}"
    if name == "month":
        return "${today.slice(5, 7)}"
    serial = f"String({_serial(column)})"
    return f"${{{serial}.padStart({width}, '0')}}" if width else f"${{{serial}}}"


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")


def changes(shape: Shape) -> list[View]:
    """Give column and member of everything a patch may change."""
    return [
        {"column": ts.property_name(column.column), "name": ts.property_name(column.member.camel)}
        for column in shape.patched
    ]


def parent_rows(shape: Shape, shapes: dict[str, Shape]) -> list[View]:
    """Give the parents in the order in which rows of different tables are locked everywhere."""
    order = shape.behaviour.lock_order
    columns = sorted(shape.references, key=lambda column: (order.index(_target(column)), column.column))
    alone = held_alone(shape)
    return [
        {
            "table": ts.string(shapes[_target(column)].table),
            "property": ts.property_name(column.member.camel),
            "path": ts.string(column.member.camel),
            "deletable": shapes[_target(column)].soft,
            "alone": column.name in alone,
        }
        for column in columns
    ]


def _target(column: Column) -> str:
    assert column.reference is not None  # noqa: S101 - asked for references only
    return column.reference.to
