"""Variations of a sample as object literals: for the row that is stored, or for what is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import ts
from nova_rules.emission.naming import input_of
from nova_rules.emission.views.examples import literal
from nova_rules.emission.views.factories import parent_values
from nova_rules.emission.views.zod import SAMPLES

if TYPE_CHECKING:
    from nova_rules.emission.views.shape import Column, Shape
    from nova_rules.model.behaviour import Case
    from nova_rules.model.domain import Field, Transition


def object_of(shape: Shape, shapes: dict[str, Shape], case: Case, *, stored: bool) -> str:
    """Give the object literal of a case, with the parents it needs made in place."""
    members = [
        f"{_key(shape.of(name), stored=stored)}: {literal(shape.of(name), value)}"
        for name, value in case.values
    ]
    for column in shape.references:
        wanted = _wanted(shape, column, shapes, case)
        if wanted:
            made = f"await {_maker(column, shapes)}(bench, {{ {', '.join(wanted)} }})"
            members.append(f"{_key(column, stored=stored)}: {made}")
    return "{ " + ", ".join(members) + " }" if members else "{}"


def parents_of(shape: Shape, shapes: dict[str, Shape], case: Case) -> list[Shape]:
    """Give the entities of the parents that a case makes."""
    return [
        shapes[column.reference.to]
        for column in shape.references
        if column.reference is not None and _wanted(shape, column, shapes, case)
    ]


def _key(column: Column, *, stored: bool) -> str:
    return column.column if stored else column.member.camel


def _wanted(shape: Shape, column: Column, shapes: dict[str, Shape], case: Case) -> list[str]:
    """Give the columns of a parent where the case asks for some: its own, and else those of the sample."""
    if not any(reference == column.name for reference, _, _ in case.parents):
        return []
    own = {(reference, member): value for reference, member, value in case.parents}
    usual = {(reference, member): value for reference, member, value in shape.behaviour.sample.parents}
    joined = tuple((*pair, value) for pair, value in {**usual, **own}.items())
    return parent_values(column, shapes, joined)


def _maker(column: Column, shapes: dict[str, Shape]) -> str:
    assert column.reference is not None  # noqa: S101 - asked for references only
    return f"make{shapes[column.reference.to].names.one.pascal}"


def input_literal(move: Transition) -> str:
    """Give what might be told with a transition."""
    members = [f"{input_of(field.name).camel}: {_input(field)}" for field in move.inputs]
    return "{ " + ", ".join(members) + " }" if members else "{}"


def _input(field: Field) -> str:
    if field.type == "date":
        return "bench.clock.today()"
    if field.type == "datetime":
        return "bench.clock.now()"
    if field.type == "choice":
        return str(ts.string(field.choices[0]))
    if field.type in {"integer", "boolean"}:
        return field.minimum or SAMPLES[field.type]
    if field.type in {"money", "decimal", "percent"}:
        return str(ts.string(field.minimum or "1"))
    return str(ts.string(SAMPLES.get(field.type, "Because")))


def patch_of(shape: Shape) -> tuple[str, str] | None:
    """Give a member that may be changed without breaking a rule, and another value for it."""
    checked = " ".join(each.sql.text for each in shape.behaviour.checks)
    for column in shape.patched:
        if column.kind.name in {"text", "long_text"} and column.column not in checked:
            return column.member.camel, str(ts.string("Changed"[: max(1, _room(column))]))
    return None


def _room(column: Column) -> int:
    return column.field.length or len("Changed") if column.field is not None else 1
