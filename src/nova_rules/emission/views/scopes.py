"""Names for the row scopes of an entity: a predicate for each role and action, and what roles do not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.naming import name_of
from nova_rules.emission.views.entity_types import actions_of
from nova_rules.emission.views.hidden import hidden_roles, names_for
from nova_rules.emission.views.sqlcode import literal, uses_clock

if TYPE_CHECKING:
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Shape
    from nova_rules.model.behaviour import Hidden, RoleScope
    from nova_rules.model.operations import SqlCode


def scopes_view(shape: Shape) -> View:
    """Give what the scope file of an entity is made of."""
    predicates = _predicates(shape)
    exceptions = _exceptions(shape, predicates)
    helpers = ["everything"] if any(each.predicate is None for each in _held(shape)) or _links(shape) else []
    helpers += ["type Predicate"] if predicates else []
    helpers += ["type Scopes"]
    helpers += ["type ShownAnyway"] if exceptions else []
    return {
        "predicates": [_predicate(name, code) for code, name in predicates.items()],
        "scoped_roles": _roles(shape, predicates),
        "scope_helpers": ts.expression(", ".join(helpers)),
        "has_exceptions": bool(exceptions),
        "exceptions": exceptions,
    }


def is_scoped(shape: Shape, action: str) -> bool:
    """Say whether some role may take the action on some records only."""
    return any(each.predicate is not None for each in _held(shape) if each.action == action)


def _held(shape: Shape) -> list[RoleScope]:
    """Give the scopes of what can be done at all."""
    possible = set(actions_of(shape)) & {"read", "create", "update", "delete"}
    possible |= {move.name for move in shape.moves}
    return [each for each in shape.behaviour.scopes if each.action in possible]


def _links(shape: Shape) -> bool:
    return capabilities.linkable(shape.entity)


def _predicates(shape: Shape) -> dict[SqlCode, str]:
    """Name each predicate once, after the first role (and action) that has it."""
    found = [(each.predicate, each.role, each.action) for each in _held(shape)]
    found += [(each.unless, each.role, "see") for each in shape.behaviour.hidden]
    named: dict[SqlCode, str] = {}
    taken: set[str] = set()
    for code, role, action in found:
        if code is None or code in named:
            continue
        name = f"of{name_of(role).pascal}"
        name = f"{name}To{name_of(action).pascal}" if name in taken else name
        while name in taken:
            name += "Too"
        taken.add(name)
        named[code] = name
    return named


def _predicate(name: str, code: SqlCode) -> View:
    clocked = uses_clock((code,))
    actor = "actor" if code.uses_actor else "_actor" if clocked else ""
    parameters = ", ".join([*([actor] if actor else []), *(["clock"] if clocked else [])])
    return {
        "name": ts.property_name(name),
        "parameters": ts.expression(parameters),
        "body": literal(code, "SqlBool"),
    }


def _roles(shape: Shape, predicates: dict[SqlCode, str]) -> list[View]:
    roles = sorted({each.role for each in _held(shape)} | ({"admin"} if _links(shape) else set()))
    return [
        {"role": ts.property_name(shape.role_words[role]), "actions": _actions(shape, role, predicates)}
        for role in roles
    ]


def _actions(shape: Shape, role: str, predicates: dict[SqlCode, str]) -> list[View]:
    words = {move.name: shape.names.actions[move.name].kebab for move in shape.moves}
    pairs = [
        (words.get(each.action, each.action), each.predicate) for each in _held(shape) if each.role == role
    ]
    pairs += [("link", None)] if role == "admin" and _links(shape) else []
    return [
        {
            "action": ts.string(action),
            "scope": ts.expression("everything" if code is None else predicates[code]),
        }
        for action, code in pairs
    ]


def _exceptions(shape: Shape, predicates: dict[SqlCode, str]) -> list[View]:
    by_role: dict[str, list[Hidden]] = {}
    for each in shape.behaviour.hidden:
        if each.unless is not None:
            by_role.setdefault(each.role, []).append(each)
    return [
        {
            "role": ts.property_name(shape.role_words[role]),
            "groups": [
                {
                    "fields": ts.strings(names_for(shape, each.members)),
                    "predicate": ts.property_name(predicates[each.unless]),
                }
                for each in group
                if each.unless is not None
            ],
        }
        for role, group in sorted(by_role.items())
    ]


def hidden_view(shape: Shape) -> View:
    """Give what is kept from whom, at least on some records."""
    return {
        "hidden_rows": [
            {"role": ts.property_name(shape.role_words[role]), "fields": ts.strings(names)}
            for role, names in hidden_roles(shape)
        ],
    }
