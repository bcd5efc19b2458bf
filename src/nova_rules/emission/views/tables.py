"""CREATE TABLE for each entity: columns, limits, choices and checks; parents come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, sql

if TYPE_CHECKING:
    from nova_rules.emission.views.shape import Column, Shape

_ON_DELETE = {"refuse": "RESTRICT", "cascade": "CASCADE", "clear": "SET NULL"}
_TEXTS = frozenset({"text", "long_text", "email", "phone", "url", "time_zone"})
_LONGEST = {"text": 200, "long_text": 10_000, "email": 254, "phone": 32, "url": 2_000, "time_zone": 64}
_PATTERNS = {"country": "^[A-Z]{2}$", "currency": "^[A-Z]{3}$"}


def ordered(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """Give the shapes so that what is referred to comes first, by name where nothing decides; cycles stay."""
    left, done = sorted(shapes, key=lambda shape: shape.table), []
    names: set[str] = set()
    while left:
        ready = [shape for shape in left if _parents(shape) <= names] or left[:1]
        done.append(ready[0])
        names.add(ready[0].entity.name)
        left.remove(ready[0])
    return tuple(done)


def _parents(shape: Shape) -> set[str]:
    return {each.to for each in shape.entity.references if each.to != shape.entity.name}


def created(shape: Shape, shapes: tuple[Shape, ...]) -> str:
    """Give CREATE TABLE; a reference to a table that comes later is added afterwards."""
    earlier = {each.entity.name for each in shapes[: shapes.index(shape) + 1]}
    tables = {each.entity.name: each.table for each in shapes}
    lines = ["id uuid PRIMARY KEY DEFAULT gen_random_uuid()"]
    lines += [_column(shape, column, tables, earlier) for column in shape.columns]
    if capabilities.signs_in(shape.entity):
        lines.append("user_id uuid REFERENCES users (id) ON DELETE RESTRICT")
    lines += [
        "version integer NOT NULL DEFAULT 1",
        "created_at timestamptz(3) NOT NULL DEFAULT now()",
        "created_by uuid",
        "updated_at timestamptz(3) NOT NULL DEFAULT now()",
        "updated_by uuid",
    ]
    lines += ["deleted_at timestamptz(3)"] if shape.soft else []
    lines += [
        f"CONSTRAINT {shape.constraint(each.name)} CHECK ({each.sql.text})" for each in shape.behaviour.checks
    ]
    return f"CREATE TABLE {sql.identifier(shape.table)} (\n    " + ",\n    ".join(lines) + "\n  )"


def links(shapes: tuple[Shape, ...]) -> list[str]:
    """Give the foreign keys that could not stand in their table because two refer to each other."""
    tables = {each.entity.name: each.table for each in shapes}
    found = []
    for index, shape in enumerate(shapes):
        earlier = {each.entity.name for each in shapes[: index + 1]}
        for column in shape.references:
            if column.reference is not None and column.reference.to not in earlier:
                key = f"FOREIGN KEY ({sql.identifier(column.column)}) {_references(column, tables)}"
                name = shape.constraint(column.column, "fkey")
                found.append(f"ALTER TABLE {sql.identifier(shape.table)} ADD CONSTRAINT {name} {key}")
    return found


def _column(shape: Shape, column: Column, tables: dict[str, str], earlier: set[str]) -> str:
    parts = [str(sql.identifier(column.column)), column.kind.sql]
    parts += [] if column.optional else ["NOT NULL"]
    if column.reference is not None and column.reference.to in earlier:
        parts.append(_references(column, tables))
    check = limit(column)
    if check:
        parts.append(f"CONSTRAINT {shape.constraint(column.column, 'check')} CHECK ({check})")
    return " ".join(parts)


def _references(column: Column, tables: dict[str, str]) -> str:
    assert column.reference is not None  # noqa: S101 - asked for references only
    rule = _ON_DELETE[column.reference.when_deleted]
    return f"REFERENCES {sql.identifier(tables[column.reference.to])} (id) ON DELETE {rule}"


def limit(column: Column) -> str:
    """Give the condition a value must meet, or nothing."""
    name, kind, field = str(sql.identifier(column.column)), column.kind, column.field
    if kind.choices:
        return f"{name} IN ({', '.join(str(sql.string(choice)) for choice in kind.choices)})"
    if field is None:
        return ""
    if kind.name in _TEXTS:
        return f"char_length({name}) BETWEEN 1 AND {longest(column)}"
    if kind.name in _PATTERNS:
        return f"{name} ~ '{_PATTERNS[kind.name]}'"
    if kind.name in {"integer", "decimal", "money", "percent"}:
        return _between(name, field.minimum, field.maximum)
    return ""


def longest(column: Column) -> int:
    """Give the most characters of a text."""
    declared = column.field.length if column.field is not None else None
    return declared or _LONGEST[column.kind.name]


def _between(name: str, minimum: str | None, maximum: str | None) -> str:
    if minimum is not None and maximum is not None:
        return f"{name} BETWEEN {minimum} AND {maximum}"
    if minimum is not None:
        return f"{name} >= {minimum}"
    return f"{name} <= {maximum}" if maximum is not None else ""
