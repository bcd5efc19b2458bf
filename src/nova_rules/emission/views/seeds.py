"""Names for the script that fills a development database with a few records of each kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.code import word
from nova_rules.emission.views.examples import seed_value, varied
from nova_rules.emission.views.specs import free_role
from nova_rules.emission.views.tables import ordered

if TYPE_CHECKING:
    from nova_rules.emission.code import TsCode
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Column, Shape


def seeds_view(shapes: tuple[Shape, ...]) -> View:
    """Give what the script is made of: kinds in an order in which parents come first."""
    rows: list[View] = []
    seeded: dict[str, Shape] = {}
    common = _common(shapes)
    for shape in ordered(shapes):
        moves = _needed_moves(shape, seeded)
        if _possible(shape, seeded) and moves is not None:
            rows.append(_row(shape, seeded, moves, common))
            seeded[shape.entity.name] = shape
    text = " ".join(str(field["value"]) for row in rows for field in _fields(row))
    moved = {str(move["function"]): move for row in rows for move in _moves(row)}
    timed = "day(" in text or "clock." in text or bool(re.search(r"\byear\b", text))
    return {
        "has_seeds": bool(rows),
        "seeds": rows,
        "seed_moves": [moved[name] for name in sorted(moved)],
        "seeds_first_names": "FIRST_NAMES" in text,
        "seeds_last_names": "LAST_NAMES" in text,
        "seeds_picks": "pick(" in text,
        "seeds_days": "day(" in text,
        "seeds_years": bool(re.search(r"\byear\b", text)),
        "seed_clock": ts.property_name("clock" if timed else "_clock"),
    }


def _common(shapes: tuple[Shape, ...]) -> frozenset[tuple[str, str]]:
    """Give (entity, member) of what parents of one record have in common: it must vary alike."""
    found: set[tuple[str, str]] = set()
    by_name = {shape.entity.name: shape for shape in shapes}
    for shape in shapes:
        for each in shape.behaviour.sample.shared:
            pair = [(each.first, each.member), (each.second, each.its)]
            sides = {(to, name) for reference, name in pair if (to := _target(shape, reference)) is not None}
            if any(by_name[to].of(name).column in varied(by_name[to]) for to, name in sides):
                found |= sides
    return frozenset(found)


def _target(shape: Shape, reference: str) -> str | None:
    column = shape.of(reference)
    return column.reference.to if column.reference is not None else None


def _fields(row: View) -> list[View]:
    fields = row["fields"]
    assert isinstance(fields, list)  # noqa: S101 - made below
    return fields


def _moves(row: View) -> list[View]:
    moves = row["moves"]
    assert isinstance(moves, list)  # noqa: S101 - made below
    return moves


def _possible(shape: Shape, seeded: dict[str, Shape]) -> bool:
    creatable = capabilities.creatable(shape.entity) and free_role(shape, "create") is not None
    needed = [column.reference for column in shape.references if not column.optional]
    return creatable and all(each is not None and each.to in seeded for each in needed)


def _needed_moves(shape: Shape, seeded: dict[str, Shape]) -> list[View] | None:
    """Give the transitions its parents must have made first; nothing where they cannot be made simply."""
    found: list[View] = []
    for reference, member, value in shape.behaviour.sample.parents:
        column = shape.of(reference)
        parent = seeded.get(column.reference.to) if column.reference is not None else None
        move = _move_to(parent, member, value) if parent is not None else None
        if parent is None or move is None:
            return None
        found.append(
            {
                "parent": ts.property_name(f"{parent.names.many.camel}"),
                "function": ts.property_name(f"{parent.names.actions[move].camel}{parent.names.one.pascal}"),
                "folder": word(parent.names.many.kebab),
                "file": word(f"{parent.names.actions[move].kebab}-{parent.names.one.kebab}"),
                "actor": _actor(free_role(parent, move)),
            },
        )
    return found


def _move_to(parent: Shape, member: str, value: str) -> str | None:
    lifecycle = parent.entity.lifecycle
    if lifecycle is None or lifecycle.field != member:
        return None
    for move in parent.moves:
        simple = not move.inputs and lifecycle.initial in move.sources and free_role(parent, move.name)
        if move.target == value and simple:
            return move.name
    return None


def _actor(role: str | None) -> TsCode:
    """Give whoever may do it: the administrator, or the administrator in another role."""
    return ts.expression(
        "actor" if role in {None, "admin"} else f"{{ ...actor, role: {ts.string(role or '')} }}"
    )


def _row(
    shape: Shape, seeded: dict[str, Shape], moves: list[View], common: frozenset[tuple[str, str]]
) -> View:
    fields: list[View] = [
        {
            "name": ts.property_name(column.member.camel),
            "value": ts.expression(_value(shape, column, seeded, common)),
        }
        for column in shape.given
    ]
    return {
        "plural": ts.property_name(shape.names.many.camel),
        "folder": word(shape.names.many.kebab),
        "file": word(f"create-{shape.names.one.kebab}"),
        "function": ts.property_name(f"create{shape.names.one.pascal}"),
        "phrase": ts.string(shape.names.many.phrase),
        "actor": _actor(free_role(shape, "create")),
        "moves": moves,
        "fields": fields,
        "counted": ts.expression("index" if any("index" in str(each["value"]) for each in fields) else ""),
    }


def _value(shape: Shape, column: Column, seeded: dict[str, Shape], common: frozenset[tuple[str, str]]) -> str:
    if column.reference is None:
        varies = column.column in varied(shape) or (shape.entity.name, column.name) in common
        return seed_value(shape, column, dict(shape.behaviour.sample.values).get(column.name), varies=varies)
    parent = seeded.get(column.reference.to)
    if parent is None:
        return "null"
    return f"pick({parent.names.many.camel}, index).id"
