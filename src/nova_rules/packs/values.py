"""What a value of each type of field looks like when written as text."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

NUMBERS = frozenset({"integer", "decimal", "money", "percent"})
DATES = frozenset({"date", "datetime", "time"})
TEXTS = frozenset({"text", "long_text", "email", "phone", "url"})
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,12})?")
_ZONE = re.compile(r"UTC|[A-Z][A-Za-z_]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){1,2}")
_CODES = {"country": re.compile(r"[A-Z]{2}"), "currency": re.compile(r"[A-Z]{3}"), "time_zone": _ZONE}
_SHAPES = {
    "integer": "a whole number, such as 7",
    "decimal": 'a number in decimals, such as "0.5"',
    "money": 'an amount, such as "0.01"',
    "percent": "a number as people say it: 15 is 15 %",
    "date": "a date such as 2026-09-01, or `today`",
    "datetime": "a time such as 2026-09-01T08:00:00Z, or `now`",
    "time": 'a time of day such as "08:30"',
    "boolean": "true or false",
    "weekday": "a day such as monday",
    "country": "two capital letters, such as ES",
    "currency": "three capital letters, such as EUR",
    "time_zone": "a zone such as Europe/Madrid",
}


def shape_of(kind: str) -> str:
    """Give what a value of a type looks like, in words."""
    return _SHAPES.get(kind, "a text")


def fits(kind: str, text: str) -> bool:
    """Say whether a text is a value of a type; any text is one of a type without a form."""
    if kind in NUMBERS:
        return number(text) is not None and (kind != "integer" or "." not in text)
    if kind in DATES:
        return text == {"date": "today", "datetime": "now"}.get(kind) or _moment(kind, text)
    if kind == "boolean":
        return text in {"true", "false"}
    if kind == "weekday":
        return text in WEEKDAYS
    form = _CODES.get(kind)
    return form is None or bool(form.fullmatch(text))


def number(text: str) -> Decimal | None:
    """Give the exact number, or None where the text is none."""
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def decimals(text: str) -> int:
    """Give how many digits stand behind the point."""
    return len(text.partition(".")[2])


def before(kind: str, first: str, second: str) -> bool:
    """Say whether one value of a type surely lies before another; `today` and `now` lie anywhere."""
    if kind in NUMBERS:
        low, high = number(first), number(second)
        return low is not None and high is not None and low < high
    if {first, second} & {"today", "now"}:
        return False
    return first < second


def _moment(kind: str, text: str) -> bool:
    read = {"date": date.fromisoformat, "datetime": datetime.fromisoformat, "time": time.fromisoformat}[kind]
    try:
        read(text)
    except ValueError:
        return False
    return len(text) >= len("08:30") and (kind != "date" or len(text) == len("2026-09-01"))
