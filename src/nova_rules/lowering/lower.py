"""A domain in, its behaviour out; or every problem of its expressions and operations at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from nova_rules.lowering.access import check_policies, hidden_from, scopes_of
from nova_rules.lowering.compiler import Compiler, compiler_of
from nova_rules.lowering.constraints import check_of, condition_of, exclusion_of, guard_of, unique_of
from nova_rules.lowering.locks import Edge, children_read, circles, lock_order
from nova_rules.lowering.names import Names, PlainNames
from nova_rules.lowering.samples import sample_of
from nova_rules.lowering.scope_samples import reached_by
from nova_rules.lowering.transitions import guard_node, operation_of, set_by_problems
from nova_rules.model.behaviour import Behaviour, DerivedValue, EntityBehaviour
from nova_rules.model.domain import Constraint, Derived, Domain, Entity, Role
from nova_rules.model.errors import KnowledgeError
from nova_rules.model.expressions import Node
from nova_rules.model.operations import Lock, LockRows, Operation, Segment, Step, strongest
from nova_rules.model.problems import Place, Problem

_KEPT = 16
"""Domains whose behaviour is kept: a preview asks for the same design at every key stroke."""


def problems_of(domain: Domain) -> tuple[Problem, ...]:
    """Give every problem of the domain's expressions, transitions, policies and locks, by place."""
    return _plainly(domain.entities, domain.roles, domain.currency)[1]


def lower(domain: Domain, names: Names | None = None) -> Behaviour:
    """Give what the domain does; raises KnowledgeError with every problem where something is wrong."""
    if names is None:
        behaviour, problems = _plainly(domain.entities, domain.roles, domain.currency)
    else:
        behaviour, problems = _compiled(domain, names)
    if problems:
        raise KnowledgeError(problems)
    return behaviour


@lru_cache(maxsize=_KEPT)
def _plainly(
    entities: tuple[Entity, ...], roles: tuple[Role, ...], currency: str
) -> tuple[Behaviour, tuple[Problem, ...]]:
    """Compile what behaviour depends on: two designs that agree in this are lowered once."""
    domain = Domain("", "", "", "", currency, entities, roles, features=(), words=())
    return _compiled(domain, PlainNames(domain))


def _compiled(domain: Domain, names: Names) -> tuple[Behaviour, tuple[Problem, ...]]:
    compiler = compiler_of(domain, names)
    entities = sorted(domain.entities, key=lambda entity: entity.name)
    compiled = tuple(_entity(compiler, entity) for entity in entities)
    parents = frozenset(pair for entity in entities for pair in _watched(compiler, entity))
    edges = frozenset(
        edge for entity, each in zip(entities, compiled, strict=True) for edge in _edges(entity, each)
    )
    edges |= frozenset(_edges_to_parents(entities, parents))
    order = lock_order(tuple(entity.name for entity in entities), edges)
    compiler.problems.extend(circles(edges))
    finished = tuple(_ordered(each, order, parents, domain) for each in compiled)
    return Behaviour(finished, order), tuple(sorted(set(compiler.problems)))


def _entity(compiler: Compiler, entity: Entity) -> EntityBehaviour:
    check_policies(compiler, entity)
    set_by_problems(compiler, entity)
    by_kind = {kind: _of_kind(entity, kind) for kind in ("guard", "check", "unique", "no_overlap")}
    return EntityBehaviour(
        entity=entity.name,
        alias=compiler.alias(entity),
        scopes=scopes_of(compiler, entity),
        hidden=hidden_from(compiler, entity),
        guards=compiler.every(lambda c: guard_of(compiler, entity, c), by_kind["guard"]),
        checks=compiler.every(lambda c: check_of(compiler, entity, c), by_kind["check"]),
        uniques=compiler.every(lambda c: unique_of(compiler, entity, c), by_kind["unique"]),
        exclusions=compiler.every(lambda c: exclusion_of(compiler, entity, c), by_kind["no_overlap"]),
        derived=compiler.every(lambda d: _derived(compiler, entity, d), entity.derived),
        transitions=_transitions(compiler, entity),
        sample=sample_of(compiler, entity),
        reached=reached_by(compiler, entity),
    )


