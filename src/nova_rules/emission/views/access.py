"""Names for the access matrix of an entity: who may do what, and examples within each scope."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.naming import name_of
from nova_rules.emission.views.cases import input_literal
from nova_rules.emission.views.entity_types import actions_of
from nova_rules.emission.views.examples import literal

if TYPE_CHECKING:
    from nova_rules.emission.code import TsCode
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Shape
    from nova_rules.model.behaviour import Made, Reached


def access_view(shape: Shape, shapes: dict[str, Shape]) -> View:
    """Give what the access table of an entity is made of."""
    rows = [_row(shape, shapes, action) for action in actions_of(shape)]
    text = " ".join(f"{row['input']} {_text(row)}" for row in rows)
    known = {f"{verb}{each.names.one.pascal}" for each in shapes.values() for verb in ("make", "new")}
    makers = (known & set(re.findall(r"\w+", text))) | {f"make{shape.names.one.pascal}"}
    makers |= {"day"} if "day(bench" in text else set()
    return {
        "access_rows": rows,
        "access_makers": [{"name": ts.property_name(name)} for name in sorted(makers)],
    }


def _text(row: View) -> str:
    reaches = row["reaches"]
    assert isinstance(reaches, list)  # noqa: S101 - made below
    return " ".join(str(line["code"]) for reach in reaches for line in reach["lines"])


def _row(shape: Shape, shapes: dict[str, Shape], action: str) -> View:
    spelled = _spelled(shape, action)
    scopes = [each for each in shape.behaviour.scopes if each.action == spelled]
    access = {shape.role_words[each.role]: "all" if each.predicate is None else "some" for each in scopes}
    access |= {"admin": "all"} if action == "link" else {}
    outside = shape.behaviour.sample.outside
    bounded = [shape.role_words[each.role] for each in scopes if (each.role, each.action) in outside]
    pairs = ", ".join(f"{role}: {ts.string(how)}" for role, how in sorted(access.items()))
    reached = [each for each in shape.behaviour.reached if each.action == spelled and _makeable(shape, each)]
    return {
        "name": ts.string(action),
        "access": ts.expression(f"{{ {pairs} }}" if pairs else "{}"),
        "bounded": ts.strings(tuple(sorted(bounded))),
        "input": _input(shape, action),
        "reaches": [_reach(shape, shapes, each) for each in reached],
    }


def _spelled(shape: Shape, action: str) -> str:
    """Give the pack's word for an action."""
    words = {shape.names.actions[move.name].kebab: move.name for move in shape.moves}
    return words.get(action, action)


def _input(shape: Shape, action: str) -> TsCode:
    if action == "create":
        return ts.expression(f"new{shape.names.one.pascal}")
    if action == "link":
        return ts.expression("() => Promise.resolve({ userId: null })")
    move = next((each for each in shape.moves if shape.names.actions[each.name].kebab == action), None)
    value = input_literal(move) if move is not None else "{}"
    parameter = "bench" if "bench" in value else ""
    return ts.expression(f"({parameter}) => Promise.resolve({value})")


def _makeable(shape: Shape, reached: Reached) -> bool:
    """Say whether an example can be entered: nothing refers to it yet, and people give all its values."""
    if reached.action != "create":
        return True
    given = {column.name for column in shape.given}
    record = next(each for each in reached.made if each.name == reached.record)
    asked = any(name == reached.record for each in reached.made for _, name in each.references)
    return not asked and not record.is_actor and all(name in given for name, _ in record.values)


def _reach(shape: Shape, shapes: dict[str, Shape], reached: Reached) -> View:
    lines = _lines(shape, shapes, reached)
    uses_user = any("userId" in line for line in lines)
    return {
        "role": ts.property_name(shape.role_words[reached.role]),
        "parameters": ts.expression("bench, userId" if uses_user else "bench"),
        "lines": [{"code": ts.expression(line)} for line in lines],
    }


def _lines(shape: Shape, shapes: dict[str, Shape], reached: Reached) -> list[str]:
    creating = reached.action == "create" and capabilities.creatable(shape.entity)
    used = {name for each in reached.made for _, name in each.references} | {reached.record}
    lines = []
    for each in reached.made:
        if each.name == reached.record and creating:
            continue
        call = f"await make{shapes[each.entity].names.one.pascal}(bench{_values(shapes[each.entity], each)});"
        lines.append(f"const {_variable(each.name)} = {call}" if each.name in used else call)
    if not creating:
        return [*lines, f"return {{ id: {_variable(reached.record)} }};"]
    record = next(each for each in reached.made if each.name == reached.record)
    entered = f"await new{shape.names.one.pascal}(bench{_entered(shape, record)})"
    return [*lines, f"return {{ id: '', input: {entered} }};"]


def _variable(name: str) -> str:
    found = f"{name_of(name).camel}Id"
    return "idOfUser" if found == "userId" else found


def _values(shape: Shape, made: Made) -> str:
    members = ["user_id: userId"] if made.is_actor else []
    members += [f"{shape.of(name).column}: {literal(shape.of(name), value)}" for name, value in made.values]
    members += [f"{shape.of(name).column}: {_variable(other)}" for name, other in made.references]
    return f", {{ {', '.join(members)} }}" if members else ""


def _entered(shape: Shape, made: Made) -> str:
    given = {column.name for column in shape.given}
    members = [
        f"{shape.of(name).member.camel}: {literal(shape.of(name), value)}"
        for name, value in made.values
        if name in given
    ]
    members += [f"{shape.of(name).member.camel}: {_variable(other)}" for name, other in made.references]
    return f", {{ {', '.join(members)} }}" if members else ""
