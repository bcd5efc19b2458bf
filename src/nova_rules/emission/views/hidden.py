"""Which members of a record some role may not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.emission.views.shape import Shape


def hideable(shape: Shape) -> tuple[str, ...]:
    """Give the TypeScript names of what is kept from some role, always or on some records, in order."""
    hidden = {member for each in shape.behaviour.hidden for member in each.members}
    return tuple(name for member, name in _members(shape) if member in hidden)


def hidden_roles(shape: Shape) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give each role from which something is kept, with the TypeScript names of it."""
    found: dict[str, tuple[str, ...]] = {}
    for each in shape.behaviour.hidden:
        found[each.role] = (*found.get(each.role, ()), *each.members)
    return tuple((role, names_for(shape, members)) for role, members in sorted(found.items()))


def names_for(shape: Shape, members: tuple[str, ...]) -> tuple[str, ...]:
    """Give the TypeScript names of some members, in the order of the record."""
    return tuple(name for member, name in _members(shape) if member in members)


def _members(shape: Shape) -> list[tuple[str, str]]:
    stored = [(column.name, column.member.camel) for column in shape.columns]
    return [*stored, *((each.name, each.member.camel) for each in shape.worked)]
