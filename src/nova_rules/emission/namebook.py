"""Every name of one design, worked out once: entities with their plurals and members, and roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nova_rules.emission.naming import (
    ENTITY_RESERVED,
    FIELD_RESERVED,
    ROLE_RESERVED,
    Name,
    Rename,
    distinct,
    name_of,
    plural_of,
)

if TYPE_CHECKING:
    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.domain import Entity, Lifecycle


@dataclass(frozen=True, slots=True)
class EntityNames:
    """An entity's names, and by the pack's spelling its members (fields, references, derived) and actions."""

    one: Name
    many: Name
    members: dict[str, Name]
    actions: dict[str, Name]


@dataclass(frozen=True, slots=True)
class NameBook:
    """Names by the pack's spelling, and what had to be renamed."""

    project: Name
    entities: dict[str, EntityNames]
    roles: dict[str, Name]
    renames: tuple[Rename, ...]


def names_of(blueprint: Blueprint) -> NameBook:
    """Give every name of the design; the same design always gives the same names."""
    renames: list[Rename] = []
    taken: set[str] = set()
    ones = {
        design.entity.name: _take(design.entity.name, taken, ENTITY_RESERVED, "record", renames)
        for design in blueprint.entities
    }
    entities = {
        design.entity.name: EntityNames(
            one=ones[design.entity.name],
            many=_plural(design.entity, ones[design.entity.name], taken, renames),
            members=_members(design.entity, renames),
            actions=_actions(design.entity.lifecycle, renames),
        )
        for design in blueprint.entities
    }
    seats: set[str] = set()
    roles = {
        design.role.name: _take(design.role.name, seats, ROLE_RESERVED, "role", renames)
        for design in blueprint.roles
    }
    return NameBook(name_of(blueprint.project.name), entities, roles, tuple(renames))


def _take(text: str, taken: set[str], reserved: frozenset[str], suffix: str, renames: list[Rename]) -> Name:
    name, reason = distinct(text, taken, reserved, suffix)
    if reason:
        renames.append(Rename(text, name.snake, reason))
    return name


def _plural(entity: Entity, one: Name, taken: set[str], renames: list[Rename]) -> Name:
    """Give the plural: the pack's, unless the singular was renamed or is spelled the same."""
    wanted = name_of(entity.plural) if entity.plural else plural_of(one)
    if one != name_of(entity.name) or wanted == one:
        wanted = plural_of(one) if one != name_of(entity.name) else Name((*one.words, "records"))
    return _take(wanted.snake, taken, ENTITY_RESERVED, "list", renames)


def _members(entity: Entity, renames: list[Rename]) -> dict[str, Name]:
    taken: set[str] = set()
    spelled = [
        *(field.name for field in entity.fields),
        *([entity.lifecycle.field] if entity.lifecycle else []),
        *(reference.name for reference in entity.references),
        *(derived.name for derived in entity.derived),
    ]
    return {text: _take(text, taken, FIELD_RESERVED, "value", renames) for text in dict.fromkeys(spelled)}


def _actions(lifecycle: Lifecycle | None, renames: list[Rename]) -> dict[str, Name]:
    if lifecycle is None:
        return {}
    taken = {"create", "read", "update", "delete", "list", "get", "remove", "link", "enter", "new"}
    return {
        move.name: _take(move.name, taken, ROLE_RESERVED, "record", renames) for move in lifecycle.transitions
    }
