"""Samples as TypeScript: the values of factories, of broken rules, of transitions, of records in scope."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from nova_rules.emission import ts
from nova_rules.emission.views.tables import longest
from nova_rules.model.behaviour import Exclusion, Unique

if TYPE_CHECKING:
    from nova_rules.emission.views.shape import Column, Shape

_TODAY = date(2026, 6, 15)
"""The day on which the samples are dated."""
_BIRTHS = ("born", "birth")
_CHILDHOOD = 4000
"""Days by which a birth for show lies further back."""
_LONGEST_NAME = 12
_SERIAL = 6
"""Digits that the number of a test record may have."""


def factory_value(shape: Shape, column: Column, text: str | None, preset: str = "") -> str:
    """Give the value of a column in record number `n`: the sample's, made distinct where it must be.

    A value of a narrow range is taken only where `preset` is nothing, so that the range is not used up.
    """
    if column.kind.name == "sequence":
        return f"`{_label(column)}-${{String(n)}}`"
    if text is None:
        return "null"
    if column.kind.name in {"text", "long_text"}:
        return _numbered(column, _label(column))
    if column.kind.name == "email":
        return "`person-${String(n)}@example.test`"
    if column.kind.name == "integer" and column.column in varied(shape):
        drawn = _varied(shape, column, text)
        return f"{preset} ?? {drawn}" if preset and "turn(" in drawn else drawn
    return literal(column, text)


def literal(column: Column, text: str | None) -> str:
    """Give a value that a sample holds as text."""
    if text is None:
        return "null"
    kind = column.kind.name
    if kind == "date":
        return f"day(bench, {_offset(text)})"
    if kind == "datetime":
        return "bench.clock.now()"
    if kind in {"integer", "boolean"}:
        return text
    exact = kind in {"money", "decimal", "percent"}
    return str(ts.string(f"{Decimal(text):.{column.kind.scale}f}" if exact else text))


def _offset(text: str) -> int:
    return (date.fromisoformat(text) - _TODAY).days


def _numbered(column: Column, label: str) -> str:
    room = longest(column) - _SERIAL - 1
    short = label[: max(room, 0)].strip()
    return f"`{short} ${{String(n)}}`" if short else "String(n)"


def _label(column: Column) -> str:
    return column.member.title


def _varied(shape: Shape, column: Column, text: str) -> str:
    field = column.field
    low = int(field.minimum) if field is not None and field.minimum is not None else int(text)
    if field is None or field.maximum is None:
        return f"{low} + n"
    series = ts.string(f"{shape.table}.{column.column}")
    return f"{low} + turn(bench, {series}, {int(field.maximum) - low + 1})"


def varied(shape: Shape) -> frozenset[str]:
    """Give the columns whose values must differ because nothing else keeps records of a test apart."""
    found: set[str] = set()
    rules: tuple[Unique | Exclusion, ...] = (*shape.behaviour.uniques, *shape.behaviour.exclusions)
    for each in rules:
        columns = [shape.of_column(name) for name in each.columns]
        apart = isinstance(each, Unique) and any(_is_apart(column) for column in columns)
        related = any(column.reference is not None and not column.optional for column in columns)
        if not apart and not related:
            found |= {column.column for column in columns if column.kind.name == "integer"}
    return frozenset(found)


def _is_apart(column: Column) -> bool:
    return column.kind.name in {"text", "long_text", "email", "sequence"} and not column.optional


def seed_value(shape: Shape, column: Column, text: str | None, *, varies: bool) -> str:
    """Give the value of a column in a record for show, number `index` of its kind."""
    kind, words = column.kind.name, column.member.words
    if text is None:
        return "null"
    if kind in {"text", "long_text"}:
        return _shown(shape, column)
    if kind == "email":
        return "`person-${String(index + 1)}@example.com`"
    if kind == "integer" and varies:
        return "year + index" if "year" in words else f"{text} + index"
    if kind == "date":
        return f"day({_shown_offset(words, text)})"
    return "clock.now()" if kind == "datetime" else literal(column, text)


def _shown_offset(words: tuple[str, ...], text: str) -> int:
    days = _offset(text)
    return days - _CHILDHOOD if days <= 0 and any(word in words for word in _BIRTHS) else days


def _shown(shape: Shape, column: Column) -> str:
    found = {"first_name": "FIRST_NAMES", "last_name": "LAST_NAMES"}.get(column.member.snake)
    if found and longest(column) >= _LONGEST_NAME:
        return f"pick({found}, index)"
    label = shape.names.one.title if column.member.words == ("name",) else _label(column)
    return _numbered(column, label).replace("String(n)", "String(index + 1)")
