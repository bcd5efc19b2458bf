"""Records and rows in SQL: keys, columns over references, and what collections select from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from nova_rules.lowering.names import ACCOUNT, Names
from nova_rules.lowering.sql.text import AND, ATOM, Piece, identifier
from nova_rules.model import expressions as ir
from nova_rules.model.expressions import Node

Places = Mapping[str, str]
"""The alias of every variable; an empty one means bare columns."""

_ACTOR = "$actor_id::uuid"


class WritesValues(Protocol):
    """What writes the expressions inside records and rows."""

    def value(self, node: Node, places: Places) -> Piece:
        """Give the exact value."""

    def filter(self, node: Node, places: Places) -> Piece:
        """Give a condition where null counts as false."""


class Records:
    """Writes what concerns records: keys, columns, sources of rows."""

    def __init__(self, names: Names, soft_deleted: frozenset[str], alias: str, writer: WritesValues) -> None:
        """Take the names, the entities whose rows are marked deleted, the alias taken, and the writer."""
        self._names = names
        self._soft_deleted = soft_deleted
        self._taken = alias
        self._count = 0
        self._writer = writer

    def key(self, record: Node, places: Places) -> Piece:
        """Write the id of a record; null where there is none."""
        if isinstance(record, ir.Variable):
            return Piece(self._qualified(places[record.name], "id"))
        if isinstance(record, ir.Actor):
            return Piece(_ACTOR)
        if isinstance(record, ir.Follow):
            column = self._names.key_column(record.record.type.entity, record.name)
            return self._reached(record.record, column, places)
        return self._selected(record, "id", places)

    def column(self, record: Node, member: str, places: Places) -> Piece:
        """Write a stored value of a record; null where there is no record."""
        return self._reached(record, self._names.column(record.type.entity, member), places)

    def _reached(self, record: Node, column: str, places: Places) -> Piece:
        if isinstance(record, ir.Variable):
            return Piece(self._qualified(places[record.name], column))
        return self._selected(record, column, places)

    def _selected(self, record: Node, column: str, places: Places) -> Piece:
        alias = self._alias(record.type.entity)
        where = self._where(record, alias, places)
        source = f"{self._table(record.type.entity)} {alias}"
        return Piece(f"(SELECT {alias}.{column} FROM {source} WHERE {where})")  # noqa: S608 - compiled parts

    def _where(self, record: Node, alias: str, places: Places) -> str:
        """Write the condition by which the one record is found."""
        entity = record.type.entity
        if isinstance(record, ir.ActorRecord):
            found = f"{alias}.{ACCOUNT} = {_ACTOR}"
            return f"{found}{self._living(entity, alias)}"
        if isinstance(record, ir.Back):
            column = self._names.key_column(entity, record.reference)
            above = self.key(record.record, places).inside(ATOM)
            return f"{alias}.{column} = {above}{self._living(entity, alias)}"
        return f"{alias}.id = {self.key(record, places).inside(ATOM)}"

    def within(self, node: ir.Within, places: Places) -> Piece:
        """Write a derived value: in place where the row is at hand, as a selection where it is not."""
        if isinstance(node.record, ir.Variable):
            return self._writer.value(node.body, {"this": places[node.record.name]})
        entity = node.record.type.entity
        alias = self._alias(entity)
        where = self._where(node.record, alias, places)
        body = self._writer.value(node.body, {"this": alias})
        return Piece(f"(SELECT {body.text} FROM {self._table(entity)} {alias} WHERE {where})")  # noqa: S608

    def source(self, rows: ir.Rows, places: Places) -> tuple[str, Places]:
        """Write FROM and WHERE of a collection, and give the aliases as its rows see them."""
        entity = rows.type.entity
        alias = self._alias(entity)
        inner = {**places, rows.variable.name: alias}
        tests = [self._belongs(rows, alias, places) + self._living(entity, alias)]
        tests += [self._writer.filter(test, inner).inside(AND) for test in rows.conditions]
        return f"FROM {self._table(entity)} {alias} WHERE {' AND '.join(tests)}", inner

    def _belongs(self, rows: ir.Rows, alias: str, places: Places) -> str:
        above = self.key(rows.record, places).inside(ATOM)
        if not rows.link:
            return f"{alias}.{self._names.key_column(rows.type.entity, rows.reference)} = {above}"
        link = self._alias(rows.link)
        far = self._names.key_column(rows.link, rows.far)
        near = self._names.key_column(rows.link, rows.reference)
        joined = f"{link}.{near} = {above}{self._living(rows.link, link)}"
        source = f"{self._table(rows.link)} {link}"
        return f"{alias}.id IN (SELECT {link}.{far} FROM {source} WHERE {joined})"  # noqa: S608

    def _living(self, entity: str, alias: str) -> str:
        return f" AND {alias}.deleted_at IS NULL" if entity in self._soft_deleted else ""

    def _table(self, entity: str) -> str:
        return identifier(self._names.table(entity))

    def _alias(self, entity: str) -> str:
        self._count += 1
        alias = f"{entity}_{self._count}"
        return alias if alias != self._taken else self._alias(entity)

    @staticmethod
    def _qualified(alias: str, column: str) -> str:
        return f"{alias}.{column}" if alias else identifier(column)
