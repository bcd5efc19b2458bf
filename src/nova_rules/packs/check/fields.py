"""Fields: keys that fit the type, limits in order, defaults within them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, listed, shown
from nova_rules.packs.types.fields import FieldOf
from nova_rules.packs.values import DATES, NUMBERS, TEXTS, before, decimals, fits, number, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView, Part
    from nova_rules.packs.places import Path

_ONLY = (
    ("of", frozenset({"choice"})),
    ("format", frozenset({"sequence"})),
    ("scale", frozenset({"decimal", "percent"})),
    ("min", NUMBERS | DATES),
    ("max", NUMBERS | DATES | TEXTS),
    ("search", TEXTS | {"sequence"}),
)
"""Keys that only some types have."""
_UNLISTED = frozenset({"long_text"})
_MOST_CHARACTERS = 1_000_000


def fields(view: DomainView) -> Iterator[Problem]:
    """Yield what is wrong with any field, also of traits nobody uses, and with what transitions are given."""
    for trait in view.library.traits:
        for name, field in trait.content.fields.items():
            yield from field_problems(trait, ("fields", name), field)
    for anatomy in view.entities.values():
        for part, name, field in anatomy.fields():
            yield from field_problems(part, ("fields", name), field)
            yield from _set_by(anatomy, part, name, field)
        for part, lifecycle in anatomy.lifecycles():
            for move, transition in lifecycle.transitions.items():
                for name, given in transition.input.items():
                    if isinstance(given, FieldOf):
                        path = ("lifecycle", "transitions", move, "input", name)
                        yield from field_problems(part, path, given)


def field_problems(part: Part, path: Path, field: FieldOf) -> Iterator[Problem]:
    """Yield what is wrong with one field by itself."""
    misfits = tuple(_misfits(part, path, field))
    yield from misfits
    if not misfits:
        yield from _choices(part, path, field)
        yield from _limits(part, path, field)
        yield from _default(part, path, field)


def _misfits(part: Part, path: Path, field: FieldOf) -> Iterator[Problem]:
    for key, types in _ONLY:
        if part.written((*path, key)) and field.type not in types:
            sentence = f"`{key}` says nothing about a `{field.type}`."
            hint = f"It belongs to {listed(sorted(types))}."
            yield found(part.key(*path, key), Code.FIELD_KEY, sentence, hint)
    for key in ("sort", "filter"):
        if getattr(field, key) and field.type in _UNLISTED:
            sentence = f"Lists cannot `{key}` by a `{field.type}`."
            yield found(part.key(*path, key), Code.FIELD_KEY, sentence, "Use `search`, or make it a `text`.")
    if field.type == "sequence":
        yield from _sequence(part, path, field)


def _sequence(part: Part, path: Path, field: FieldOf) -> Iterator[Problem]:
    for key in ("default", "optional", "set-by"):
        if part.written((*path, key)):
            sentence = f"A sequence numbers every record by itself; `{key}` does not belong to it."
            yield found(part.key(*path, key), Code.FIELD_KEY, sentence, "Leave it out.")
    if field.format is not None and "{n" not in field.format:
        sentence = "The format of a sequence has no place for its number."
        hint = 'Write `{n}` or `{n:5}` where the number goes, such as "INV-{year}-{n:5}".'
        yield found(part.text(*path, "format"), Code.FIELD_KEY, sentence, hint)


def _choices(part: Part, path: Path, field: FieldOf) -> Iterator[Problem]:
    if field.type != "choice":
        return
    if not field.of:
        sentence = "A choice needs its values."
        yield found(part.value(*path), Code.CHOICES, sentence, "Add `of: [first, second]`.")
    for number_, value in enumerate(field.of):
        if value in field.of[:number_]:
            sentence = f"`{value}` is listed twice."
            yield found(part.value(*path, "of", number_), Code.CHOICES, sentence, "Delete one of them.")
    if field.default is not None and field.of and field.default not in field.of:
        sentence = f"`{shown(field.default)}` is none of the values."
        hint = did_you_mean(field.default, field.of)
        yield found(part.value(*path, "default"), Code.DEFAULT_OUTSIDE, sentence, hint)


def _limits(part: Part, path: Path, field: FieldOf) -> Iterator[Problem]:
    sound = True
    for key, limit in (("min", field.min), ("max", field.max)):
        if limit is not None and not _limit_fits(field, limit):
            sound = False
            shape = "a number of characters" if field.type in TEXTS else shape_of(field.type)
            sentence = f"`{key}: {shown(limit)}` is not {shape}."
            yield found(
                part.value(*path, key), Code.LIMIT_FORM, sentence, "Write it so, in quotes if need be."
            )
    if sound and field.min is not None and field.max is not None and before(field.type, field.max, field.min):
        sentence = f"`min` ({field.min}) is greater than `max` ({field.max})."
        yield found(part.value(*path, "min"), Code.LIMIT_ORDER, sentence, "Swap them.")
    for key in ("min", "max", "default"):
        text = getattr(field, key)
        if (
            field.scale is not None
            and text is not None
            and fits(field.type, text)
            and decimals(text) > field.scale
        ):
            sentence = f"`{key}: {text}` has more decimals than `scale: {field.scale}` allows."
            yield found(part.value(*path, key), Code.SCALE, sentence, "Round it, or raise `scale`.")


def _limit_fits(field: FieldOf, limit: str) -> bool:
    if field.type not in TEXTS:
        return fits(field.type, limit)
    length = number(limit) if fits("integer", limit) else None
    return length is not None and 1 <= length <= _MOST_CHARACTERS


def _default(part: Part, path: Path, field: FieldOf) -> Iterator[Problem]:
    text, place = field.default, part.value(*path, "default")
    if text is None or field.type == "choice":
        return
    if not fits(field.type, text):
        sentence = f"`default: {shown(text)}` is not {shape_of(field.type)}."
        yield found(place, Code.DEFAULT_FORM, sentence, "Write it so, in quotes if need be.")
        return
    if field.type in TEXTS:
        outside = field.max is not None and _limit_fits(field, field.max) and len(text) > int(field.max)
    else:
        low = field.min if field.min is not None or field.allow_negative else _least(field)
        outside = (low is not None and before(field.type, text, low)) or (
            field.max is not None and before(field.type, field.max, text)
        )
    if outside:
        sentence = f"`default: {shown(text)}` lies outside `min` and `max`."
        yield found(place, Code.DEFAULT_OUTSIDE, sentence, "Choose a default within the limits.")


def _least(field: FieldOf) -> str | None:
    return "0" if field.type in NUMBERS else None


def _set_by(anatomy: Anatomy, part: Part, name: str, field: FieldOf) -> Iterator[Problem]:
    if field.set_by is None:
        return
    place = part.value("fields", name, "set-by")
    if field.set_by not in anatomy.transitions():
        sentence = f"`{anatomy.name}` has no transition `{shown(field.set_by)}`."
        yield found(place, Code.SET_BY, sentence, did_you_mean(field.set_by, anatomy.transitions()))
        return
    if not field.optional and field.default is None:
        sentence = f"Before `{field.set_by}` nothing writes `{name}`, so it must be able to be empty."
        yield found(place, Code.SET_BY, sentence, "Add `optional: true` or a `default`.")
