"""What can be done to the records of an entity at all: its routes and use cases follow from its policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.model.domain import Entity, Field, Policy, Reference, Transition


def allows(entity: Entity, action: str) -> bool:
    """Say whether some role may take the action."""
    return any(action in policy.actions for policy in entity.policies)


def creatable(entity: Entity) -> bool:
    """Say whether records are entered by people."""
    return allows(entity, "create")


def updatable(entity: Entity) -> bool:
    """Say whether people may change something of a record."""
    changeable = any(given(field) for field in entity.fields) or any(
        movable(each) for each in entity.references
    )
    return not entity.append_only and allows(entity, "update") and changeable


def removable(entity: Entity) -> bool:
    """Say whether records are deleted by people."""
    return kept(entity) is False and allows(entity, "delete")


def kept(entity: Entity) -> bool:
    """Say whether records stay for ever."""
    return entity.append_only or entity.delete == "never"


def moves(entity: Entity) -> tuple[Transition, ...]:
    """Give the transitions that people may make."""
    if entity.lifecycle is None or entity.append_only:
        return ()
    return tuple(each for each in entity.lifecycle.transitions if allows(entity, each.name))


def guarded(entity: Entity) -> bool:
    """Say whether a rule about other records, or about the moment, is asked before something is done."""
    asked = any(each.kind == "guard" for each in entity.constraints)
    return asked or any(move.guard is not None for move in moves(entity))


def hiding(entity: Entity) -> bool:
    """Say whether some member is kept from some role, always or on some records."""
    return any(
        all(other.scope is not None for other in _readers(entity, role) if member not in other.hide)
        for policy in entity.policies
        if "read" in policy.actions
        for role in policy.roles
        for member in policy.hide
    )


def _readers(entity: Entity, role: str) -> tuple[Policy, ...]:
    return tuple(each for each in entity.policies if role in each.roles and "read" in each.actions)


def signs_in(entity: Entity) -> bool:
    """Say whether a record can be linked to a user."""
    return entity.sign_in is not None


def linkable(entity: Entity) -> bool:
    """Say whether a record is linked to a user later: not where records are never changed."""
    return signs_in(entity) and not entity.append_only


def given(field: Field) -> bool:
    """Say whether people give the field's value; otherwise a transition or a counter does."""
    return field.set_by is None and field.type != "sequence"


def movable(reference: Reference) -> bool:
    """Say whether a record may be put under another parent: a part stays with its whole."""
    return not reference.part_of
