"""Literals: what a quoted text says, and whether a number, date or time is written as it should be."""

from __future__ import annotations

import re

from nova_rules.lowering.calendar_days import days_in_month
from nova_rules.lowering.refusals import refused
from nova_rules.model.problems import Place

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))", re.DOTALL)
_SIMPLE = dict(zip("abfnrtv\\'\"`?", "\a\b\f\n\r\t\v\\'\"`?", strict=True))
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?\Z")
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def unquoted(written: str, place: Place) -> str:
    """Give the text a literal stands for; NUL and halves of characters are refused."""
    raw = written[0] in "rR"
    body = written[1:] if raw else written
    quote = 3 if body[:3] in {"'''", '"""'} and len(body) >= 6 else 1  # noqa: PLR2004 - three quotes on each side
    text = body[quote:-quote]
    if not raw:
        text = _ESCAPE.sub(lambda match: _character(match, place), text)
    if "\0" in text:
        raise refused(place, "expression-syntax", "A text cannot hold the character NUL.", "Leave it out.")
    return text


def _character(match: re.Match[str], place: Place) -> str:
    hexadecimal = match.group(1) or match.group(2) or match.group(3)
    if hexadecimal or match.group(4):
        number = int(hexadecimal, 16) if hexadecimal else int(match.group(4), 8)
        if number <= _LAST_CODE_POINT and number not in _SURROGATES:
            return chr(number)
    elif match.group(5) in _SIMPLE:
        return _SIMPLE[match.group(5)]
    hint = "Write `\\\\` for a backslash."
    raise refused(place, "expression-syntax", f"`{match.group()}` is not an escape.", hint)


def decimals(number: str) -> int:
    """Give how many decimals a number is written with."""
    return len(number.partition(".")[2])


def is_date(text: str) -> bool:
    """Tell whether a text is a date that exists, such as 2026-02-28."""
    match = _DATE.match(text)
    if match is None:
        return False
    year, month, day = (int(part) for part in match.groups())
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)  # noqa: PLR2004 - months


def clock_time(text: str) -> str | None:
    """Give a time of day with seconds, or nothing where the text is no time."""
    if _TIME.match(text) is None:
        return None
    return text if len(text) == len("00:00:00") else f"{text}:00"