def _of_kind(entity: Entity, kind: str) -> tuple[Constraint, ...]:
    return tuple(constraint for constraint in entity.constraints if constraint.kind == kind)


def _transitions(compiler: Compiler, entity: Entity) -> tuple[Operation, ...]:
    lifecycle = entity.lifecycle
    if lifecycle is None:
        return ()
    return compiler.every(lambda t: operation_of(compiler, entity, lifecycle, t), lifecycle.transitions)


def _derived(compiler: Compiler, entity: Entity, derived: Derived) -> DerivedValue:
    body = compiler.world.derived(entity.name, derived.name)
    sql = compiler.over_row(body, entity)
    type_ = body.type
    return DerivedValue(derived.name, sql, type_.kind.value, type_.scale, type_.nullable, type_.choices)


def _watched(compiler: Compiler, entity: Entity) -> frozenset[tuple[str, str]]:
    """Give the (entity, reference) whose rows some guard of the entity counts on."""
    found: frozenset[tuple[str, str]] = frozenset()
    for node in _guards(compiler, entity):
        found |= children_read(node)
    return found


def _guards(compiler: Compiler, entity: Entity) -> tuple[Node, ...]:
    moves = entity.lifecycle.transitions if entity.lifecycle else ()
    asked = compiler.every(lambda t: guard_node(compiler, entity, t), moves)
    return (
        *compiler.every(lambda c: condition_of(compiler, entity, c), _of_kind(entity, "guard")),
        *(node for node in asked if node is not None),
    )


def _edges(entity: Entity, behaviour: EntityBehaviour) -> Iterator[Edge]:
    for operation in behaviour.transitions:
        name = f"{entity.name}.{operation.name}"
        yield from _edges_from(entity, _locks_of(operation), operation.place, name)
    for guard in behaviour.guards:
        if guard.when != "create":
            yield from _edges_from(entity, guard.locks, entity.place, f"{entity.name}.{guard.name}")


def _edges_from(entity: Entity, locks: tuple[Lock, ...], place: Place, operation: str) -> Iterator[Edge]:
    for lock in locks:
        if lock.path:
            yield Edge(entity.name, lock.entity, place, operation)


def _edges_to_parents(entities: list[Entity], parents: frozenset[tuple[str, str]]) -> Iterator[Edge]:
    for entity in entities:
        for reference in entity.references:
            if (entity.name, reference.name) in parents:
                yield Edge(entity.name, reference.to, reference.place, f"{entity.name} changed")


def _locks_of(operation: Operation) -> tuple[Lock, ...]:
    steps = (step for segment in operation.segments for step in segment.steps)
    return tuple(lock for step in steps if isinstance(step, LockRows) for lock in step.locks)


def _ordered(
    behaviour: EntityBehaviour,
    order: tuple[str, ...],
    parents: frozenset[tuple[str, str]],
    domain: Domain,
) -> EntityBehaviour:
    """Give the behaviour with all locks in order: the subject, then by entity, then by path."""
    references = domain.entity(behaviour.entity).references
    watching = [each for each in references if (behaviour.entity, each.name) in parents]
    ranked = sorted(watching, key=lambda each: (order.index(each.to), each.name))
    shared = tuple(Lock(each.to, (each.name,), "share") for each in ranked)
    return replace(
        behaviour,
        guards=tuple(replace(each, locks=_in_order(each.locks, order)) for each in behaviour.guards),
        transitions=tuple(_operation_in_order(each, order, shared) for each in behaviour.transitions),
        lock_order=order,
        parents=shared,
    )


def _operation_in_order(operation: Operation, order: tuple[str, ...], parents: tuple[Lock, ...]) -> Operation:
    def settled(step: Step) -> Step:
        if not isinstance(step, LockRows):
            return step
        return replace(step, locks=_in_order(strongest((*step.locks, *parents)), order))

    segments = tuple(Segment(tuple(settled(step) for step in each.steps)) for each in operation.segments)
    return replace(operation, segments=segments)


def _in_order(locks: tuple[Lock, ...], order: tuple[str, ...]) -> tuple[Lock, ...]:
    return tuple(sorted(locks, key=lambda lock: (bool(lock.path), order.index(lock.entity), lock.path)))
