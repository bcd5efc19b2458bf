"""Names for the factory of an entity, with which tests make records whatever the roles may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.code import word
from nova_rules.emission.naming import name_of
from nova_rules.emission.views.examples import factory_value, literal, varied

if TYPE_CHECKING:
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Column, Shape
    from nova_rules.model.behaviour import Shared


def factory_view(shape: Shape, shapes: dict[str, Shape]) -> View:
    """Give what the factory of an entity is made of."""
    stored = [_stored(shape, column, shapes) for column in shape.columns]
    given = [_given(shape, column, shapes) for column in shape.given]
    given = given if capabilities.creatable(shape.entity) else []
    shared = shared_rows(shape, shapes)
    joined = " ".join(str(row["value"]) for row in (*stored, *given, *shared))
    counted_stored, counted_given = _counts([*stored, *shared]), _counts([*given, *shared])
    helpers = [name for name, sign in (("day", "day(bench"), ("turn", "turn(")) if sign in joined]
    helpers += ["serial"] if counted_stored or counted_given else []
    makers = sorted(
        {_maker(column, shapes) for column in shape.references if _maker(column, shapes) in joined}
    )
    own = f"make{shape.names.one.pascal}"
    return {
        "factory_stored": stored,
        "factory_given": given,
        "counts_stored": counted_stored,
        "counts_given": counted_given,
        "has_factory_helpers": bool(helpers),
        "factory_helpers": ts.expression(", ".join(sorted(helpers))),
        "factory_makers": [
            {"maker": ts.property_name(maker), "file": word(file)}
            for maker, file in _files(shape, shapes)
            if maker in makers and maker != own
        ],
        "bench_given": ts.property_name(
            "bench" if "bench" in " ".join(str(row["value"]) for row in given) else "_bench"
        ),
        "bench_waits": any("await" in str(row["value"]) for row in given),
        "has_distinct_inputs": counted_given or any("await" in str(row["value"]) for row in given),
        "shared_rows": shared,
    }


def _counts(rows: list[View]) -> bool:
    """Say whether some value holds the number of the record."""
    return any("String(n)" in str(row["value"]) or str(row["value"]).endswith(" + n") for row in rows)


def _files(shape: Shape, shapes: dict[str, Shape]) -> list[tuple[str, str]]:
    found = {_maker(column, shapes): shapes[_target(column)].names.one.kebab for column in shape.references}
    return sorted(found.items())


def _target(column: Column) -> str:
    assert column.reference is not None  # noqa: S101 - asked for references only
    return column.reference.to


def _maker(column: Column, shapes: dict[str, Shape]) -> str:
    return f"make{shapes[_target(column)].names.one.pascal}"


def _stored(shape: Shape, column: Column, shapes: dict[str, Shape]) -> View:
    return {
        "column": ts.property_name(column.column),
        "value": ts.expression(_value(shape, column, shapes, f"stored.{column.column}")),
    }


def _given(shape: Shape, column: Column, shapes: dict[str, Shape]) -> View:
    name = column.member.camel
    return {
        "name": ts.property_name(name),
        "value": ts.expression(_value(shape, column, shapes, f"given.{name}")),
    }


def _value(shape: Shape, column: Column, shapes: dict[str, Shape], preset: str) -> str:
    if column.reference is not None:
        return _parent(shape, column, shapes, preset)
    text = dict(shape.behaviour.sample.values).get(column.name)
    return factory_value(shape, column, text, preset)


def _parent(shape: Shape, column: Column, shapes: dict[str, Shape], preset: str) -> str:
    """Make a parent only if none is given: one that the rules accept."""
    assert column.reference is not None  # noqa: S101 - asked for references only
    if column.name not in shape.behaviour.sample.references:
        return "null"
    wanted = parent_values(column, shapes, shape.behaviour.sample.parents)
    wanted += [f"{name}: {common}" for common, name in _shared(shape, column, shapes)]
    values = f", {{ {', '.join(wanted)} }}" if wanted else ""
    return f"{preset} ?? (await {_maker(column, shapes)}(bench{values}))"


def parent_values(
    column: Column, shapes: dict[str, Shape], parents: tuple[tuple[str, str, str], ...]
) -> list[str]:
    """Give the columns that a parent must have, as members of an object literal."""
    parent = shapes[_target(column)]
    return [
        f"{parent.of(member).column}: {literal(parent.of(member), value)}"
        for reference, member, value in parents
        if reference == column.name
    ]


def _shared(shape: Shape, column: Column, shapes: dict[str, Shape]) -> list[tuple[str, str]]:
    """Give (variable, column of the parent) for what this parent has in common with another one."""
    found = []
    for each in shape.behaviour.sample.shared:
        for reference, member in ((each.first, each.member), (each.second, each.its)):
            if reference == column.name:
                found.append((_common(each), shapes[_target(column)].of(member).column))
    return found


def _common(shared: Shared) -> str:
    return f"same{name_of(shared.member).pascal}"


def shared_rows(shape: Shape, shapes: dict[str, Shape]) -> list[View]:
    """Give one row for each value that two parents share; it varies where one of them needs that."""
    rows: list[View] = []
    for each in dict.fromkeys(shape.behaviour.sample.shared):
        sides = [(each.first, each.member), (each.second, each.its)]
        parents = [(shapes[_target(shape.of(reference))], member) for reference, member in sides]
        parent, member = next(
            ((parent, name) for parent, name in parents if parent.of(name).column in varied(parent)),
            parents[0],
        )
        text = dict(parent.behaviour.sample.values).get(member)
        value = factory_value(parent, parent.of(member), text)
        rows.append({"name": ts.property_name(_common(each)), "value": ts.expression(value)})
    return rows
