"""Names for the Kysely repository of an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.views.filters import filters_of
from nova_rules.emission.views.hidden import hideable
from nova_rules.emission.views.rules import rule_methods
from nova_rules.emission.views.scopes import is_scoped
from nova_rules.emission.views.sorts import searched, sorts_of
from nova_rules.emission.views.sqlcode import literal, uses_clock
from nova_rules.emission.views.transitions import move_rows
from nova_rules.emission.views.writing import changes, insertions, number_text, numbered, numbers, parent_rows

if TYPE_CHECKING:
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Column, Shape, Worked

_OWN = ("id", "version", "created_at", "updated_at")


def repository_view(shape: Shape, shapes: dict[str, Shape]) -> View:
    """Give what the repository is made of."""
    hidden = hideable(shape)
    writes = _writes(shape)
    computed = bool(shape.worked or hidden)
    back = _creates_back(shape)
    return {
        **_reading(shape),
        **_computing(shape),
        "kysely_types": ts.expression(", ".join(_kysely_types(shape, writes=writes))),
        "uses_sql": bool(
            shape.worked or rule_methods(shape) or any(row["uses_sql"] for row in move_rows(shape))
        ),
        "entity_imports": _entity_imports(shape),
        "has_parents": bool(shape.references),
        "parents": parent_rows(shape, shapes),
        "parent_union": _union(column.member.camel for column in shape.references),
        "numbered": any(column.kind.name == "sequence" for column in shape.columns),
        "numbers": numbers(shape, None),
        "dates_numbers": _dates(shape, None),
        "judges": bool(rule_methods(shape)),
        "rule_methods": rule_methods(shape),
        "has_computed": computed,
        "has_worked": bool(shape.worked),
        "soft": shape.soft,
        "writes": writes,
        "creates_back": back,
        "reads_back": writes or back,
        "insertions": insertions(shape),
        "create_parameters": ts.expression(_entered(shape)),
        "changes": changes(shape),
    }


def _union(names: object) -> object:
    return ts.expression(" | ".join(ts.string(str(name)) for name in names) or "never")  # type: ignore[attr-defined]


def _dates(shape: Shape, set_by: str | None) -> bool:
    """Say whether a number that is taken shows the day or is counted by it."""
    texts = [str(row["period"]) for row in numbers(shape, set_by)]
    texts += [number_text(column) for column in numbered(shape, set_by)]
    return any("today.slice" in text for text in texts)


def _writes(shape: Shape) -> bool:
    entity = shape.entity
    return capabilities.updatable(entity) or bool(shape.moves) or capabilities.linkable(entity)


def _entered(shape: Shape) -> str:
    """Give the parameters of creation; where nothing is entered, what was sent is not looked at."""
    entered = f", input: New{shape.names.one.pascal}" if shape.given else ""
    return f"actor: Principal{entered}"


def _creates_back(shape: Shape) -> bool:
    """Say whether a new record is read back: for what is worked out, or to see that it lies in scope."""
    return capabilities.creatable(shape.entity) and bool(
        shape.worked or hideable(shape) or is_scoped(shape, "create")
    )


def _kysely_types(shape: Shape, *, writes: bool) -> list[str]:
    needs_sql = bool(shape.worked or rule_methods(shape) or any(row["uses_sql"] for row in move_rows(shape)))
    prefix = "type " if needs_sql else ""
    names = ["Kysely", "Selectable"]
    names += ["SqlBool"] if rule_methods(shape) else []
    names += ["UpdateObject"] if writes else []
    return [f"{prefix}{name}" for name in names]


def _entity_imports(shape: Shape) -> list[View]:
    entity = shape.names.one.pascal
    names = [entity, f"{entity}Query", f"{entity}Sort"]
    names += [f"New{entity}"] if capabilities.creatable(shape.entity) and shape.given else []
    names += [f"{entity}Patch"] if capabilities.updatable(shape.entity) else []
    names += [str(row["input_type"]) for row in move_rows(shape) if row["takes_input"]]
    return [{"name": ts.property_name(name)} for name in sorted(names)]


def _reading(shape: Shape) -> View:
    columns = [*(column.column for column in shape.columns), *_signed(shape)]
    hidden = set(hideable(shape))
    return {
        "columns": [{"literal": ts.string(name)} for name in ("id", *columns, *_OWN[1:])],
        "sorts": [
            {
                "name": ts.property_name(sort.name),
                "column": ts.string(sort.column),
                "type": ts.string(sort.type),
                "nullable": sort.optional,
            }
            for sort in sorts_of(shape)
        ],
        "searched": [
            {"name": ts.property_name(column.member.camel), "column": ts.string(column.column)}
            for column in searched(shape)
        ],
        "hides_searched": any(column.member.camel in hidden for column in searched(shape)),
        "narrows": bool(filters_of(shape) or searched(shape)),
        "mapping": _mapping(shape),
    }


def filter_rows(shape: Shape) -> list[View]:
    """Give one row a filter: parameter and type for callers, column and operator for the repository."""
    return [
        {
            "parameter": ts.property_name(each.parameter),
            "type": ts.expression(each.type),
            "column": ts.string(each.column.column),
            "operator": ts.expression(f"'{each.operator}'"),
        }
        for each in filters_of(shape)
    ]


def _signed(shape: Shape) -> list[str]:
    return ["user_id"] if capabilities.signs_in(shape.entity) else []


def _mapping(shape: Shape) -> list[View]:
    pairs = [("id", "row.id")]
    pairs += [(column.member.camel, _read(column)) for column in shape.columns]
    pairs += [(each.member.camel, f"row.{each.member.snake}") for each in shape.worked]
    pairs += [("userId", "row.user_id")] if _signed(shape) else []
    pairs += [("hiddenFields", "row.hidden_fields")] if hideable(shape) else []
    pairs += [("version", "row.version"), ("createdAt", "row.created_at"), ("updatedAt", "row.updated_at")]
    return [{"name": ts.property_name(name), "value": ts.expression(value)} for name, value in pairs]


def _read(column: Column) -> str:
    """Give the value of a column; a time of day comes with seconds that nobody gave."""
    if column.kind.name != "time":
        return f"row.{column.column}"
    return (
        f"row.{column.column}?.slice(0, 5) ?? null" if column.optional else f"row.{column.column}.slice(0, 5)"
    )


def _computing(shape: Shape) -> View:
    codes = tuple(each.value.sql for each in shape.worked)
    exceptions = any(each.unless is not None for each in shape.behaviour.hidden)
    actor = bool(hideable(shape)) or any(code.uses_actor for code in codes)
    entity = shape.names.one.constant
    return {
        "computed": [_worked(shape, each) for each in shape.worked],
        "computes_by_clock": uses_clock(codes),
        "computed_parameters": ts.expression("actor: Principal" if actor else ""),
        "computed_arguments": ts.expression("actor" if actor else ""),
        "shown_anyway": ts.expression("SHOWN_ANYWAY[actor.role] ?? []" if exceptions else "[]"),
        "hidden_clock": ts.expression("clock" if uses_clock(codes) else "this.#clock"),
        "scope_imports": ts.expression(
            f"{entity}_SCOPES, SHOWN_ANYWAY" if exceptions else f"{entity}_SCOPES",
        ),
    }


def _worked(shape: Shape, each: Worked) -> View:
    type_name = f"{shape.names.one.pascal}['{each.member.camel}']"
    return {
        "alias": ts.property_name(each.member.snake),
        "type": ts.expression(type_name),
        "expression": literal(each.value.sql, type_name),
        "literal": ts.string(each.member.snake),
    }
