"""Reads numbers in digits and words: 50,000, 10k, two hundred and fifty, dozens of, 500-600."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_ones = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_tens = "twenty thirty forty fifty sixty seventy eighty ninety"
_values = dict(zip((*_ones.split(), *_tens.split()), (*range(20), *range(20, 100, 10)), strict=True))
_scales = {
    "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000, "bn": 1_000_000_000, "dozen": 12,
    "hundred": 100,
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_scale = r"k|mn|mio|m|bn|hundred|thousand|million|billion|dozen"
_digits = r"\d{1,3}(?:[,'. ]\d{3})+(?!\d)|\d{1,15}(?:\.\d{1,3})?(?!\d)"
_written = re.compile(
    r"(?<![\w.,:/#$\u20ac\u00a3+-])"
    rf"(?P<low>{_digits})(?:\s?(?P<low_scale>{_scale})\b)?"
    rf"(?:\s?(?:-|to|and|or)\s?(?P<high>{_digits})(?:\s?(?P<high_scale>{_scale})\b)?)?"
    r"(?:(?P<plus>\+)|(?P<other>\s?%|st\b|nd\b|rd\b|th\b|\s?(?:am|pm)\b|[:/]\d|[a-z]))?",
    re.IGNORECASE,
)
_number_word = "|".join(
    sorted([*_values, *("dozen", "hundred", "thousand", "million", "billion")], key=len, reverse=True)
)
_spelled = re.compile(
    rf"\b(?:(?:half )?an? )?(?:{_number_word})(?:(?:[ -]| and )(?:{_number_word})\b)*\b", re.IGNORECASE
)
_vague = re.compile(
    r"\b(?:(?P<few>a couple of|a few|several|some|many) )?(?:(?P<of>tens|hundreds|thousands) of )?"
    r"(?P<scale>dozens|hundreds|thousands|millions|dozen|hundred|thousand|million)(?: of)?\b",
    re.IGNORECASE,
)
_typical = 5  # `hundreds of` is read as five hundred: the middle of what people mean by it.
_few = {"a couple of": 2, "a few": 3}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a place of the folded text; `method` is number, range (its upper end) or estimate."""

    start: int
    end: int
    value: Fraction
    method: str


def numbers(text: str) -> tuple[Number, ...]:
    """Give the numbers of a text in order; percentages, ordinals and clock times are none."""
    found = sorted([*_in_digits(text), *_vaguely(text), *_in_words(text)], key=lambda n: (n.start, -n.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return tuple(kept)


def _in_digits(text: str) -> Iterator[Number]:
    """Read numbers written in digits; of a range the upper end."""
    for match in _written.finditer(text):
        if match["other"]:
            continue
        low = _valued(match["low"], match["low_scale"])
        if not match["high"]:
            yield Number(match.start(), match.end(), low, "number")
            continue
        high = _valued(match["high"], match["high_scale"])
        if _is_range(match, text):
            yield Number(match.start(), match.end(), high, "range")
        else:
            yield Number(
                match.start(), match.end("low_scale" if match["low_scale"] else "low"), low, "number"
            )
            yield Number(match.start("high"), match.end(), high, "number")


def _is_range(match: re.Match[str], text: str) -> bool:
    """Tell `500-600` and `between 500 and 600` from `5 and 6`."""
    low, high = (
        _valued(match["low"], match["low_scale"] or match["high_scale"]),
        _valued(match["high"], match["high_scale"]),
    )
    linked = (
        text[match.end("low_scale") if match["low_scale"] else match.end("low") : match.start("high")]
        .strip()
        .lower()
    )
    between = text[max(0, match.start() - len("between ")) : match.start()].lower() == "between "
    return low < high and (linked != "and" or between)


def _is_dotted(digits: str) -> bool:
    """Tell `50.000`, which is fifty thousand only where things are counted."""
    return re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits) is not None


def _valued(digits: str, scale: str | None) -> Fraction:
    """Give the value of digits and a scale word."""
    plain = digits.replace(".", "") if _is_dotted(digits) and not scale else digits
    return Fraction(re.sub(r"[,' ]", "", plain)) * _scales.get((scale or "").lower(), 1)


def _vaguely(text: str) -> Iterator[Number]:
    """Read `dozens of`, `a few hundred`, `tens of thousands of` as the middle of what people mean."""
    for match in _vague.finditer(text):
        scale, few, of = match["scale"].lower(), (match["few"] or "").lower(), (match["of"] or "").lower()
        if not scale.endswith("s") and not few:
            continue
        value = Fraction(_scales[scale.removesuffix("s")]) * (
            _few.get(few, _typical) if few or not of else _typical
        )
        if scale == "dozens" and not few:
            value = Fraction(50)
        value *= {"tens": 10, "hundreds": 100, "thousands": 1_000}.get(of, 1)
        yield Number(match.start(), match.end(), value, "estimate")


def _in_words(text: str) -> Iterator[Number]:
    """Read `two hundred and fifty`, `half a million`, `a dozen`."""
    for match in _spelled.finditer(text):
        words = re.findall(r"[a-z]+", match.group().lower())
        value = Fraction(1, 2) if words[0] == "half" else Fraction(1)
        total, part = Fraction(0), value if words[0] in {"a", "an", "half"} else Fraction(0)
        for word in words:
            total, part = _added(word, total, part)
        yield Number(match.start(), match.end(), total + part, "number")


def _added(word: str, total: Fraction, part: Fraction) -> tuple[Fraction, Fraction]:
    """Take one more word of a number: (thousands so far, the part being built)."""
    if word in _values:
        return total, part + _values[word]
    if word in {"hundred", "dozen"}:
        return total, (part or Fraction(1)) * _scales[word]
    if word in _scales:
        return total + (part or Fraction(1)) * _scales[word], Fraction(0)
    return total, part
