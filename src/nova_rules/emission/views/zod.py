"""One value as a Zod schema: coming in, going out, as a query parameter, with its default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import ts

if TYPE_CHECKING:
    from nova_rules.emission.views.kinds import Kind
    from nova_rules.emission.views.shape import Column
    from nova_rules.model.domain import Field

_NAMED = {
    "email": "email",
    "phone": "phone",
    "url": "url",
    "country": "country",
    "currency": "currency",
    "time": "timeOfDay",
    "time_zone": "timeZone",
    "datetime": "moment",
    "date": "z.iso.date()",
    "boolean": "z.boolean()",
    "reference": "z.uuid()",
    "identifier": "z.uuid()",
}
_SMALLEST, _GREATEST = "-2147483648", "2147483647"
_OUT = {
    "integer": "z.int()",
    "date": "z.iso.date()",
    "datetime": "z.iso.datetime()",
    "boolean": "z.boolean()",
    "reference": "z.uuid()",
    "identifier": "z.uuid()",
}


SAMPLES = {
    "integer": "1",
    "boolean": "true",
    "email": "ada@example.test",
    "phone": "+34 600 123 456",
    "url": "https://example.test/page",
    "country": "ES",
    "currency": "EUR",
    "time": "08:30",
    "time_zone": "Europe/Madrid",
    "weekday": "monday",
}
"""One acceptable value of each kind."""


def incoming(kind: Kind, field: Field | None, length: int) -> str:
    """Give the schema of a value that somebody sends."""
    if kind.choices:
        return choice(kind)
    if kind.name in {"text", "long_text"}:
        return f"text({length})"
    if kind.name == "integer":
        low, high = _limits(field)
        return f"z.int().min({low or _SMALLEST}).max({high or _GREATEST})"
    if kind.name in {"money", "decimal", "percent"}:
        return _decimal(kind, field)
    return _NAMED[kind.name]


def choice(kind: Kind) -> str:
    """Give the schema of one of some words."""
    return f"z.enum({kind.constant})" if kind.constant else f"z.enum({ts.strings(kind.choices)})"


def _decimal(kind: Kind, field: Field | None) -> str:
    low, high = _limits(field)
    pairs = [f"min: {ts.string(low)}" if low else "", f"max: {ts.string(high)}" if high else ""]
    limits = ", ".join(pair for pair in pairs if pair)
    given = f"{{ {limits} }}" if limits else ""
    if kind.name == "money":
        return f"amount({given})"
    return f"decimal(12, {kind.scale}{', ' + given if given else ''})"


def _limits(field: Field | None) -> tuple[str | None, str | None]:
    return (field.minimum, field.maximum) if field is not None else (None, None)


def default_of(column: Column) -> str:
    """Give `.default(...)` where a value may be left out."""
    default = column.field.default if column.field is not None else None
    if column.moment:
        return ".optional()"
    if default is not None:
        return f".default({literal(column.kind, default)})"
    return ".default(null)" if column.optional else ""


def literal(kind: Kind, text: str) -> str:
    """Give a value that a pack wrote as text in TypeScript."""
    if kind.name in {"integer", "boolean"}:
        return text
    if kind.name == "datetime":
        return f"new Date({ts.string(text)})"
    return str(ts.string(text))


def outgoing(kind: Kind) -> str:
    """Give the schema of a value that is answered."""
    if kind.choices:
        return choice(kind)
    return _OUT.get(kind.name, "z.string()")


def value_of(source: str, kind: str, *, optional: bool) -> str:
    """Give the value as it is answered: moments as text."""
    if kind != "datetime":
        return source
    return f"{source}?.toISOString() ?? null" if optional else f"{source}.toISOString()"


def query_of(kind: Kind, field: Field | None, length: int) -> str:
    """Give the schema of a query parameter, which always comes as text."""
    if kind.name == "boolean":
        return "z.stringbool()"
    if kind.name == "integer":
        return f"z.coerce.number().int().min({_SMALLEST}).max({_GREATEST})"
    if kind.name in {"money", "decimal", "percent"}:
        return "amount()" if kind.name == "money" else f"decimal(12, {kind.scale})"
    if kind.name == "sequence":
        return "text(200)"
    return incoming(kind, field, length)
