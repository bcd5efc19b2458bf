"""What can be done to the records of an entity at all: its routes and use cases follow from its policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.model.domain import Entity, Field, Reference, Transition


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


def signs_in(entity: Entity) -> bool:
    """Say whether a record can be linked to a user."""
    return entity.sign_in is not None


def given(field: Field) -> bool:
    """Say whether people give the field's value; otherwise a transition or a counter does."""
    return field.set_by is None and field.type != "sequence"


def movable(reference: Reference) -> bool:
    """Say whether a record may be put under another parent: a part stays with its whole."""
    return not reference.part_of
