"""Constraints: each says one thing about members that exist, with one status for each code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, listed, shown
from nova_rules.packs.values import DATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Place, Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView, Part
    from nova_rules.packs.types.behaviour import Constraint

_KINDS = {
    "unique": "unique",
    "no-overlap": "no_overlap",
    "check": "check",
    "guard": "guard",
    "invariant": "invariant",
}
_STORED = frozenset({"field", "reference", "state"})
_CONFLICTS = frozenset({"unique", "no-overlap"})
_ENDS = 2


def constraints(view: DomainView) -> Iterator[Problem]:
    """Yield constraints that say nothing, several things, or something of members that are not there."""
    for anatomy in view.entities.values():
        for part in anatomy.parts():
            for name, constraint in part.content.constraints.items():
                yield from _shape(part, name, constraint)
                yield from _members(anatomy, part, name, constraint)
    yield from _statuses(view)


def kinds_of(constraint: Constraint) -> tuple[str, ...]:
    """Give what a constraint says; one thing is right."""
    return tuple(key for key, attribute in _KINDS.items() if getattr(constraint, attribute) not in (None, ()))


def _shape(part: Part, name: str, constraint: Constraint) -> Iterator[Problem]:
    place, said = part.key("constraints", name), kinds_of(constraint)
    if len(said) != 1:
        sentence = f"`{name}` must say exactly one of {listed(_KINDS, 'or')}."
        yield found(place, Code.CONSTRAINT_SHAPE, sentence, "Make one constraint of each.")
        return
    belongs = {"for": {"guard"}, "where": {"unique", "no-overlap"}, "range": {"no-overlap"}}
    for key, owners in belongs.items():
        if part.written(("constraints", name, key)) and said[0] not in owners:
            sentence = f"`{key}` says nothing about `{said[0]}`."
            hint = f"It belongs to {listed(sorted(owners))}."
            yield found(part.key("constraints", name, key), Code.CONSTRAINT_SHAPE, sentence, hint)
    if said[0] == "no-overlap" and constraint.range is None:
        sentence = f"`{name}` does not say which time may not overlap."
        yield found(place, Code.RANGE_SHAPE, sentence, "Add `range: [starts, ends]`.")


def _members(anatomy: Anatomy, part: Part, name: str, constraint: Constraint) -> Iterator[Problem]:
    stored = [member.name for member in anatomy.members.values() if member.kind in _STORED]
    for key, attribute in (("unique", "unique"), ("no-overlap", "no_overlap"), ("range", "range")):
        written: tuple[str, ...] = getattr(constraint, attribute) or ()
        for number, member in enumerate(written):
            place = part.value("constraints", name, key, number)
            if anatomy.filler(part, member) not in stored:
                sentence = f"`{anatomy.name}` stores no `{shown(member)}`."
                yield found(place, Code.MEMBER_UNKNOWN, sentence, did_you_mean(member, stored))
            if member in written[:number]:
                sentence = f"`{member}` is listed twice."
                yield found(place, Code.CONSTRAINT_SHAPE, sentence, "Delete one of them.")
    yield from _range(anatomy, part, name, constraint)


def _range(anatomy: Anatomy, part: Part, name: str, constraint: Constraint) -> Iterator[Problem]:
    named = (anatomy.filler(part, end) for end in constraint.range or ())
    ends = [anatomy.members[end] for end in named if end in anatomy.members]
    if len(ends) != _ENDS or len(constraint.range or ()) != _ENDS:
        return
    types = {end.type for end in ends}
    if len(types) > 1 or not types <= DATES:
        sentence = f"{listed([end.name for end in ends])} must both be a date, a datetime or a time."
        yield found(
            part.value("constraints", name, "range"), Code.RANGE_SHAPE, sentence, "Use two of one type."
        )


def _statuses(view: DomainView) -> Iterator[Problem]:
    """One code has one status: 409 for a clash with another record, 422 for a broken condition."""
    seen: dict[str, int] = {}
    for code, status, place in sorted(_errors(view), key=lambda error: error[2]):
        if seen.setdefault(code, status) != status:
            sentence = f"The error `{code}` is used with two statuses, {seen[code]} and {status}."
            yield found(
                place, Code.ERROR_STATUS, sentence, "Give a clash and a broken condition different codes."
            )


def _errors(view: DomainView) -> Iterator[tuple[str, int, Place]]:
    parts = (part for anatomy in view.entities.values() for part in anatomy.parts())
    for part in {part.source.path: part for part in parts}.values():
        for name, constraint in part.content.constraints.items():
            clash = set(kinds_of(constraint)) <= _CONFLICTS
            written = part.written(("constraints", name, "error"))
            place = part.value("constraints", name, "error") if written else part.key("constraints", name)
            yield constraint.error or name, 409 if clash else 422, place
        moves = part.content.lifecycle.transitions if part.content.lifecycle else {}
        for name, transition in moves.items():
            if transition.error:
                yield transition.error, 422, part.value("lifecycle", "transitions", name, "error")
