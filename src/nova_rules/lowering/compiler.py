"""What every part of lowering works with: one domain, its names, and a list of what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from nova_rules.lowering.checking.scope import Scope, World
from nova_rules.lowering.members import soft_deleted
from nova_rules.lowering.names import Names
from nova_rules.lowering.refusals import ExpressionError
from nova_rules.lowering.sql.text import identifier
from nova_rules.lowering.sql.writer import SqlTarget, sql_filter, sql_key, sql_of
from nova_rules.lowering.typescript.emit import typescript_of
from nova_rules.lowering.world import scope_of, world_of
from nova_rules.model.behaviour import TsCode
from nova_rules.model.domain import Domain, Entity
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import Type
from nova_rules.model.operations import SqlCode
from nova_rules.model.problems import Problem

_Made = TypeVar("_Made")
_From = TypeVar("_From")


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles expressions of one domain; problems gather while everything else goes on."""

    domain: Domain
    names: Names
    world: World
    target: SqlTarget
    problems: list[Problem] = field(default_factory=list)

    def attempt(self, make: Callable[[], _Made]) -> _Made | None:
        """Give what is made, or nothing where it has problems, which are kept."""
        try:
            return make()
        except ExpressionError as error:
            self.problems.extend(error.problems)
            return None

    def every(self, make: Callable[[_From], _Made], items: Iterable[_From]) -> tuple[_Made, ...]:
        """Give what is made of each item, as far as it can be; problems of the rest are kept."""
        made = (self.attempt(lambda item=item: make(item)) for item in items)  # type: ignore[misc]
        return tuple(each for each in made if each is not None)

    def scope(self, entity: Entity, inputs: tuple[tuple[str, Type], ...] = ()) -> Scope:
        """Give the scope of an expression about one record of the entity."""
        return scope_of(self.world, entity.name, inputs)

    def alias(self, entity: Entity) -> str:
        """Give the alias under which compiled SQL speaks of a row: the table's own name."""
        return identifier(self.names.table(entity.name))

    def over_row(self, node: Node, entity: Entity) -> SqlCode:
        """Give an expression over the row of a query."""
        return sql_of(node, self.target, self.alias(entity))

    def key_over_row(self, node: Node, entity: Entity) -> SqlCode:
        """Give the id of a record over the row of a query."""
        return sql_key(node, self.target, self.alias(entity))

    def where(self, node: Node, entity: Entity) -> SqlCode:
        """Give a condition for the WHERE clause of a query."""
        return sql_filter(node, self.target, self.alias(entity))

    def where_columns(self, node: Node) -> SqlCode:
        """Give a condition over bare columns for the WHERE of an index."""
        return sql_filter(node, self.target)

    def over_columns(self, node: Node) -> SqlCode:
        """Give an expression over bare columns, as constraints and indexes have it."""
        return sql_of(node, self.target)

    def typescript(self, node: Node) -> TsCode:
        """Give an expression over a loaded record."""
        return typescript_of(node, self.world, self.names)


def compiler_of(domain: Domain, names: Names) -> Compiler:
    """Give the compiler of a domain."""
    marked = frozenset(entity.name for entity in domain.entities if soft_deleted(entity))
    return Compiler(domain, names, world_of(domain), SqlTarget(names, marked))
