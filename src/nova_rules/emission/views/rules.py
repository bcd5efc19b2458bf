"""Names for the rules that are asked before a record is created, changed, removed or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.naming import Name, distinct, name_of
from nova_rules.emission.reserved import OBJECT
from nova_rules.emission.views.candidates import candidate
from nova_rules.emission.views.sqlcode import literal, uses_clock
from nova_rules.model.operations import LockRows, Require

if TYPE_CHECKING:
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Shape
    from nova_rules.model.domain import Transition
    from nova_rules.model.operations import Lock, Operation, Refusal, SqlCode

Rule = tuple[Name, "SqlCode", "Refusal"]

_SAYS = {
    "create": "Which rules hold for a record that is about to be created.",
    "update": "Which rules hold for a record as it was just written.",
    "delete": "Which rules hold for a record that is about to be removed.",
}
_METHODS = {"create": "creationRules", "update": "updateRules", "delete": "removalRules"}


def guards_of(shape: Shape, when: str) -> list[Rule]:
    """Give the guards of an occasion that can happen at all."""
    possible = {
        "create": capabilities.creatable(shape.entity),
        "update": capabilities.updatable(shape.entity),
        "delete": capabilities.removable(shape.entity),
    }
    if not possible[when]:
        return []
    taken: set[str] = set()
    return [
        (distinct(each.name, taken, OBJECT, "rule")[0], each.condition, each.refusal)
        for each in shape.behaviour.guards
        if each.when == when
    ]


def operation_of(shape: Shape, move: Transition) -> Operation:
    """Give the compiled transition."""
    return next(each for each in shape.behaviour.transitions if each.name == move.name)


def requirements(operation: Operation) -> list[Rule]:
    """Give what must hold before a transition, named after the code of its refusal."""
    steps = [step for segment in operation.segments for step in segment.steps]
    found: list[Rule] = []
    for step in steps:
        if isinstance(step, Require):
            name = "allowed" if not found else f"allowed_{len(found) + 1}"
            found.append((name_of(name), step.condition, step.refusal))
    return found


def move_rules_method(shape: Shape, move: Transition) -> str:
    """Give the name of the method that judges a transition."""
    return f"{shape.names.actions[move.name].camel}Rules"


def rule_methods(shape: Shape) -> list[View]:
    """Give the methods of the repository that judge, for the port and for the class."""
    found = [
        _method(shape, (_METHODS[when], _SAYS[when]), rules, "input" if when == "create" else "id")
        for when in ("create", "update", "delete")
        if (rules := guards_of(shape, when))
    ]
    for move in shape.moves:
        rules = requirements(operation_of(shape, move))
        if rules:
            phrase = shape.names.actions[move.name].phrase
            says = f"Whether a locked record may {phrase}."
            asked = input_type(shape, move, rules)
            method = move_rules_method(shape, move)
            found.append(_method(shape, (method, says), rules, "id", asked))
    return found


def input_type(shape: Shape, move: Transition, rules: list[Rule]) -> str:
    """Give the type of the input that some of the rules ask for, or nothing."""
    asks = any(parameter.startswith("input_") for _, code, _ in rules for parameter in code.parameters)
    return f"{shape.names.actions[move.name].pascal}{shape.names.one.pascal}" if asks else ""


def asks_actor(shape: Shape, rules: list[Rule], *, of_candidate: bool = False) -> bool:
    """Say whether some of the rules depend on who is asking."""
    codes = tuple(code for _, code, _ in rules)
    created_by = of_candidate and candidate(shape, codes)[1]
    return created_by or any(code.uses_actor for code in codes)


def arguments(shape: Shape, rules: list[Rule], subject: str, input_name: str = "") -> tuple[str, ...]:
    """Give what a method that judges is called with."""
    actor = ("actor",) if asks_actor(shape, rules, of_candidate=subject == "input") else ()
    entered = "input." in candidate(shape, tuple(code for _, code, _ in rules))[0]
    subjects = (subject,) if subject == "id" or entered else ()
    return (*actor, *subjects, *(("input",) if input_name else ()))


def _method(shape: Shape, method: tuple[str, str], rules: list[Rule], subject: str, asked: str = "") -> View:
    """Give a method by its name and what it says; `asked` is the type of what is told with a transition."""
    name, says = method
    codes = tuple(code for _, code, _ in rules)
    types = {"actor": "Principal", "id": "string", "input": asked or f"New{shape.names.one.pascal}"}
    parameters = [f"{each}: {types[each]}" for each in arguments(shape, rules, subject, asked)]
    there = ts.expression(f"sql`{shape.behaviour.alias} where id = ${{id}}`")
    return {
        "name": ts.property_name(name),
        "says": ts.comment(says),
        "parameters": ts.expression(", ".join(parameters)),
        "union": ts.expression(" | ".join(ts.string(rule.camel) for rule, _, _ in rules)),
        "clocked": uses_clock(codes),
        "row_literal": candidate(shape, codes)[0] if subject == "input" else there,
        "rules": [
            {"name": ts.property_name(rule.camel), "condition": literal(code, "SqlBool")}
            for rule, code, _ in rules
        ],
    }


def refusal_rows(rules: list[Rule]) -> list[View]:
    """Give one row a rule: its name, the code and the sentence."""
    return [
        {
            "name": ts.property_name(rule.camel),
            "code": ts.string(refusal.code),
            "says": ts.string(refusal.says or f"{rule.title}."),
        }
        for rule, _, refusal in rules
    ]


def held_for(shape: Shape, locks: tuple[Lock, ...]) -> list[str]:
    """Give the parents that must be held, as the properties that name them."""
    wanted = {lock.path[0] for lock in locks if lock.path}
    return [column.member.camel for column in shape.references if column.name in wanted]


def locks_of(operation: Operation) -> tuple[Lock, ...]:
    """Give the locks of a transition."""
    steps = [step for segment in operation.segments for step in segment.steps]
    return tuple(lock for step in steps if isinstance(step, LockRows) for lock in step.locks)


def held_alone(shape: Shape) -> frozenset[str]:
    """Give the references whose records one writer at a time may hold: some rule counts their children."""
    behaviour = shape.behaviour
    locks = [lock for action in ("create", "update", "delete") for lock in behaviour.locks_for(action)]
    locks += [lock for operation in behaviour.transitions for lock in locks_of(operation)]
    return frozenset(lock.path[0] for lock in locks if len(lock.path) == 1 and lock.mode == "update")
