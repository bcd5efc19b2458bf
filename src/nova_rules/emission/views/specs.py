"""Names for the specs of use cases: who may, who may not, and examples of what is accepted and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.views.cases import input_literal, object_of, parents_of, patch_of
from nova_rules.emission.views.hidden import hidden_roles
from nova_rules.emission.views.rules import operation_of, requirements
from nova_rules.emission.views.sorts import sorts_of

if TYPE_CHECKING:
    from nova_rules.emission.code import TsCode
    from nova_rules.emission.material import Material, View
    from nova_rules.emission.views.shape import Shape
    from nova_rules.model.behaviour import Case, Check, Exclusion, Guard, Unique

_PLAIN = {"read": "reader", "create": "creator", "update": "updater", "delete": "remover"}


def specs_view(material: Material, shape: Shape, shapes: dict[str, Shape]) -> View:
    """Give what the specs of an entity's use cases are made of."""
    view: View = {}
    for action, who in _PLAIN.items():
        view |= _people(material, shape, action, who)
    patch = patch_of(shape)
    return {
        **view,
        "refused_creations": _refused(shape, shapes),
        "twins": _twins(shape),
        **_gone_parent(shape, shapes),
        "has_patch": patch is not None,
        "patch_name": ts.property_name(patch[0] if patch else "version"),
        "patch_value": ts.expression(patch[1] if patch else "1"),
        **_children(shape, shapes),
        **_hidden(shape),
        **_scoped_creator(shape),
        **_makers_of(shape, shapes),
        **_accounts(material, shape),
    }


def _makers_of(shape: Shape, shapes: dict[str, Shape]) -> View:
    """Give the factories that the specs of creating and removing import."""
    one = shape.names.one.pascal
    created = {f"new{one}"}
    if free_role(shape, "create") is not None:
        for case in shape.behaviour.sample.refused:
            created |= {f"make{parent.names.one.pascal}" for parent in parents_of(shape, shapes, case)}
            created |= {"day"} if "day(bench" in object_of(shape, shapes, case, stored=False) else set()
        gone = _gone_parent(shape, shapes)
        created |= {str(gone["make_gone_parent"])} if gone["has_gone_parent"] else set()
    children = _children(shape, shapes)
    removed = {f"make{one}"}
    for word_of in ("keeping", "going"):
        removed |= {str(children[f"make_{word_of}_child"])} if children[f"has_{word_of}_child"] else set()
    return {
        "creation_makers": [{"name": ts.property_name(name)} for name in sorted(created)],
        "removal_makers": [{"name": ts.property_name(name)} for name in sorted(removed)],
    }


def _accounts(material: Material, shape: Shape) -> View:
    persons = sorted(shape.persons.values())
    roles = sorted(shape.role_words[design.role.name] for design in material.blueprint.roles)
    others = [role for role in roles if role not in persons and role != "admin"]
    return {
        "has_person_role": bool(persons),
        "person_role": ts.string(persons[0] if persons else "admin"),
        "has_other_role": bool(others),
        "other_role": ts.string(others[0] if others else "admin"),
    }


def _people(material: Material, shape: Shape, action: str, who: str) -> View:
    """Name a role that may take the action everywhere, and one that may not at all."""
    free, outside = free_role(shape, action), outsider(material, shape, action)
    return {
        f"has_{who}": free is not None,
        who: ts.string(free or "admin"),
        f"any_{who}": ts.string(free or some_role(shape, action)),
        f"has_non_{who}": outside is not None,
        f"non_{who}": ts.string(outside or "admin"),
    }


def free_role(shape: Shape, action: str) -> str | None:
    """Give a role that may take an action on every record."""
    found = [each.role for each in shape.behaviour.scopes if each.action == action and each.predicate is None]
    return shape.role_words[min(found)] if found else None


def some_role(shape: Shape, action: str) -> str:
    """Give a role that may take an action on some records."""
    found = sorted(each.role for each in shape.behaviour.scopes if each.action == action)
    return shape.role_words[found[0]] if found else "admin"


def outsider(material: Material, shape: Shape, action: str) -> str | None:
    """Give a role that may not take an action at all."""
    allowed = {each.role for each in shape.behaviour.scopes if each.action == action}
    others = sorted(
        design.role.name for design in material.blueprint.roles if design.role.name not in allowed
    )
    return shape.role_words[others[0]] if others else None


def _refused(shape: Shape, shapes: dict[str, Shape]) -> list[View]:
    behaviour = shape.behaviour
    rules: tuple[Check | Guard, ...] = (*behaviour.checks, *behaviour.guards)
    codes = {rule.name: rule.refusal.code for rule in rules}
    return [
        {
            "title": ts.string(f"refuses what breaks the rule: {_said(each.rule)}"),
            "code": ts.string(codes[each.rule]),
            "given": _given(shape, shapes, each),
        }
        for each in behaviour.sample.refused
    ]


def _said(rule: str) -> str:
    return rule.replace("_", " ")


def _given(shape: Shape, shapes: dict[str, Shape], case: Case) -> TsCode:
    return ts.expression(object_of(shape, shapes, case, stored=False))


