"""Names for what exists once for all entities: types of tables, meanings of constraints, families, grants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.code import word
from nova_rules.emission.views.entity_types import actions_of
from nova_rules.emission.views.statements import is_numbered
from nova_rules.model.behaviour import Check, Exclusion, Unique

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
    from nova_rules.emission.views.shape import Column, Shape
    from nova_rules.model.operations import Refusal

PLATFORM_CODES = frozenset(
    [
        "CONFLICT", "FORBIDDEN", "FROZEN", "IDEMPOTENCY_MISMATCH", "ILLEGAL_TRANSITION", "INTERNAL",
        "IN_USE", "LAST_ADMIN", "METHOD_NOT_ALLOWED", "NOT_FOUND", "OPERATION_IN_PROGRESS",
        "PASSWORD_CHANGE_REQUIRED", "PAYLOAD_TOO_LARGE", "RATE_LIMITED", "REFERENCE_CONFLICT",
        "UNAUTHENTICATED", "UNAVAILABLE", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_FAILED",
        "VERSION_CONFLICT",
    ],
)  # fmt: skip
"""Codes that mean something already, with a status of their own."""
_ORDER = {"refuse": 0, "clear": 1, "cascade": 2}


def entity_rows(shapes: tuple[Shape, ...]) -> list[View]:
    """Give one row an entity, for lists of imports and registrations."""
    return [
        {
            "Entity": ts.property_name(shape.names.one.pascal),
            "ENTITY": ts.property_name(shape.names.one.constant),
            "member": ts.property_name(shape.names.one.camel),
            "kebab": word(shape.names.one.kebab),
            "plural": ts.property_name(shape.names.many.camel),
            "plural_kebab": word(shape.names.many.kebab),
            "table": ts.property_name(shape.table),
            "Table": ts.property_name(f"{shape.names.many.pascal}Table"),
        }
        for shape in shapes
    ]


def tables_view(shapes: tuple[Shape, ...]) -> View:
    """Give the types of the tables."""
    rows = entity_rows(shapes)
    return {
        "choice_entities": [
            row
            for row, shape in zip(rows, shapes, strict=True)
            if any(column.kind.choices for column in shape.columns)
        ],
        "any_soft": any(shape.soft for shape in shapes),
        "any_numbered": is_numbered(shapes),
        "tables": [
            {
                "name": row["table"],
                "Table": row["Table"],
                "base": ts.property_name("RemovableColumns" if shape.soft else "RecordColumns"),
                "columns": [_column(shape, column) for column in shape.columns] + _account(shape),
            }
            for row, shape in zip(rows, shapes, strict=True)
        ],
    }


def _column(shape: Shape, column: Column) -> View:
    own = f"{shape.names.one.pascal}[{ts.string(column.member.camel)}]"
    plain = f"{column.kind.ts} | null" if column.optional else column.kind.ts
    return {
        "column": ts.property_name(column.column),
        "type": ts.expression(own if column.kind.choices else plain),
    }


def _account(shape: Shape) -> list[View]:
    if not capabilities.signs_in(shape.entity):
        return []
    return [{"column": ts.property_name("user_id"), "type": ts.expression("string | null")}]


def constraint_rows(shapes: tuple[Shape, ...]) -> list[View]:
    """Give what each named constraint means to whoever breaks it."""
    return [row for shape in shapes for row in _meanings(shape)]


def _meanings(shape: Shape) -> list[View]:
    behaviour = shape.behaviour
    rules: tuple[Unique | Check | Exclusion, ...] = (
        *behaviour.uniques,
        *behaviour.checks,
        *behaviour.exclusions,
    )
    rows = [_meaning(shape.constraint(each.name), each.refusal, _path(shape, each)) for each in rules]
    for column in shape.references:
        if column.reference is not None and column.reference.one:
            says = f"Another {shape.names.one.phrase} already belongs to it."
            rows.append(_row(shape.constraint(column.column, "key"), "CONFLICT", says, column.member.camel))
    if capabilities.signs_in(shape.entity):
        says = f"This account is linked to another {shape.names.one.phrase} already."
        rows.append(_row(shape.constraint("user_id", "key"), "CONFLICT", says, "userId"))
    return rows


def _path(shape: Shape, rule: Unique | Check | Exclusion) -> str:
    """Give the last member of a rule over several, which is the one that tells them apart."""
    return "" if isinstance(rule, Check) else shape.of_column(rule.columns[-1]).member.camel


def _meaning(name: str, refusal: Refusal, path: str) -> View:
    return _row(name, refusal.code, refusal.says or "The record breaks a rule.", path)


def _row(name: str, code: str, message: str, path: str) -> View:
    return {
        "name": ts.property_name(name),
        "code": ts.string(code),
        "message": ts.string(message),
        "path": ts.string(path),
        "points": bool(path),
    }


def family_rows(shapes: tuple[Shape, ...]) -> list[View]:
    """Give, for each table whose records can be removed, the tables that refer to it."""
    removed = _removed(shapes)
    found: list[View] = []
    for shape in shapes:
        children = sorted(_children(shape, shapes), key=lambda each: (_ORDER[each[2]], each[0].table))
        if shape.entity.name in removed and children:
            rows = [_child(child, column, rule) for child, column, rule in children]
            found.append({"table": ts.property_name(shape.table), "children": rows})
    return found


def _removed(shapes: tuple[Shape, ...]) -> set[str]:
    """Give the entities whose records people remove, and those that go along."""
    found = {shape.entity.name for shape in shapes if capabilities.removable(shape.entity)}
    while True:
        along = {
            shape.entity.name
            for shape in shapes
            for each in shape.entity.references
            if each.to in found and each.when_deleted == "cascade"
        }
        if along <= found:
            return found
        found |= along


def _children(shape: Shape, shapes: tuple[Shape, ...]) -> list[tuple[Shape, Column, str]]:
    """Give who refers to an entity, through which column, and what becomes of it."""
    return [
        (child, column, column.reference.when_deleted)
        for child in shapes
        for column in child.references
        if column.reference is not None and column.reference.to == shape.entity.name
    ]


def _child(child: Shape, column: Column, rule: str) -> View:
    return {
        "table": ts.string(child.table),
        "column": ts.string(column.column),
        "entity": ts.string(child.names.one.snake),
        "title": ts.string(child.names.many.phrase),
        "rule": ts.string(rule),
        "deletable": child.soft,
    }


def permissions_view(material: Material, shapes: tuple[Shape, ...]) -> View:
    """Give every permission, and who holds it."""
    held = _held(material, shapes)
    every = [f"{shape.names.many.kebab}:{action}" for shape in shapes for action in actions_of(shape)]
    every = [each for each in every if any(each in names for names in held.values())]
    return {
        "permissions": [{"permission": ts.string(each)} for each in every],
        "grants": [
            {
                "role": ts.property_name(role),
                "permissions": [
                    {"permission": ts.string(each)}
                    for each in (*_PLATFORM.get(role, ()), *(e for e in every if e in names))
                ],
            }
            for role, names in held.items()
        ],
        "grants_examples": _examples(held, every),
    }


_PLATFORM = {"admin": ("users:read", "users:create", "users:update", "audit:read")}


def _held(material: Material, shapes: tuple[Shape, ...]) -> dict[str, set[str]]:
    by_name = {shape.entity.name: shape for shape in shapes}
    held: dict[str, set[str]] = {name.snake: set() for name in material.names.roles.values()}
    for each in material.blueprint.permissions:
        shape = by_name[each.entity]
        moves = shape.names.actions
        action = moves[each.action].kebab if each.action in moves else each.action
        if action in actions_of(shape):
            held[material.names.roles[each.role].snake].add(f"{shape.names.many.kebab}:{action}")
    held["admin"] |= {f"{s.names.many.kebab}:link" for s in shapes if capabilities.linkable(s.entity)}
    return held


def _examples(held: dict[str, set[str]], every: list[str]) -> list[View]:
    """Give one permission that each role has and one that it lacks."""
    rows = []
    for role, names in held.items():
        for granted, found in (
            (True, [e for e in every if e in names]),
            (False, [e for e in every if e not in names]),
        ):
            if found:
                rows.append({"role": ts.string(role), "permission": ts.string(found[0]), "granted": granted})
    return rows
