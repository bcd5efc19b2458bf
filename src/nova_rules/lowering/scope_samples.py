"""For each row scope an example that lies within it: the records to make so that its predicate holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from nova_rules.lowering.compiler import Compiler
from nova_rules.lowering.refusals import ExpressionError
from nova_rules.lowering.sample_values import options, started
from nova_rules.lowering.world import typed_condition
from nova_rules.model import expressions as ir
from nova_rules.model.behaviour import Made, Reached
from nova_rules.model.domain import Entity, Expression
from nova_rules.model.expressions import Node


@dataclass(slots=True)
class _Record:
    """A record of the example, filled in while the predicate is read."""

    entity: str
    values: dict[str, str] = field(default_factory=dict)
    references: dict[str, _Record] = field(default_factory=dict)
    is_actor: bool = False


class _UnreachableError(Exception):
    """The predicate asks for something that cannot be made to hold by making records."""


def reached_by(compiler: Compiler, entity: Entity) -> tuple[Reached, ...]:
    """Give one example a role and action, as far as examples can be made."""
    found = []
    granted = sorted(
        {(role, action) for each in entity.policies for role in each.roles for action in each.actions}
    )
    for role, action in granted:
        policies = [each for each in entity.policies if role in each.roles and action in each.actions]
        scopes = [each.scope for each in policies if each.scope is not None]
        if len(scopes) == len(policies):
            example = _first(compiler, entity, tuple(scopes))
            found += [Reached(role, action, *example)] if example else []
    return tuple(found)


def _first(
    compiler: Compiler, entity: Entity, scopes: tuple[Expression, ...]
) -> tuple[tuple[Made, ...], str] | None:
    for scope in scopes:
        try:
            node = typed_condition(scope, compiler.scope(entity))
            builder = _Builder(compiler)
            record = _Record(entity.name)
            builder.records.append(record)
            builder.satisfy(node, {"this": record})
        except (_UnreachableError, ExpressionError):
            continue
        return builder.made(), builder.name(record)
    return None


class _Builder:
    """Makes a predicate hold by making records."""

    def __init__(self, compiler: Compiler) -> None:
        self._compiler = compiler
        self.records: list[_Record] = []

    def satisfy(self, node: Node, bound: dict[str, _Record]) -> None:
        """Make a condition hold; raises _UnreachableError where no records would do."""
        if isinstance(node, ir.And):
            self.satisfy(node.left, bound)
            self.satisfy(node.right, bound)
        elif isinstance(node, ir.Or):
            self._either(node, bound)
        elif isinstance(node, ir.Exists):
            self._exists(node.rows, bound)
        elif isinstance(node, ir.Same):
            self._same(node, bound)
        elif (
            isinstance(node, ir.Compare)
            and isinstance(node.left, ir.Member)
            and isinstance(node.right, ir.Literal)
        ):
            self._compare(node.operator, node.left, str(node.right.value), bound)
        elif isinstance(node, ir.Member):
            self._set(node, "true", bound)
        elif isinstance(node, ir.Not) and isinstance(node.value, ir.Member):
            self._set(node.value, "false", bound)
        else:
            raise _UnreachableError

    def _either(self, node: ir.Or, bound: dict[str, _Record]) -> None:
        """Try the simpler side on its own; what was begun for the other one would be in its way."""
        before = len(self.records)
        try:
            self.satisfy(node.left, bound)
        except _UnreachableError:
            if len(self.records) != before:
                raise
            self.satisfy(node.right, bound)

    def _exists(self, rows: ir.Rows, bound: dict[str, _Record]) -> None:
        above = self._record(rows.record, bound)
        row = self._new(rows.type.entity)
        if rows.link:
            link = self._new(rows.link)
            link.references.update({rows.reference: above, rows.far: row})
        else:
            row.references[rows.reference] = above
        inner = {**bound, rows.variable.name: row}
        for condition in rows.conditions:
            self.satisfy(condition, inner)

    def _same(self, node: ir.Same, bound: dict[str, _Record]) -> None:
        sides = (node.left, node.right)
        actors = [each for each in sides if isinstance(each, ir.ActorRecord)]
        others = [each for each in sides if not isinstance(each, ir.ActorRecord)]
        if len(actors) != 1:
            raise _UnreachableError
        self._record(others[0], bound).is_actor = True

    def _record(self, node: Node, bound: dict[str, _Record]) -> _Record:
        """Give the record an expression leads to, made on the way where it is not there yet."""
        if isinstance(node, ir.Variable):
            return bound[node.name]
        if isinstance(node, ir.Follow):
            above = self._record(node.record, bound)
            if node.name not in above.references:
                above.references[node.name] = self._new(node.type.entity)
            return above.references[node.name]
        raise _UnreachableError

    def _new(self, entity: str) -> _Record:
        if entity not in self._compiler.world.members:
            raise _UnreachableError
        record = _Record(entity)
        self.records.append(record)
        return record

    def _compare(self, operator: str, member: ir.Member, text: str, bound: dict[str, _Record]) -> None:
        if operator == "==":
            self._set(member, text, bound)
            return
        record = self._record(member.record, bound)
        entity = self._compiler.domain.entity(record.entity)
        plain = record.values.get(member.name) or started(entity).get(member.name)
        others = [each for each in options(entity, member.name, plain) if each is not None and each != text]
        if operator != "!=" or not others:
            raise _UnreachableError
        if plain == text:
            record.values[member.name] = others[0]

    def _set(self, member: ir.Member, text: str, bound: dict[str, _Record]) -> None:
        record = self._record(member.record, bound)
        if record.values.setdefault(member.name, text) != text:
            raise _UnreachableError

    def made(self) -> tuple[Made, ...]:
        """Give the records so that what is referred to comes first; one user has one record of an entity."""
        self._merge_actors()
        done: list[_Record] = []
        left = list(self.records)
        while left:
            ready = [each for each in left if all(other in done for other in each.references.values())]
            if not ready:
                raise _UnreachableError
            done.append(ready[0])
            left = [each for each in left if each is not ready[0]]
        self.records = done
        return tuple(
            Made(
                self.name(each),
                each.entity,
                tuple(sorted(each.values.items())),
                tuple(sorted((name, self.name(other)) for name, other in each.references.items())),
                each.is_actor,
            )
            for each in done
        )

    def _merge_actors(self) -> None:
        first: dict[str, _Record] = {}
        for each in [record for record in self.records if record.is_actor]:
            kept = first.setdefault(each.entity, each)
            if kept is not each:
                self._replace(each, kept)

    def _replace(self, gone: _Record, kept: _Record) -> None:
        kept.values.update(gone.values)
        kept.references.update(gone.references)
        self.records = [each for each in self.records if each is not gone]
        for each in self.records:
            each.references = {n: kept if other is gone else other for n, other in each.references.items()}

    def name(self, record: _Record) -> str:
        """Give the name of a record: its entity, numbered from the second one on."""
        same = [each for each in self.records if each.entity == record.entity]
        index = next(number for number, each in enumerate(same) if each is record)
        return record.entity if index == 0 else f"{record.entity}_{index + 1}"
