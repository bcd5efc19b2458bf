"""Derived values: one way to work each out, along relations that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Place, Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView, Part
    from nova_rules.packs.types.fields import Derived

AGGREGATES = ("sum", "count", "min", "max")
_LEADS = frozenset({"reference", "many", "inverse"})


def derived(view: DomainView) -> Iterator[Problem]:
    """Yield derived values that cannot be worked out."""
    for anatomy in view.entities.values():
        for part in anatomy.parts():
            for name, value in part.content.derived.items():
                yield from _one(view, anatomy, part, name, value)


def _one(view: DomainView, anatomy: Anatomy, part: Part, name: str, value: Derived) -> Iterator[Problem]:
    said = [key for key in (*AGGREGATES, "value") if getattr(value, key) is not None]
    if len(said) != 1:
        sentence = f"`{name}` must have exactly one of {listed((*AGGREGATES, 'value'), 'or')}."
        hint = 'Such as `{ sum: payments.amount }` or `{ value: "amount - paid" }`.'
        yield found(part.key("derived", name), Code.DERIVED_SHAPE, sentence, hint)
        return
    if said == ["value"]:
        if value.where is not None:
            sentence = "`where` narrows an aggregate; a `value` has no rows."
            place = part.key("derived", name, "where")
            yield found(place, Code.DERIVED_SHAPE, sentence, "Put the condition into the value.")
        return
    path, place = getattr(value, said[0]), part.text("derived", name, said[0])
    yield from _path(view, anatomy, filled_path(anatomy, part, path), said[0], place)


def filled_path(anatomy: Anatomy, part: Part, path: str) -> str:
    """Give a path of a trait with the member that fills its first step."""
    first, dot, rest = path.partition(".")
    return f"{anatomy.filler(part, first)}{dot}{rest}"


def _path(view: DomainView, anatomy: Anatomy, path: str, aggregate: str, place: Place) -> Iterator[Problem]:
    """Follow the path: it leads over relations and ends in a value, or for `count` in rows."""
    steps, here, many = path.split("."), anatomy, False
    for number, step in enumerate(steps):
        member = here.members.get(step)
        if member is None:
            sentence = f"`{here.name}` has no `{shown(step)}`."
            yield found(place, Code.MEMBER_UNKNOWN, sentence, did_you_mean(step, here.members))
            return
        many = many or member.kind == "many" or (member.kind == "inverse" and member.type == "many")
        last, leads = number == len(steps) - 1, member.kind in _LEADS
        if leads == (last and aggregate != "count") or (
            leads and not last and member.target not in view.entities
        ):
            if member.target in view.files.names("entity") - set(view.entities):
                return
            yield _wrong_end(aggregate, path, place)
            return
        here = view.entities.get(member.target, here)
    if not many:
        yield _wrong_end(aggregate, path, place)


def _wrong_end(aggregate: str, path: str, place: Place) -> Problem:
    end = "the rows of a relation" if aggregate == "count" else "a value of many rows"
    sentence = f"`{aggregate}: {shown(path)}` does not lead to {end}."
    return found(place, Code.DERIVED_SHAPE, sentence, "Such as `count: payments` or `sum: payments.amount`.")
