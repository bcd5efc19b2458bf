"""Indexes and exclusion constraints of each table, with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, sql
from nova_rules.emission.views.sorts import sorts_of

if TYPE_CHECKING:
    from nova_rules.emission.views.shape import Column, Shape
    from nova_rules.model.behaviour import Exclusion, Unique

Explained = tuple[str, str]


def indexes(shape: Shape) -> list[Explained]:
    """Give every index as (statement, reason): unique ones, those of references, of lists and of filters."""
    return [*_uniques(shape), *_references(shape), *_sorts(shape), *_filters(shape)]


def exclusions(shape: Shape) -> list[Explained]:
    """Give the constraints that keep ranges apart."""
    return [(_exclusion(shape, each), each.refusal.says) for each in shape.behaviour.exclusions]


def _living(shape: Shape) -> str:
    return " WHERE deleted_at IS NULL" if shape.soft else ""


def _uniques(shape: Shape) -> list[Explained]:
    found = [(_unique(shape, each), each.refusal.says) for each in shape.behaviour.uniques]
    for column in shape.references:
        if column.reference is not None and column.reference.one:
            name = shape.constraint(column.column, "key")
            found.append((_index("UNIQUE INDEX", name, shape, str(sql.identifier(column.column))), ""))
    if capabilities.signs_in(shape.entity):
        name = shape.constraint("user_id", "key")
        why = "An account belongs to one of them at most; whose rows it may see depends on it."
        found.append((_index("UNIQUE INDEX", name, shape, "user_id"), why))
    return found


def _unique(shape: Shape, unique: Unique) -> str:
    columns = ", ".join(str(sql.identifier(column)) for column in unique.columns)
    where = f" WHERE {unique.where.text}" if unique.where is not None else ""
    name = shape.constraint(unique.name)
    return f"CREATE UNIQUE INDEX {name} ON {sql.identifier(shape.table)} ({columns}){where}"


def _index(kind: str, name: str, shape: Shape, columns: str) -> str:
    return f"CREATE {kind} {name} ON {sql.identifier(shape.table)} ({columns}){_living(shape)}"


def _references(shape: Shape) -> list[Explained]:
    """Leave out what a unique index already begins with."""
    plain = {None, "deleted_at IS NULL"}
    covered = {
        each.columns[0]
        for each in shape.behaviour.uniques
        if (each.where.text if each.where is not None else None) in plain
    }
    found = []
    for column in shape.references:
        unique = column.reference is not None and column.reference.one
        if column.column not in covered and not unique:
            name = shape.constraint(column.column, "idx")
            found.append((_index("INDEX", name, shape, str(sql.identifier(column.column))), ""))
    return found


def _sorts(shape: Shape) -> list[Explained]:
    found = []
    for sort in sorts_of(shape):
        column = str(sql.identifier(sort.column))
        ordered = f'{column} COLLATE "C"' if sort.type == "text" else column
        found.append(
            (_index("INDEX", shape.constraint(sort.column, "list_idx"), shape, f"{ordered}, id"), "")
        )
    return found


def _filters(shape: Shape) -> list[Explained]:
    """Index what lists are filtered by; a boolean divides a table too little to be worth one."""
    sorted_already = {sort.column for sort in sorts_of(shape)}
    unique_first = {each.columns[0] for each in shape.behaviour.uniques}
    found = []
    for column in shape.columns:
        declared = column.kind.name == "state" or (column.field is not None and column.field.filter)
        exact = column.kind.name != "boolean" and column.column not in sorted_already | unique_first
        if declared and exact:
            name = shape.constraint(column.column, "filter_idx")
            found.append((_index("INDEX", name, shape, f"{sql.identifier(column.column)}, id"), ""))
    return found


def _exclusion(shape: Shape, exclusion: Exclusion) -> str:
    parts = [f"{_point(shape, column)} WITH &&" for column in exclusion.columns]
    parts.append(f"({exclusion.span.text}) WITH &&")
    present = [
        f"{sql.identifier(name)} IS NOT NULL" for name in exclusion.columns if shape.of_column(name).optional
    ]
    present += [exclusion.where.text] if exclusion.where is not None else []
    where = f" WHERE ({' AND '.join(present)})" if present else ""
    rule = f"EXCLUDE USING gist ({', '.join(parts)}){where}"
    table, name = sql.identifier(shape.table), shape.constraint(exclusion.name)
    return f"ALTER TABLE {table} ADD CONSTRAINT {name}\n    {rule}"


_RANGES = {"integer": "int4range", "date": "daterange", "numeric": "numrange", "timestamptz": "tstzrange"}


def range_of(column: Column) -> tuple[str, str]:
    """Give the type of ranges over a column, and its element type where the range type is ours to make."""
    base = column.kind.sql.partition("(")[0]
    return (_RANGES[base], "") if base in _RANGES else (f"{base}_range", base)


def _point(shape: Shape, name: str) -> str:
    """Give the range of one value: overlapping it is being equal, and it needs no extension."""
    column = str(sql.identifier(name))
    return f"{range_of(shape.of_column(name))[0]}({column}, {column}, '[]')"
