"""Reads how many of something there are: `about 900 pupils`, `300 requests a minute`, `pupils: 900`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from nova_rules.understanding import scope
from nova_rules.understanding.english import listed
from nova_rules.understanding.index import Index, Unit, seconds_of
from nova_rules.understanding.numbers import Number, numbers
from nova_rules.understanding.phrases import Text

_widest, _widest_product, _reach_back = 5, 12, 6
_fillers = listed("or more plus + active registered concurrent simultaneous different total new current")
_labels = listed(
    "grade year class level form stage room section step version iso type page unit block phase"
    " no number nr chapter"
)
_ages = frozenset({"aged", "age", "ages"})
_year_cues = frozenset({"in", "since", "by", "during", "until", "founded", "year"})
_groups = frozenset({"class", "group", "team", "batch", "section", "form", "set", "cohort", "squad"})
_hedges = listed("about around approximately roughly nearly is are was : = some circa")
_adverbs = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_first_year, _last_year, _largest_label = 1900, 2100, 100
_uncounted = frozenset({"people", "staff"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of a measure: its place in the folded text, the words it covers, and how it was read."""

    unit: Unit
    amount: int
    start: int
    end: int
    at: tuple[int, ...]
    method: str


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number, the words around it, and the place of the word after it."""

    number: Number
    next: int
    text: Text

    def lower(self, offset: int) -> str:
        """Give the lower-case word some places after the number; before it when negative."""
        return scope.lower(self.next + offset, self.text)


def quantities(folded: str, text: Text, prepared: Index) -> tuple[Quantity, ...]:
    """Give every amount of something the vocabulary counts, in order."""
    starts = [word.start for word in text.words]
    ends = [word.end for word in text.words]
    found: list[Quantity] = []
    earlier: _Counted | None = None
    for number in numbers(folded):
        first, after = bisect_left(starts, number.start), bisect_left(starts, number.end)
        counted = _Counted(number, after, text)
        if first < len(text.words) and text.words[first].clear and not _is_label(first, counted):
            found.extend(_of(first, counted, earlier, prepared, ends))
        earlier = counted
    return tuple(found)


def _of(
    first: int, counted: _Counted, earlier: _Counted | None, prepared: Index, ends: list[int]
) -> Iterator[Quantity]:
    """Give the amounts one number states."""
    text = counted.text
    place = _unit_place(counted, prepared)
    if place is None:
        yield from _stated_after(first, counted, prepared)
        return
    for unit, last in _units_at(place, counted, prepared):
        seconds, rate_end = _rate(last + 1, text)
        if (unit.seconds is None) != (seconds is None) or (not seconds and _is_share(first, last, text)):
            continue
        value, method = counted.number.value, counted.number.method
        end = last
        if seconds and unit.seconds:
            value, end = value * unit.seconds / seconds, rate_end
        if scope.lower(end + 1, text) == "each" and earlier and first - earlier.next < _widest_product:
            value, method = value * earlier.number.value, "product"
        at = tuple(range(first, end + 1))
        yield Quantity(unit, ceil(value), counted.number.start, ends[end], at, method)


def _is_label(first: int, counted: _Counted) -> bool:
    """Tell whether a number names something (`year 7`, `in 2024`, `aged 11`) instead of counting."""
    text, value = counted.text, counted.number.value
    before = scope.lower(first - 1, text)
    if before in _ages or (before in _labels and value <= _largest_label):
        return True
    if before in _year_cues and _first_year <= value <= _last_year and "," not in scope.lower(first, text):
        return True
    if (
        first > 0
        and text.words[first - 1].kind == "number"
        and text.words[first - 1].sentence == text.words[first].sentence
    ):
        return not _first_year <= Fraction(_plain(before)) <= _last_year
    return scope.lower(first, text) == "one" and counted.lower(0) in {"of", "or", "another"}


def _plain(digits: str) -> str:
    """Give the digits of a number word; zero when it has none that make a number."""
    plain = "".join(letter for letter in digits if letter in "0123456789")
    return plain[:15] or "0"


def _unit_place(counted: _Counted, prepared: Index) -> int | None:
    """Give where the counted noun starts; adjectives and nouns may come first, another plural may not."""
    text = counted.text
    place = counted.next + (counted.lower(0) in {"-", "+"})
    for at in range(place, min(place + _widest, len(text.words))):
        word = text.words[at]
        if at > 0 and word.sentence != text.words[at - 1].sentence:
            return None
        if _units_at(at, counted, prepared):
            return at
        plural = word.kind == "word" and word.lower != word.noun
        is_filler = text.parts[at] in {"noun", "adj"} or word.lower in _fillers
        if plural or not is_filler or seconds_of(word.noun) is not None:
            return None
    return None


def _units_at(at: int, counted: _Counted, prepared: Index) -> tuple[tuple[Unit, int], ...]:
    """Give the units whose noun heads the phrase at a place (`900 school reports` counts no schools)."""
    text, found = counted.text, []
    for form in dict.fromkeys((text.words[at].noun, text.words[at].surface)):
        for unit in prepared.units.get(form, ()):
            last = _last(unit, at, text)
            if last is not None and _is_head(at, last, counted):
                found.append((unit, last))
    longest = max((last for _, last in found), default=0)
    return tuple((unit, last) for unit, last in found if last == longest)


def _last(unit: Unit, at: int, text: Text) -> int | None:
    """Give the place of a unit's last word when it stands at a place."""
    place: int | None = at
    for wanted in unit.words[1:]:
        place = text.after[place] if place is not None else None
        if place is None or wanted not in {text.words[place].noun, text.words[place].surface}:
            return None
    return place


