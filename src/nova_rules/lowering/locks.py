"""Locks are worked out, never written: what a guard reads is locked, and always in one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nova_rules.lowering.compiler import Compiler
from nova_rules.lowering.typescript.records import loads_of
from nova_rules.lowering.walking import walk
from nova_rules.model import expressions as ir
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import USER
from nova_rules.model.operations import Lock
from nova_rules.model.problems import Place, Problem


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One operation locks a row of `before`, then one of `after`."""

    before: str
    after: str
    place: Place
    operation: str


def share_locks(compiler: Compiler, node: Node) -> tuple[Lock, ...]:
    """Give the locks on parents that a guard reads, which must not change before the transaction ends.

    Where it counts on a parent's children, the lock keeps away everybody who writes such children.
    """
    forward = {each.name for each in _follows(node)}
    counted = {load.path[:-1] for load in loads_of(node) if load.many}
    return tuple(
        Lock(load.entity, load.path, "update" if load.path in counted else "share")
        for load in loads_of(node)
        if not load.many
        and load.entity in compiler.world.members
        and load.entity != USER
        and load.path[0] != "actor"
        and forward.issuperset(load.path)
    )


def _follows(node: Node) -> Iterable[ir.Follow]:
    return (each for each in walk(node) if isinstance(each, ir.Follow))


def children_read(node: Node) -> frozenset[tuple[str, str]]:
    """Give the (entity, reference) whose rows a guard counts on: their writers lock the parent."""
    rows = [each for each in walk(node) if isinstance(each, ir.Rows)]
    return frozenset((each.link or each.type.entity, each.reference) for each in rows)


def lock_order(entities: tuple[str, ...], edges: frozenset[Edge]) -> tuple[str, ...]:
    """Give the entities so that whatever is locked first stands first; names decide where nothing else does.

    Entities of a circle stand in the order of their names; `circles` reports them.
    """
    before: dict[str, set[str]] = {name: set() for name in entities}
    for edge in edges:
        if edge.before != edge.after and edge.after in before and edge.before in before:
            before[edge.after].add(edge.before)
    order: list[str] = []
    while len(order) < len(entities):
        left = sorted(set(entities) - set(order))
        free = [name for name in left if not before[name] - set(order)]
        order.append((free or left)[0])
    return tuple(order)


def circles(edges: frozenset[Edge]) -> tuple[Problem, ...]:
    """Give a problem for every two entities that operations lock in both orders, directly or over others."""
    problems: list[Problem] = []
    ordered = sorted(edge for edge in edges if edge.before != edge.after)
    told: set[frozenset[str]] = set()
    for edge in ordered:
        back = _way(edge.after, edge.before, ordered)
        circle = frozenset({edge.before, *(step.before for step in back)})
        if back and circle not in told:
            told.add(circle)
            problems.append(_problem(edge, back))
    return tuple(problems)


def _way(start: str, end: str, edges: list[Edge]) -> tuple[Edge, ...]:
    """Give the shortest chain of locks from one entity to another, or nothing."""
    ways: dict[str, tuple[Edge, ...]] = {start: ()}
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        for edge in edges:
            if edge.before == here and edge.after not in ways:
                ways[edge.after] = (*ways[here], edge)
                waiting.append(edge.after)
    return ways.get(end, ())


def _problem(edge: Edge, back: tuple[Edge, ...]) -> Problem:
    others = "; ".join(f"`{e.operation}` ({e.place}) locks `{e.before}` before `{e.after}`" for e in back)
    sentence = f"`{edge.operation}` locks `{edge.before}` before `{edge.after}`, but {others}."
    hint = "Two people doing both at once would wait for each other: let one of them read or write less."
    return Problem(edge.place, "lock-order", sentence, hint)