def _twins(shape: Shape) -> list[View]:
    """Give, for each unique constraint that holds for new records, what a second record must repeat."""
    rows: list[View] = []
    rules: tuple[Unique | Exclusion, ...] = (*shape.behaviour.uniques, *shape.behaviour.exclusions)
    for each in rules:
        spans = [column for column in shape.given if column.column in _span(shape, each.name)]
        columns = [shape.of_column(name) for name in each.columns]
        if all(column.given and not column.optional for column in columns):
            together = [
                shape.of(name) for pair in shape.behaviour.sample.shared for name in (pair.first, pair.second)
            ]
            repeated = dict.fromkeys(column.member.camel for column in (*columns, *spans, *together))
            rows.append(
                {
                    "title": ts.string(f"keeps to the rule: {_said(each.name)}"),
                    "code": ts.string(each.refusal.code),
                    "repeated": ts.expression(
                        "{ " + ", ".join(f"{name}: first.{name}" for name in repeated) + " }"
                    ),
                },
            )
    return rows


def _span(shape: Shape, name: str) -> set[str]:
    ranges = [each.range for each in shape.entity.constraints if each.name == name]
    return {shape.of(member).column for members in ranges for member in members}


def _gone_parent(shape: Shape, shapes: dict[str, Shape]) -> View:
    parents = [
        column
        for column in shape.references
        if column.reference is not None and shapes[column.reference.to].soft
    ]
    parent = parents[0] if parents else None
    target = shapes[parent.reference.to] if parent is not None and parent.reference is not None else shape
    return {
        "has_gone_parent": parent is not None,
        "gone_parent": ts.property_name(parent.member.camel if parent is not None else "id"),
        "make_gone_parent": ts.property_name(f"make{target.names.one.pascal}"),
    }


def _children(shape: Shape, shapes: dict[str, Shape]) -> View:
    view: View = {}
    for rule, word_of in (("refuse", "keeping"), ("cascade", "going")):
        found = [
            (child, column)
            for child in shapes.values()
            for column in child.references
            if column.reference is not None
            and column.reference.to == shape.entity.name
            and column.reference.when_deleted == rule
            and (rule == "refuse" or child.soft)
        ]
        child, column = found[0] if found else (shape, None)
        view[f"has_{word_of}_child"] = bool(found)
        view[f"make_{word_of}_child"] = ts.property_name(f"make{child.names.one.pascal}")
        view[f"{word_of}_column"] = ts.property_name(column.column if column is not None else "id")
        view[f"{word_of}_table"] = ts.string(child.table)
    return view


def _hidden(shape: Shape) -> View:
    """Find a role that may list but not sort by something hidden from it."""
    readers = {each.role for each in shape.behaviour.scopes if each.action == "read"}
    sorts = {sort.name for sort in sorts_of(shape)}
    for role, names in hidden_roles(shape):
        asked = [name for name in names if name in sorts]
        if role in readers and asked:
            return {
                "has_hidden_sort": True,
                "hidden_sort": ts.string(asked[0]),
                "hidden_role": ts.string(shape.role_words[role]),
            }
    return {"has_hidden_sort": False, "hidden_sort": ts.string(""), "hidden_role": ts.string("")}


def _scoped_creator(shape: Shape) -> View:
    found = [
        each.role
        for each in shape.behaviour.scopes
        if (each.role, "create") in shape.behaviour.sample.outside and each.action == "create"
    ]
    return {
        "has_scoped_creator": bool(found) and capabilities.creatable(shape.entity),
        "scoped_creator": ts.string(shape.role_words[min(found)] if found else "admin"),
    }


def move_spec_view(material: Material, shape: Shape, shapes: dict[str, Shape], name: str) -> View:
    """Give what the spec of a transition is made of."""
    move = next(each for each in shape.moves if each.name == name)
    lifecycle = shape.entity.lifecycle
    assert lifecycle is not None  # noqa: S101 - whoever moves has a lifecycle
    sample = shape.behaviour.sample
    moved = next((case for case in sample.moved if case.rule == name), None)
    stopped = next((case for case in sample.stopped if case.rule == name), None)
    rules = requirements(operation_of(shape, move))
    others = [state for state in lifecycle.states if state not in move.sources]
    people = _people(material, shape, name, "mover")
    return {
        **people,
        "has_moved": moved is not None and bool(people["has_mover"]),
        "moved_arguments": _stored(shape, shapes, moved),
        "has_stopped": stopped is not None and bool(rules) and bool(people["has_mover"]),
        "stopped_arguments": _stored(shape, shapes, stopped),
        "stopped_code": ts.string(rules[0][2].code if rules else ""),
        "has_wrong_state": bool(others) and bool(people["has_mover"]),
        "wrong_state": ts.string(others[0] if others else ""),
        "state_column": ts.property_name(shape.state.column if shape.state is not None else "id"),
        "move_target": ts.string(move.target),
        "move_spec_input": ts.expression(f", {input_literal(move)}" if move.inputs else ""),
        "spec_makers": [{"maker": ts.property_name(each)} for each in _makers(shape, shapes, moved, stopped)],
    }


def _stored(shape: Shape, shapes: dict[str, Shape], case: Case | None) -> TsCode:
    """Give the arguments that make the record of a case."""
    values = object_of(shape, shapes, case, stored=True) if case is not None else "{}"
    return ts.expression("bench" if values == "{}" else f"bench, {values}")


def _makers(shape: Shape, shapes: dict[str, Shape], *cases: Case | None) -> list[str]:
    found = {f"make{shape.names.one.pascal}"}
    for case in cases:
        if case is not None:
            found |= {f"make{parent.names.one.pascal}" for parent in parents_of(shape, shapes, case)}
    uses_day = any(
        case is not None and "day(bench" in object_of(shape, shapes, case, stored=True) for case in cases
    )
    return sorted(found | ({"day"} if uses_day else set()))
