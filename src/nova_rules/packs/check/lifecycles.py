"""Lifecycles: states that can be reached, moves between states there are, effects that can be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.anatomy import ACTIONS, ADMIN
from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, listed, shown
from nova_rules.packs.types.behaviour import VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView, Part
    from nova_rules.packs.places import Path
    from nova_rules.packs.types.behaviour import Lifecycle, Step, Transition

SYSTEM = "system"


def lifecycles(view: DomainView) -> Iterator[Problem]:
    """Yield what is wrong with the states and moves of any entity."""
    roles = view.files.names("role") | {ADMIN, SYSTEM}
    for anatomy in view.entities.values():
        for part, lifecycle in anatomy.lifecycles():
            yield from _states(part, lifecycle)
            yield from _reachable(part, lifecycle)
            for name, transition in lifecycle.transitions.items():
                path = ("lifecycle", "transitions", name)
                yield from _move(part, path, transition, lifecycle)
                yield from _roles(part, path, transition, roles)
                yield from effects(anatomy, part, path, transition.effects)
                yield from _somebody(anatomy, part, name, transition)
        for name, extension in anatomy.file.content.extend.items():
            yield from effects(anatomy, anatomy.file, ("extend", name), extension.effects)


def _states(part: Part, lifecycle: Lifecycle) -> Iterator[Problem]:
    for number, state in enumerate(lifecycle.states):
        if state in lifecycle.states[:number]:
            place = part.value("lifecycle", "states", number)
            yield found(
                place, Code.STATE_TWICE, f"The state `{state}` is listed twice.", "Delete one of them."
            )
    if lifecycle.initial not in lifecycle.states:
        sentence = f"There is no state `{lifecycle.initial}`."
        hint = did_you_mean(lifecycle.initial, lifecycle.states)
        yield found(part.value("lifecycle", "initial"), Code.STATE_UNKNOWN, sentence, hint)


def _reachable(part: Part, lifecycle: Lifecycle) -> Iterator[Problem]:
    reached = [lifecycle.initial]
    for state in reached:
        moves = (move for move in lifecycle.transitions.values() if state in move.from_)
        reached += sorted({move.to for move in moves} - set(reached))
    for number, state in enumerate(lifecycle.states):
        if state not in reached:
            place = part.value("lifecycle", "states", number)
            sentence = f"No transition ever leads to the state `{state}`."
            yield found(place, Code.STATE_UNREACHABLE, sentence, "Add a transition to it, or delete it.")


def _move(part: Part, path: Path, transition: Transition, lifecycle: Lifecycle) -> Iterator[Problem]:
    if path[-1] in ACTIONS:
        sentence = f"Every record has the action `{path[-1]}` already; a transition needs another name."
        yield found(
            part.key(*path), Code.MEMBER_TWICE, sentence, "Name it after what happens, such as `issue`."
        )
    named = [(("from", number), state) for number, state in enumerate(transition.from_)]
    for step, state in [*named, (("to",), transition.to)]:
        if state not in lifecycle.states:
            sentence = f"There is no state `{state}`."
            place = part.value(*path, *step)
            yield found(place, Code.STATE_UNKNOWN, sentence, did_you_mean(state, lifecycle.states))
    if not transition.from_:
        sentence = "A transition starts from at least one state."
        yield found(part.value(*path, "from"), Code.STATE_UNKNOWN, sentence, "Name the states under `from`.")


def _roles(part: Part, path: Path, transition: Transition, roles: frozenset[str]) -> Iterator[Problem]:
    for number, role in enumerate(transition.allow):
        if role not in roles:
            place = part.value(*path, "allow", number)
            yield found(place, Code.NAME_UNKNOWN, f"There is no role `{role}`.", did_you_mean(role, roles))


def _somebody(anatomy: Anatomy, part: Part, name: str, transition: Transition) -> Iterator[Problem]:
    allowed = {
        action for each in anatomy.parts() for policy in each.content.policies for action in policy.allow
    }
    if name not in allowed and not transition.allow:
        sentence = f"Nobody may `{name}` a `{anatomy.name}`."
        hint = "Add it to a policy, or write `allow: [system]` where only the backend does it."
        yield found(part.key("lifecycle", "transitions", name), Code.TRANSITION_NOBODY, sentence, hint)


def effects(anatomy: Anatomy, part: Part, above: Path, steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Yield steps without exactly one verb, and values set where none can be."""
    for number, step in enumerate(steps):
        path = (*above, "effects", number)
        if len(step.verbs()) != 1:
            verbs = listed((verb.replace("_", "-") for verb in VERBS), "or")
            sentence = "A step needs exactly one verb."
            yield found(part.value(*path), Code.STEP_SHAPE, sentence, f"It is one of {verbs}.")
        elif step.verbs() == ("update",) and step.update == "this":
            yield from _set(anatomy, part, path, step)


def _set(anatomy: Anatomy, part: Part, path: Path, step: Step) -> Iterator[Problem]:
    if not step.set:
        sentence = "An update sets at least one field."
        yield found(part.value(*path), Code.STEP_SHAPE, sentence, "Add `set: { field: value }`.")
    settable = [name for name, member in anatomy.members.items() if member.kind in {"field", "reference"}]
    for name in step.set:
        place, member = part.key(*path, "set", name), anatomy.members.get(name)
        if member is None:
            sentence = f"`{anatomy.name}` has no `{shown(name)}`."
            yield found(place, Code.MEMBER_UNKNOWN, sentence, did_you_mean(name, settable))
        elif member.kind not in {"field", "reference"} or member.type == "sequence":
            sentence = f"`{name}` cannot be set: it is {_why(member.kind)}."
            yield found(place, Code.STEP_SHAPE, sentence, "Set a field.")


def _why(kind: str) -> str:
    reasons = {
        "state": "moved by transitions only",
        "derived": "worked out",
        "automatic": "kept by the backend",
        "field": "numbered by the backend",
    }
    return reasons.get(kind, "a relation of another record")
