"""What the lists of an entity may be narrowed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.emission.views.shape import Column, Shape

_RANGES = frozenset({"date", "datetime", "money", "decimal", "integer", "percent"})
"""Kinds of which one asks for a range as well."""
_UNEQUAL = frozenset({"datetime", "money", "decimal", "percent"})
"""Kinds of which nobody asks for one exact value."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A query parameter that compares a column with its value."""

    parameter: str
    column: Column
    operator: str

    @property
    def type(self) -> str:
        """Give the TypeScript type of the value."""
        return self.column.kind.ts


def filters_of(shape: Shape) -> tuple[Filter, ...]:
    """Give the filters: what the pack declares, the state, and every reference."""
    names = {column.member.camel for column in shape.columns}
    found: list[Filter] = []
    for column in shape.columns:
        if column.field is None or column.field.filter:
            found += [each for each in _of(column) if each.parameter not in names - {column.member.camel}]
    return tuple(found)


def _of(column: Column) -> list[Filter]:
    name, kind = column.member.camel, column.kind.name
    exact = [] if kind in _UNEQUAL else [Filter(name, column, "=")]
    if kind not in _RANGES:
        return exact
    return [*exact, Filter(f"{name}From", column, ">="), Filter(f"{name}Until", column, "<=")]
