"""Names for the transitions that people make: what they are given, what they write, how they are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nova_rules.emission import ts
from nova_rules.emission.code import word
from nova_rules.emission.naming import input_of
from nova_rules.emission.views import rules as ruling
from nova_rules.emission.views.kinds import kind_of
from nova_rules.emission.views.sqlcode import literal
from nova_rules.emission.views.writing import number_text, numbered, numbers
from nova_rules.model.operations import Update

if TYPE_CHECKING:
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Shape
    from nova_rules.model.domain import Field, Transition
    from nova_rules.model.operations import Assignment, SqlCode

_TAKEN = frozenset({"lock", "move", "update", "create", "remove", "link", "findById", "list", "holdParents"})
_CAST = re.compile(r"\$(?P<name>[a-z][a-z0-9_]*)(?:::[a-z0-9() ,]+)?\Z")


def method_of(shape: Shape, move: Transition) -> str:
    """Give the repository's method for a transition."""
    name = shape.names.actions[move.name].camel
    return f"{name}Record" if name in _TAKEN else name


def type_of_input(shape: Shape, move: Transition) -> str:
    """Give the name of the type of what is given with a transition."""
    return f"{shape.names.actions[move.name].pascal}{shape.names.one.pascal}"


def move_rows(shape: Shape) -> list[View]:
    """Give one row for each transition that people make."""
    return [_row(shape, move) for move in shape.moves]


def _row(shape: Shape, move: Transition) -> View:
    state = shape.state
    assert state is not None  # noqa: S101 - whoever moves has a state
    name, entity = shape.names.actions[move.name], shape.names.one
    values = [(state.column, "state", False), *_values(shape, move)]
    parameters = [
        "actor: Principal",
        "id: string",
        f"state: {entity.pascal}[{ts.string(state.member.camel)}]",
    ]
    parameters += [f"input: {type_of_input(shape, move)}"] if move.inputs else []
    return {
        "method": ts.property_name(method_of(shape, move)),
        "name": ts.property_name(name.camel),
        "kebab": word(name.kebab),
        "action": ts.string(name.kebab),
        "writes": ts.comment(f"Writes what it means to {name.phrase} {_a(entity.phrase)} that was locked."),
        "parameters": ts.expression(", ".join(parameters)),
        "values": [
            {"column": ts.property_name(column), "value": ts.expression(value)} for column, value, _ in values
        ],
        "uses_sql": any(in_sql for _, _, in_sql in values),
        "clocked": any("clock." in value for _, value, _ in values),
        "numbers": numbers(shape, move.name),
        "dates_numbers": any("today" in str(row["period"]) for row in numbers(shape, move.name))
        or any("today.slice" in value for _, value, _ in values),
        "takes_input": bool(move.inputs),
        "input_type": ts.property_name(type_of_input(shape, move)),
    }


def _a(phrase: str) -> str:
    return f"an {phrase}" if phrase[0] in "aeiou" else f"a {phrase}"


def _values(shape: Shape, move: Transition) -> list[tuple[str, str, bool]]:
    """Give (column, value, whether it is SQL) of everything the transition writes besides the state."""
    assert shape.state is not None  # noqa: S101 - whoever moves has a state
    found = []
    for each in _assignments(shape, move):
        if each.member != shape.state.name:
            value, in_sql = _value(each.value)
            found.append((shape.of(each.member).column, value, in_sql))
    written = {column for column, _, _ in found}
    serials = [column for column in numbered(shape, move.name) if column.column not in written]
    return [*found, *((column.column, number_text(column), False) for column in serials)]


def _assignments(shape: Shape, move: Transition) -> list[Assignment]:
    operation = ruling.operation_of(shape, move)
    steps = [step for segment in operation.segments for step in segment.steps]
    return [value for step in steps if isinstance(step, Update) and not step.path for value in step.values]


def _value(code: SqlCode) -> tuple[str, bool]:
    """Give a parameter as the TypeScript value it stands for, anything else as SQL."""
    alone = _CAST.match(code.text)
    if alone is None:
        return str(literal(code, "never", "clock")).replace("sql<never>", "sql"), True
    name = alone["name"]
    if name.startswith("input_"):
        return f"input.{input_of(name.removeprefix('input_')).camel}", False
    known = {
        "now": "clock.now()",
        "today": "clock.today()",
        "actor_id": "actor.userId",
        "actor_role": "actor.role",
    }
    return known[name], False


def input_rows(shape: Shape) -> list[View]:
    """Give the types of what is given with the transitions."""
    return [
        {
            "type": ts.property_name(type_of_input(shape, move)),
            "says": ts.comment(_asked(shape, move)),
            "fields": [_input(field) for field in move.inputs],
        }
        for move in shape.moves
        if move.inputs
    ]


def _asked(shape: Shape, move: Transition) -> str:
    wanted = f"{shape.names.actions[move.name].phrase} {_a(shape.names.one.phrase)}"
    return f"What is told when somebody wants to {wanted}."


def _input(field: Field) -> View:
    kind = kind_of(field.type, field.scale, field.choices)
    return {
        "name": ts.property_name(input_of(field.name).camel),
        "type": ts.expression(f"{kind.ts} | null" if field.optional else kind.ts),
    }


def transition_view(shape: Shape, move_name: str) -> View:
    """Give what the use case of one transition is made of."""
    move = next(each for each in shape.moves if each.name == move_name)
    state = shape.state
    assert state is not None  # noqa: S101 - whoever moves has a state
    name, entity = shape.names.actions[move.name], shape.names.one
    rules = ruling.requirements(ruling.operation_of(shape, move))
    held = ruling.held_for(shape, ruling.locks_of(ruling.operation_of(shape, move)))
    judged = ruling.arguments(shape, rules, "id", ruling.input_type(shape, move, rules))
    given = ["actor", "id", "state"] + (["input"] if move.inputs else [])
    sources = " or ".join(source.replace("_", " ") for source in move.sources)
    return {
        "input_import": ts.expression(f", {type_of_input(shape, move)}" if move.inputs else ""),
        "has_move_rules": bool(rules),
        "move_rules": ruling.refusal_rows(rules),
        "move_says": ts.comment(
            f"Moves {_a(entity.phrase)} that is {sources} to {move.target.replace('_', ' ')}."
        ),
        "move_function": ts.property_name(f"{name.camel}{entity.pascal}"),
        "takes_input": bool(move.inputs),
        "move_input_type": ts.property_name(type_of_input(shape, move)),
        "move_kebab": word(name.kebab),
        "state_member": ts.property_name(state.member.camel),
        "move_name": ts.string(name.camel),
        "holds_on_move": bool(held),
        "held_on_move": held_object("before", held),
        "move_rules_method": ts.property_name(ruling.move_rules_method(shape, move)),
        "move_rules_arguments": ts.expression(", ".join(judged)),
        "move_method": ts.property_name(method_of(shape, move)),
        "move_arguments": ts.expression(", ".join(given)),
        "move_audit": ts.string(move.name),
    }


def held_object(record: str, properties: list[str]) -> object:
    """Give the object literal that names the parents of a record."""
    return ts.expression("{ " + ", ".join(f"{each}: {record}.{each}" for each in properties) + " }")
