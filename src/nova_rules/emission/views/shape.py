"""An entity as its generated code sees it: one list of columns with their names, types and rights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nova_rules.emission import capabilities
from nova_rules.emission.booknames import key_names
from nova_rules.emission.naming import Name, sql_name
from nova_rules.emission.views.kinds import Kind, kind_of, reference_kind, state_kind

if TYPE_CHECKING:
    from nova_rules.emission.material import Material
    from nova_rules.emission.namebook import EntityNames
    from nova_rules.model.behaviour import DerivedValue, EntityBehaviour
    from nova_rules.model.domain import Entity, Field, Reference, Transition


@dataclass(frozen=True, slots=True)
class Column:
    """A stored value: `member` in TypeScript, `column` in the table.

    `given` says whether people give it on creation, `patched` whether they may change it later. `moment` is
    today or now where that is what counts when it is left out.
    """

    name: str
    member: Name
    column: str
    kind: Kind
    optional: bool
    given: bool
    patched: bool
    moment: str | None = None
    field: Field | None = None
    reference: Reference | None = None
    summary: str = ""

    @property
    def type(self) -> str:
        """Give the TypeScript type."""
        return f"{self.kind.ts} | null" if self.optional else self.kind.ts


@dataclass(frozen=True, slots=True)
class Worked:
    """A derived value and its names."""

    name: str
    member: Name
    value: DerivedValue
    kind: Kind

    @property
    def type(self) -> str:
        """Give the TypeScript type."""
        return f"{self.kind.ts} | null" if self.value.nullable else self.kind.ts


@dataclass(frozen=True, slots=True)
class Shape:
    """Everything the views ask about one entity; `persons` are the roles whose users are such records."""

    entity: Entity
    names: EntityNames
    behaviour: EntityBehaviour
    columns: tuple[Column, ...]
    worked: tuple[Worked, ...]
    persons: dict[str, str]
    role_words: dict[str, str]

    @property
    def table(self) -> str:
        """Give the table's name."""
        return self.names.many.snake

    @property
    def given(self) -> tuple[Column, ...]:
        """Give the columns that people fill in on creation."""
        return tuple(column for column in self.columns if column.given)

    @property
    def patched(self) -> tuple[Column, ...]:
        """Give the columns that people may change."""
        return tuple(column for column in self.columns if column.patched)

    @property
    def references(self) -> tuple[Column, ...]:
        """Give the columns that point at other records."""
        return tuple(column for column in self.columns if column.reference is not None)

    @property
    def state(self) -> Column | None:
        """Give the column that holds the lifecycle's state."""
        return next((column for column in self.columns if column.kind.name == "state"), None)

    @property
    def moves(self) -> tuple[Transition, ...]:
        """Give the transitions that people may make."""
        return capabilities.moves(self.entity)

    @property
    def soft(self) -> bool:
        """Say whether deleted records stay in the table, marked."""
        return not capabilities.kept(self.entity)

    def constraint(self, *parts: str) -> str:
        """Give the name of a constraint or index of the table."""
        return sql_name(self.table, *parts)

    def of(self, member: str) -> Column:
        """Give the column of a field or reference by the pack's name; raises KeyError when there is none."""
        for column in self.columns:
            if column.name == member:
                return column
        raise KeyError(member)

    def of_column(self, name: str) -> Column:
        """Give the column with this name in the table; raises KeyError when there is none."""
        for column in self.columns:
            if column.column == name:
                return column
        raise KeyError(name)


def shapes_of(material: Material) -> dict[str, Shape]:
    """Give the shape of every entity by its pack's name."""
    return {
        design.entity.name: shape_of(material, design.entity.name) for design in material.blueprint.entities
    }


@lru_cache(maxsize=64)
def shape_of(material: Material, name: str) -> Shape:
    """Give the shape of one entity; several views of one design ask for it."""
    entity = next(design.entity for design in material.blueprint.entities if design.entity.name == name)
    names = material.names.entities[name]
    behaviour = material.behaviour.entity(name)
    worked = tuple(
        Worked(each.name, names.members[each.name], each, kind_of(each.kind, each.scale, each.choices))
        for each in behaviour.derived
    )
    persons = {
        design.role.name: material.names.roles[design.role.name].snake
        for design in material.blueprint.roles
        if design.role.person == name
    }
    words = {role: each.snake for role, each in material.names.roles.items()}
    return Shape(entity, names, behaviour, _columns(entity, names), worked, persons, words)


def _columns(entity: Entity, names: EntityNames) -> tuple[Column, ...]:
    fields = [_field(entity, names, each) for each in entity.fields]
    states = [_state(entity, names)] if entity.lifecycle else []
    keys = key_names(entity, names)
    return (*fields, *states, *(_reference(each, keys[each.name]) for each in entity.references))


def _field(entity: Entity, names: EntityNames, field: Field) -> Column:
    name = names.members[field.name]
    given = capabilities.given(field)
    return Column(
        name=field.name,
        member=name,
        column=name.snake,
        kind=kind_of(field.type, field.scale, field.choices, names.one, name),
        optional=field.optional or (field.set_by is not None),
        given=given,
        patched=given and not entity.append_only,
        moment=field.default if given and field.default in {"today", "now"} else None,
        field=field,
        summary=field.summary,
    )


def _state(entity: Entity, names: EntityNames) -> Column:
    assert entity.lifecycle is not None  # noqa: S101 - the caller has looked
    name = names.members[entity.lifecycle.field]
    kind = state_kind(entity.lifecycle.states, names.one, name)
    return Column(entity.lifecycle.field, name, name.snake, kind, optional=False, given=False, patched=False)


def _reference(reference: Reference, name: Name) -> Column:
    return Column(
        name=reference.name,
        member=name,
        column=name.snake,
        kind=reference_kind(),
        optional=reference.optional,
        given=True,
        patched=capabilities.movable(reference),
        reference=reference,
    )
