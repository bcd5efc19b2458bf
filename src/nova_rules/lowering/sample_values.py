"""Values for samples: a plain one for each field, and what else may be tried."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from nova_rules.lowering.calendar_days import date_of, day_number
from nova_rules.lowering.evaluate import Value
from nova_rules.model.domain import Entity, Field
from nova_rules.model.kinds import WEEKDAYS

TODAY = "2026-06-15"
NOW = 1_781_524_800_000
_STEP = 30
"""Days between the dates of one record, so that what begins comes before what ends."""
_AWAY = (-40, 40)
"""Days from today that are tried for a date."""
_ROUND = Fraction(100)
_LARGE = "1000000"
_NUMBERS = frozenset({"integer", "decimal", "money", "percent"})
_TEXTS = {
    "email": "ada@example.test",
    "phone": "+34 600 123 456",
    "url": "https://example.test/page",
    "country": "ES",
    "currency": "EUR",
    "time_zone": "Europe/Madrid",
    "boolean": "false",
    "datetime": "now",
    "sequence": "1",
}
_HOURS = ("08:00", "09:00", "10:00", "11:00")

Values = dict[str, str | None]


def started(entity: Entity) -> Values:
    """Give plain values: optional ones missing, dates in order and the last one today, the first state."""
    dates = [field.name for field in entity.fields if field.type == "date" and _is_given(field)]
    offsets = {name: _STEP * (index + 1 - len(dates)) for index, name in enumerate(dates)}
    times = [field.name for field in entity.fields if field.type == "time"]
    hours = {name: _HOURS[index % len(_HOURS)] for index, name in enumerate(times)}
    values: Values = {field.name: _plain(field, offsets, hours) for field in entity.fields}
    if entity.lifecycle is not None:
        values[entity.lifecycle.field] = entity.lifecycle.initial
    return values


def _is_given(field: Field) -> bool:
    return field.set_by is None and field.type != "sequence" and not field.optional


def _plain(field: Field, offsets: Mapping[str, int], hours: Mapping[str, str]) -> str | None:
    if field.set_by is not None or (field.optional and field.default is None):
        return None
    if field.default == "today":
        return TODAY
    if field.default is not None and field.default not in {"today", "now"}:
        return field.default
    if field.type == "date":
        return date_of(day_number(TODAY) + offsets.get(field.name, 0))
    return hours.get(field.name) or filled(field)


def filled(field: Field) -> str:
    """Give a value of the field."""
    if field.type == "choice":
        return field.choices[0]
    if field.type == "weekday":
        return WEEKDAYS[0]
    if field.type in _NUMBERS:
        return _number(field)
    if field.type == "date":
        return TODAY
    return _HOURS[0] if field.type == "time" else _TEXTS.get(field.type, "Example")


def _number(field: Field) -> str:
    low = Fraction(field.minimum) if field.minimum is not None else Fraction(0)
    high = Fraction(field.maximum) if field.maximum is not None else _ROUND
    if field.type == "money" and low <= _ROUND <= high:
        return "100.00"
    if field.minimum is not None:
        return field.minimum
    return "1" if high >= 1 else field.maximum or "0"


def options(entity: Entity, name: str, plain: str | None) -> list[str | None]:
    """Give what may be tried for a member, the plain value first; nothing for what nobody gives."""
    if entity.lifecycle is not None and name == entity.lifecycle.field:
        return [plain, *(state for state in entity.lifecycle.states if state != plain)]
    field = next((each for each in entity.fields if each.name == name), None)
    if field is None or field.set_by is not None or field.type == "sequence":
        return []
    found: list[str | None] = [plain]
    found += [None] if field.optional else []
    found += [filled(field), *_others(field)]
    return list(dict.fromkeys(found))


def _others(field: Field) -> list[str]:
    if field.type == "boolean":
        return ["true", "false"]
    if field.type == "date":
        return [date_of(day_number(TODAY) + days) for days in _AWAY]
    if field.type in _NUMBERS:
        return [limit for limit in (field.minimum, field.maximum or _LARGE) if limit is not None]
    return list(_HOURS) if field.type == "time" else list(field.choices)


def value_of(text: str | None, kind: str) -> Value:
    """Give a value as the evaluator has it."""
    if text is None:
        return None
    if kind in _NUMBERS:
        return Fraction(text)
    if kind == "boolean":
        return text == "true"
    return NOW if kind == "datetime" else text
