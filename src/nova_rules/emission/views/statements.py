"""The migration of the business tables: statements up and down, with reasons where they are not plain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nova_rules.emission import sql, ts
from nova_rules.emission.views.indexes import exclusions, indexes, range_of
from nova_rules.emission.views.tables import created, links, ordered

if TYPE_CHECKING:
    from nova_rules.emission.code import TsCode
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Shape


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement and why it is there."""

    text: str
    why: str = ""


_SERIES = Statement(
    "CREATE TABLE number_series (\n    series text NOT NULL,\n    period text NOT NULL,\n"
    "    last integer NOT NULL,\n    PRIMARY KEY (series, period)\n  )",
    "Numbers without gaps are counted here: a database sequence skips those of failed transactions.",
)
_KEEP = Statement(
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$\n    BEGIN\n"
    "      RAISE EXCEPTION '% keeps its rows', TG_TABLE_NAME USING ERRCODE = '42501';\n    END\n  $$",
    "Held by the database as well, so that a statement written by hand cannot rewrite what happened.",
)


def migration_view(shapes: tuple[Shape, ...]) -> View:
    """Give the statements of the migration as literals."""
    return {
        "up_statements": [_row(each) for each in _up(shapes)],
        "down_statements": [_row(each) for each in _down(shapes)],
    }


def _up(shapes: tuple[Shape, ...]) -> list[Statement]:
    in_order = ordered(shapes)
    found = [_SERIES] if is_numbered(shapes) else []
    found += [Statement(text) for text in _range_types(shapes)]
    for shape in in_order:
        found.append(Statement(created(shape, in_order), shape.entity.summary))
    found += [Statement(text) for text in links(in_order)]
    for shape in in_order:
        found += [Statement(text, why) for text, why in (*indexes(shape), *exclusions(shape))]
    keeping = [shape for shape in in_order if not shape.soft]
    found += [_KEEP] if keeping else []
    return [*found, *(_trigger(shape) for shape in keeping)]


def _down(shapes: tuple[Shape, ...]) -> list[Statement]:
    tables = [shape.table for shape in reversed(ordered(shapes))]
    tables += ["number_series"] if is_numbered(shapes) else []
    found = [Statement(f"DROP TABLE {', '.join(sql.identifier(table) for table in tables)}")]
    found += [Statement("DROP FUNCTION refuse_change()")] if any(not shape.soft for shape in shapes) else []
    return [
        *found,
        *(Statement(text.replace("CREATE", "DROP").split(" AS ")[0]) for text in _range_types(shapes)),
    ]


def is_numbered(shapes: tuple[Shape, ...]) -> bool:
    """Say whether some records are numbered."""
    return any(column.kind.name == "sequence" for shape in shapes for column in shape.columns)


def _range_types(shapes: tuple[Shape, ...]) -> list[str]:
    """Give the types of ranges of one value, which stand for equality in an exclusion constraint."""
    needed = {
        range_of(shape.of_column(column))
        for shape in shapes
        for each in shape.behaviour.exclusions
        for column in each.columns
    }
    return [f"CREATE TYPE {name} AS RANGE (subtype = {base})" for name, base in sorted(needed) if base]


def _trigger(shape: Shape) -> Statement:
    events = "UPDATE OR DELETE" if shape.entity.append_only else "DELETE"
    return Statement(
        f"CREATE TRIGGER {shape.constraint('kept')} BEFORE {events} ON {sql.identifier(shape.table)}\n"
        "    FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    )


def _row(statement: Statement) -> View:
    return {
        "statement": _literal(statement.text),
        "why": ts.comment(statement.why),
        "explained": bool(statement.why),
    }


def _literal(text: str) -> TsCode:
    escaped = text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return ts.expression(f"`{escaped}`")