def _is_head(first: int, last: int, counted: _Counted) -> bool:
    """Tell whether the noun is what the number counts."""
    text, word = counted.text, counted.text.words[last]
    if word.lower != word.noun or word.noun in _uncounted or scope.lower(first - 1, text) == "-":
        return True
    return last + 1 >= len(text.words) or text.parts[last + 1] != "noun"


def _rate(at: int, text: Text) -> tuple[int | None, int]:
    """Read `per second`, `a day`, `/s`, `daily` after a noun: the seconds, and the place of the last word."""
    if scope.lower(at, text) in _adverbs:
        return _adverbs[scope.lower(at, text)], at
    if scope.lower(at, text) in {"per", "a", "an", "each", "every", "/"} and at + 1 < len(text.words):
        return seconds_of(text.words[at + 1].noun.rstrip(".")), at + 1
    return None, at


def _is_share(first: int, last: int, text: Text) -> bool:
    """Tell whether an amount is only for one of many: `30 pupils per class`, `each class has 30 pupils`."""
    after = scope.lowers(last + 1, 2, text)
    if after[0] == "per" or (after[0] in {"in", "for", "to", "at"} and after[1] in {"each", "every"}):
        return True
    if scope.lower(first - 1, text) == "of" and first > 1 and text.words[first - 2].noun in _groups:
        return True
    for place in range(first - 1, max(-1, first - 1 - _reach_back), -1):
        if text.parts[place] == "mark" or text.words[place].sentence != text.words[first].sentence:
            return False
        if text.words[place].lower in {"each", "every", "per"}:
            return seconds_of(text.words[place + 1].noun) is None
    return False


def _stated_after(first: int, counted: _Counted, prepared: Index) -> Iterator[Quantity]:
    """Read `pupils: 900` and `the number of pupils is about 900`."""
    text, place, linked = counted.text, first - 1, False
    while (
        place >= 0
        and text.words[place].lower in _hedges
        and text.words[place].sentence == text.words[first].sentence
    ):
        linked = linked or text.words[place].lower in {":", "=", "is", "are"}
        place -= 1
    if place >= 0 and text.words[place].noun in {"count", "number", "total"}:
        place -= 1
    copula = any(text.words[at].lower in {"is", "are"} for at in range(place + 1, first))
    if place < 0 or not linked or (copula and scope.lowers(place - 2, 2, text) != ("number", "of")):
        return
    for unit in prepared.units.get(text.words[place].noun, ()):
        if len(unit.words) == 1 and unit.seconds is None:
            at = tuple(range(place, counted.next))
            number = counted.number
            yield Quantity(unit, ceil(number.value), text.words[place].start, number.end, at, number.method)
