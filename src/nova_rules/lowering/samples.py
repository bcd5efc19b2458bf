"""Examples of each entity that its checks and guards accept, and others that they refuse, found by trying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product

from nova_rules.lowering.compiler import Compiler
from nova_rules.lowering.constraints import condition_of
from nova_rules.lowering.evaluate import Data, Value, evaluate
from nova_rules.lowering.members import Stored
from nova_rules.lowering.sample_values import NOW, TODAY, Values, filled, options, started, value_of
from nova_rules.lowering.transitions import guard_node
from nova_rules.lowering.walking import walk
from nova_rules.lowering.world import typed_condition
from nova_rules.model import expressions as ir
from nova_rules.model.behaviour import Case, Sample, Shared
from nova_rules.model.domain import Constraint, Entity, Expression, Field, Transition
from nova_rules.model.expressions import Node

_MOST_TRIES = 60

Parents = dict[str, Values]
Tried = tuple[str, str, str | None]
"""Reference (empty for the record itself), member, value."""


@dataclass(frozen=True, slots=True)
class _Case:
    """The record and its parents, as one combination of tried values makes them."""

    values: Values
    parents: Parents
    inputs: Mapping[str, Value]
    creator: str | None = None
    role: str = "admin"


def sample_of(compiler: Compiler, entity: Entity) -> Sample:
    """Give a sample; it may break a rule where no valid one was found among the first tries."""
    return _Sampler(compiler, entity).sample()


class _Sampler:
    """Makes the samples of one entity."""

    def __init__(self, compiler: Compiler, entity: Entity) -> None:
        self._compiler = compiler
        self._entity = entity
        self._checks = self._conditions("check")
        self._guards = self._conditions("guard")
        nodes = tuple(self._guards.values())
        self._shared = tuple(dict.fromkeys(each for node in nodes for each in _equalities(node)))
        moves = entity.lifecycle.transitions if entity.lifecycle else ()
        self._moves = {move: self._guard(move) for move in moves}
        asked = (*nodes, *(node for node in self._moves.values() if node is not None))
        read = {pair[0] for node in asked for pair in _read(node)}
        self._filled = tuple(each for each in entity.references if not each.optional or each.name in read)

    def _guard(self, move: Transition) -> Node | None:
        return self._compiler.attempt(lambda: guard_node(self._compiler, self._entity, move))

    def sample(self) -> Sample:
        """Give the sample with everything it can show."""
        rules = {**self._checks, **self._guards}
        nothing = _Case(started(self._entity), self._parents(), {})
        found = self._search(nothing, tuple(rules.values()), None)
        base = found if found is not None else nothing
        return Sample(
            values=tuple(base.values.items()),
            parents=self._difference(nothing, base)[1],
            shared=self._shared,
            references=tuple(each.name for each in self._filled),
            refused=self._refused(base, rules),
            moved=tuple(self._moved(base, holds=True)),
            stopped=tuple(self._moved(base, holds=False)),
            outside=tuple(self._outside(base)),
        )

    def _outside(self, base: _Case) -> Iterator[tuple[str, str]]:
        """Give the scopes in which the sample does not lie for a user whom no other record mentions."""
        policies = self._entity.policies
        for role, action in sorted(
            {(role, each) for p in policies for role in p.roles for each in p.actions}
        ):
            scopes = [p.scope for p in policies if role in p.roles and action in p.actions]
            nodes = [self._scope(scope) for scope in scopes if scope is not None]
            known = [node for node in nodes if node is not None]
            if len(known) == len(scopes):
                case = replace(base, creator="actor" if action == "create" else None, role=role)
                if all(self._holds(node, case) is False for node in known):
                    yield role, action

    def _scope(self, scope: Expression) -> Node | None:
        entity = self._compiler.scope(self._entity)
        return self._compiler.attempt(lambda: typed_condition(scope, entity))

    def _refused(self, base: _Case, rules: dict[str, Node]) -> tuple[Case, ...]:
        """Give, for each rule, an example that breaks it and no other."""
        cases = []
        for name, node in rules.items():
            others = tuple(other for key, other in rules.items() if key != name)
            found = self._search(base, others, node, stay=True)
            if found is not None:
                cases.append(Case(name, *self._difference(base, found)))
        return tuple(cases)

    def _moved(self, base: _Case, *, holds: bool) -> Iterator[Case]:
        """Give, for each transition, an example that may make it, or that its guard stops."""
        assert self._entity.lifecycle is not None or not self._moves  # noqa: S101 - moves have a lifecycle
        for move, node in self._moves.items():
            start = self._before(base, move)
            if holds and not self._lasts(start, move):
                continue
            if node is None and holds:
                yield Case(move.name, *self._difference(base, start))
            elif node is not None:
                always = tuple(self._checks.values())
                found = self._search(
                    start, (*always, node) if holds else always, None if holds else node, stay=True
                )
                if found is not None:
                    yield Case(move.name, *self._difference(base, found))

    def _lasts(self, start: _Case, move: Transition) -> bool:
        """Say whether the checks hold once the move has written its state and its fields."""
        assert self._entity.lifecycle is not None  # noqa: S101 - a move has a lifecycle
        written = {name for effect in move.effects for name, _ in effect.values}
        values = {field.name: filled(field) for field in self._entity.fields if field.name in written}
        after: Values = {**start.values, **values, self._entity.lifecycle.field: move.target}
        return all(self._holds(node, replace(start, values=after)) for node in self._checks.values())

    def _before(self, base: _Case, move: Transition) -> _Case:
        assert self._entity.lifecycle is not None  # noqa: S101 - a move has a lifecycle
        inputs = {field.name: _given(field) for field in move.inputs}
        return _Case({**base.values, self._entity.lifecycle.field: move.sources[0]}, base.parents, inputs)

    def _search(
        self, start: _Case, holding: tuple[Node, ...], broken: Node | None, *, stay: bool = False
    ) -> _Case | None:
        """Find the first combination that some conditions accept and one does not; `stay` keeps the state."""
        nodes = (*holding, *((broken,) if broken is not None else ()))
        choices = [*self._own_choices(start, nodes, stay=stay), *self._parent_choices(start, nodes)]
        for tried in islice(product(*choices), _MOST_TRIES):
            case = self._with(start, tried)
            is_broken = broken is None or self._holds(broken, case) is False
            if is_broken and all(self._holds(node, case) for node in holding):
                return case
        return None

    def _own_choices(self, start: _Case, nodes: tuple[Node, ...], *, stay: bool) -> list[list[Tried]]:
        read = {name for node in nodes for name in _own(node)}
        lifecycle = self._entity.lifecycle
        fixed = {lifecycle.field} if lifecycle is not None and stay else set()
        names = [name for name in start.values if name in read - fixed]
        found = [
            [("", name, each) for each in options(self._entity, name, start.values[name])] for name in names
        ]
        return [choice for choice in found if choice]

    def _parent_choices(self, start: _Case, nodes: tuple[Node, ...]) -> list[list[Tried]]:
        found: list[list[Tried]] = []
        for reference, name in sorted({pair for node in nodes for pair in _read(node)}):
            plain = start.parents[reference].get(name)
            values = options(self._parent(reference), name, plain)
            found.append([(reference, name, each) for each in values if each is not None])
        return [choice for choice in found if choice]

    def _with(self, start: _Case, tried: tuple[Tried, ...]) -> _Case:
        own = {**start.values, **{name: value for reference, name, value in tried if not reference}}
        parents = {reference: dict(values) for reference, values in start.parents.items()}
        for reference, name, value in tried:
            if reference:
                parents[reference][name] = value
        return replace(start, values=own, parents=parents)

    def _parents(self) -> Parents:
        rows = {each.name: started(self._parent(each.name)) for each in self._filled}
        for each in self._shared:
            rows[each.second][each.its] = rows[each.first][each.member]
        return rows

    def _parent(self, reference: str) -> Entity:
        target = next(each.to for each in self._entity.references if each.name == reference)
        return self._compiler.domain.entity(target)

    def _difference(
        self, before: _Case, after: _Case
    ) -> tuple[tuple[tuple[str, str | None], ...], tuple[tuple[str, str, str], ...]]:
        own = [(name, value) for name, value in after.values.items() if before.values[name] != value]
        parents = [
            (reference, name, value)
            for reference, values in after.parents.items()
            for name, value in values.items()
            if value is not None and before.parents[reference][name] != value
        ]
        return tuple(own), tuple(parents)

    def _conditions(self, kind: str) -> dict[str, Node]:
        asked = [each for each in self._entity.constraints if each.kind == kind]
        created = [each for each in asked if kind == "check" or each.when == "create"]
        found = {each.name: self._condition(each) for each in created}
        return {name: node for name, node in found.items() if node is not None}

    def _condition(self, constraint: Constraint) -> Node | None:
        return self._compiler.attempt(lambda: condition_of(self._compiler, self._entity, constraint))

    def _holds(self, node: Node, case: _Case) -> bool | None:
        """Say whether a condition holds; nothing where the sample is too small to tell."""
        rows: dict[str, dict[str, dict[str, Value]]] = {self._entity.name: {}}
        own: dict[str, Value] = {**self._typed(self._entity, case.values), "deleted": True}
        own["created_by"] = case.creator
        for reference, values in case.parents.items():
            parent = self._parent(reference)
            rows.setdefault(parent.name, {})[f"of {reference}"] = self._typed(parent, values)
            own[reference] = f"of {reference}"
        rows[self._entity.name]["this"] = own
        data = Data(rows, TODAY, NOW, "actor", case.role, lambda _: TODAY, case.inputs, {"this": "this"})
        try:
            return evaluate(node, data) is True
        except (AssertionError, KeyError, TypeError):
            return None

    def _typed(self, entity: Entity, values: Values) -> dict[str, Value]:
        members = self._compiler.world.members[entity.name]
        typed: dict[str, Value] = {}
        for name, text in values.items():
            member = members.get(name)
            typed[name] = value_of(text, str(member.type.kind)) if isinstance(member, Stored) else text
        return typed


def _given(field: Field) -> Value:
    return value_of(filled(field), field.type)


def _own(node: Node) -> Iterator[str]:
    """Give the members that are read of the record itself."""
    for each in walk(node):
        if isinstance(each, ir.Member) and _is_this(each.record):
            yield each.name


def _read(node: Node) -> Iterator[tuple[str, str]]:
    """Give (reference, member) of what is read of parents."""
    for each in walk(node):
        if (
            isinstance(each, ir.Member)
            and isinstance(each.record, ir.Follow)
            and _is_this(each.record.record)
        ):
            yield each.record.name, each.name


def _equalities(node: Node) -> Iterator[Shared]:
    """Give the members of two parents that must be equal."""
    for each in walk(node):
        if isinstance(each, ir.Compare) and each.operator == "==":
            left, right = [*_read(each.left)], [*_read(each.right)]
            if len(left) == len(right) == 1 and left[0][0] != right[0][0]:
                yield Shared(*left[0], *right[0])


def _is_this(node: Node) -> bool:
    return isinstance(node, ir.Variable) and node.name == "this"
