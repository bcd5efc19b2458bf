"""What each kind of value is in TypeScript, in SQL, in a sort order, and on its way in and out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nova_rules.emission import ts
from nova_rules.emission.naming import Name, plural_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value.

    `ts` is the type inside the service, `sql` the column's type, `sort` how it is compared in a cursor.
    `choices` are the values of a choice or state; `constant` and `alias` name their list and type.
    """

    name: str
    ts: str
    sql: str
    sort: str
    scale: int = 0
    choices: tuple[str, ...] = ()
    constant: str = ""
    alias: str = ""


_PLAIN: dict[str, Kind] = {
    "text": Kind("text", "string", "text", "text"),
    "long_text": Kind("long_text", "string", "text", "text"),
    "integer": Kind("integer", "number", "integer", "integer"),
    "decimal": Kind("decimal", "string", "numeric", "numeric"),
    "money": Kind("money", "string", "numeric(16, 2)", "numeric", 2),
    "percent": Kind("percent", "string", "numeric", "numeric", 4),
    "date": Kind("date", "string", "date", "date"),
    "datetime": Kind("datetime", "Date", "timestamptz(3)", "timestamptz"),
    "time": Kind("time", "string", "time(0)", "time"),
    "boolean": Kind("boolean", "boolean", "boolean", "boolean"),
    "email": Kind("email", "string", "text", "text"),
    "phone": Kind("phone", "string", "text", "text"),
    "url": Kind("url", "string", "text", "text"),
    "country": Kind("country", "string", "text", "text"),
    "currency": Kind("currency", "string", "text", "text"),
    "time_zone": Kind("time_zone", "string", "text", "text"),
    "sequence": Kind("sequence", "string", "text", "text"),
    "identifier": Kind("identifier", "string", "uuid", "text"),
}
_TAKEN = frozenset({"query", "patch", "sort", "move", "field"})
"""Members whose type would be called like one that every entity has, such as `StudentQuery`."""
_INTEGERS = 12
"""Digits before the point of a decimal that is not money."""


def kind_of(
    type_name: str,
    scale: int | None,
    choices: tuple[str, ...],
    entity: Name | None = None,
    member: Name | None = None,
) -> Kind:
    """Give the kind of a field's or derived value's type."""
    if type_name == "weekday":
        choices = WEEKDAYS
    if choices or type_name in {"choice", "weekday"}:
        return _choice("choice", choices, entity, member)
    kind = _PLAIN[type_name]
    if type_name in {"decimal", "percent"}:
        digits = scale if scale is not None else (kind.scale or 2)
        return replace(kind, scale=digits, sql=f"numeric({_INTEGERS + digits}, {digits})")
    return kind


def state_kind(states: tuple[str, ...], entity: Name, member: Name) -> Kind:
    """Give the kind of a lifecycle's field."""
    return _choice("state", states, entity, member)


def reference_kind() -> Kind:
    """Give the kind of a column that points at another record."""
    return Kind("reference", "string", "uuid", "text")


def _choice(name: str, choices: tuple[str, ...], entity: Name | None, member: Name | None) -> Kind:
    if entity is None or member is None:
        return Kind(
            name, " | ".join(ts.string(choice) for choice in choices), "text", "text", choices=choices
        )
    own = Name((*member.words, "value")) if member.snake in _TAKEN else member
    joined = Name((*entity.words, *own.words))
    many = Name((*entity.words, *plural_of(own).words))
    return Kind(name, joined.pascal, "text", "text", 0, choices, many.constant, joined.pascal)
