"""How tables, columns and properties are called where code is emitted."""

from __future__ import annotations

import re
from typing import Protocol

from nova_rules.model.domain import Domain

ACCOUNT = "user_id"
"""The column that links a record to the user who signs in as it."""
PLATFORM_COLUMNS = {"created_by": "created_by", "updated_by": "updated_by", "user": ACCOUNT}
"""The columns of references that every record has, by the names conditions use."""


class Names(Protocol):
    """Names of the generated backend; whoever renames something passes an object that knows the new names."""

    def table(self, entity: str) -> str:
        """Give the table of an entity."""

    def column(self, entity: str, member: str) -> str:
        """Give the column of a stored value, `id` and `deleted_at` included."""

    def key_column(self, entity: str, reference: str) -> str:
        """Give the foreign key column of a reference."""

    def property(self, entity: str, member: str) -> str:
        """Give the TypeScript property of a stored value or of a loaded relation."""

    def key_property(self, entity: str, reference: str) -> str:
        """Give the TypeScript property that holds a reference's id."""

    def role(self, role: str) -> str:
        """Give the word by which a user's role is kept."""


class PlainNames:
    """Names as the pack writes them: plural tables, `x_id` keys, camel case properties."""

    def __init__(self, domain: Domain) -> None:
        """Take the plurals of the domain's entities."""
        self._tables = {entity.name: entity.plural for entity in domain.entities}

    def table(self, entity: str) -> str:
        """Give the plural."""
        return self._tables[entity]

    def column(self, entity: str, member: str) -> str:  # noqa: ARG002 - others may rename per entity
        """Give the member's own name."""
        return member

    def key_column(self, entity: str, reference: str) -> str:  # noqa: ARG002
        """Give `<reference>_id`, and the platform's own names for its references."""
        return PLATFORM_COLUMNS.get(reference, f"{reference}_id")

    def property(self, entity: str, member: str) -> str:  # noqa: ARG002
        """Give the member in camel case."""
        return camel(member)

    def key_property(self, entity: str, reference: str) -> str:
        """Give the key column in camel case."""
        return camel(self.key_column(entity, reference))

    def role(self, role: str) -> str:
        """Give the role's own name."""
        return role


def camel(name: str) -> str:
    """Give `class_group_id` as `classGroupId`."""
    return re.sub(r"_([a-z0-9])", lambda match: match.group(1).upper(), name)
