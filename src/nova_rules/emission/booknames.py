"""The names of one design as the compilers of expressions ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission.namebook import EntityNames, NameBook, names_of
from nova_rules.emission.naming import Name, name_of
from nova_rules.emission.reserved import FIELDS

if TYPE_CHECKING:
    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.domain import Entity

_SECOND = 2
_PLATFORM = {"created_by": "created_by", "updated_by": "updated_by", "user": "user_id"}


class BookNames:
    """Tables, columns and properties by the pack's spelling, whatever had to be renamed."""

    def __init__(self, blueprint: Blueprint) -> None:
        """Work out the names of a design."""
        book: NameBook = names_of(blueprint)
        self._tables = {name: names.many.snake for name, names in book.entities.items()}
        self._roles = {name: role.snake for name, role in book.roles.items()}
        self._members: dict[tuple[str, str], Name] = {}
        self._keys: dict[tuple[str, str], Name] = {}
        for design in blueprint.entities:
            self._read(design.entity, book.entities[design.entity.name])

    def _read(self, entity: Entity, names: EntityNames) -> None:
        for member, name in names.members.items():
            self._members[entity.name, member] = name
        for reference, name in key_names(entity, names).items():
            self._keys[entity.name, reference] = name

    def table(self, entity: str) -> str:
        """Give the table of an entity."""
        return self._tables[entity]

    def column(self, entity: str, member: str) -> str:
        """Give the column of a stored value; the platform's own columns keep their names."""
        name = self._members.get((entity, member))
        return name.snake if name is not None else member

    def key_column(self, entity: str, reference: str) -> str:
        """Give the foreign key column of a reference."""
        name = self._keys.get((entity, reference))
        return name.snake if name is not None else _PLATFORM.get(reference, f"{reference}_id")

    def property(self, entity: str, member: str) -> str:
        """Give the TypeScript property of a stored value or of a loaded relation."""
        return self._members.get((entity, member), name_of(member)).camel

    def key_property(self, entity: str, reference: str) -> str:
        """Give the TypeScript property that holds a reference's id."""
        return self._keys.get((entity, reference), name_of(f"{reference}_id")).camel

    def role(self, role: str) -> str:
        """Give the word by which a user's role is kept; `system` and the like are nobody's."""
        return self._roles.get(role, role)


def key_names(entity: Entity, names: EntityNames) -> dict[str, Name]:
    """Give the name of each reference's key: `student_id`, or another where something else has that name."""
    own = {each.name for each in entity.references}
    taken = {name.folded for member, name in names.members.items() if member not in own}
    taken |= {name_of(column).folded for column in FIELDS}
    found: dict[str, Name] = {}
    for reference in entity.references:
        member = names.members[reference.name]
        name, count = Name((*member.words, "id")), 1
        while name.folded in taken:
            count += 1
            name = name_of(f"{member.snake}_ref{'' if count == _SECOND else count}_id")
        taken.add(name.folded)
        found[reference.name] = name
    return found
