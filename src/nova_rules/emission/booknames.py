"""The names of one design as the compilers of expressions ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission.namebook import EntityNames, NameBook, names_of
from nova_rules.emission.naming import Name, name_of

if TYPE_CHECKING:
    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.domain import Entity

_PLATFORM = {"created_by": "created_by", "updated_by": "updated_by", "user": "user_id"}


class BookNames:
    """Tables, columns and properties by the pack's spelling, whatever had to be renamed."""

    def __init__(self, blueprint: Blueprint) -> None:
        """Work out the names of a design."""
        book: NameBook = names_of(blueprint)
        self._tables = {name: names.many.snake for name, names in book.entities.items()}
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


def key_names(entity: Entity, names: EntityNames) -> dict[str, Name]:
    """Give the name of each reference's key: `student_id`, or another where a field has that name."""
    states = [entity.lifecycle.field] if entity.lifecycle else []
    taken = {names.members[each].folded for each in (*(field.name for field in entity.fields), *states)}
    found: dict[str, Name] = {}
    for reference in entity.references:
        member = names.members[reference.name]
        name = Name((*member.words, "id"))
        if name.folded in taken:
            name = name_of(f"{member.snake}_ref_id")
        taken.add(name.folded)
        found[reference.name] = name
    return found
