"""What the lists of an entity may be sorted by and searched in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.emission.views.shape import Column, Shape


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort field: `name` for callers, the column behind it, and how its values are compared."""

    name: str
    column: str
    type: str
    optional: bool


def sorts_of(shape: Shape) -> tuple[Sort, ...]:
    """Give the sort fields, the moment of creation first."""
    declared = [
        Sort(column.member.camel, column.column, column.kind.sort, column.optional)
        for column in shape.columns
        if column.field is not None and column.field.sort
    ]
    return (Sort("createdAt", "created_at", "timestamptz", optional=False), *declared)


def searched(shape: Shape) -> tuple[Column, ...]:
    """Give the columns in which a search looks."""
    return tuple(column for column in shape.columns if column.field is not None and column.field.search)
