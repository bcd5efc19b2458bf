"""Stratified negation: a rule waits until everything it may not see has had its chance to become known."""

from __future__ import annotations

from collections.abc import Sequence

from nova_rules.inference.dependencies import Dependencies
from nova_rules.model.problems import Problem
from nova_rules.model.rules import Rule

Edges = list[list[tuple[int, int]]]
"""What follows each node, with 1 where the step goes through a negation."""


def strata(known: Dependencies) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """Give each rule's stratum, and the circles of rules that deny each other (the strata are void then).

    A rule stands above every rule that may feed one of its `none` conditions, and not below those that feed
    the others.
    """
    rules = len(known.needs)
    edges = _edges(known)
    components = _components(edges)
    home = {node: number for number, nodes in enumerate(components) for node in nodes}
    height = [0] * len(components)
    broken: set[int] = set()
    for number, nodes in enumerate(components):
        for node in nodes:
            for after, step in edges[node]:
                if home[after] != number:
                    height[home[after]] = max(height[home[after]], height[number] + step)
                elif step:
                    broken.add(number)
    circles = tuple(
        tuple(sorted(node for node in components[number] if node < rules)) for number in sorted(broken)
    )
    return tuple(height[home[rule]] for rule in range(rules)), circles


def cycle_problems(rules: Sequence[Rule], circles: tuple[tuple[int, ...], ...]) -> tuple[Problem, ...]:
    """Give one problem a circle, at the place of its first rule, naming all of them."""
    return tuple(
        Problem(
            rules[circle[0]].place,
            "negation-cycle",
            f"{_named(rules, circle)} in a circle, so no order of firing decides what holds.",
            "Let a `none` condition look only at facts that do not depend on the rule itself.",
        )
        for circle in circles
    )


def _named(rules: Sequence[Rule], circle: tuple[int, ...]) -> str:
    """Give the subject and verb of a circle's sentence."""
    names = sorted({rules[number].id for number in circle})
    if len(names) == 1:
        return f"Rule `{names[0]}` denies what it depends on"
    return f"Rules {', '.join(f'`{name}`' for name in names)} deny what they depend on"


def _edges(known: Dependencies) -> Edges:
    """Give what follows each node: rules are 0 to n - 1, shapes of conditions follow them."""
    rules = len(known.needs)
    edges: Edges = [[] for _ in range(rules + len(known.shapes))]
    for rule in range(rules):
        edges[rule].extend((rules + shape, 0) for shape in known.feeds[rule])
        for shape in known.needs[rule]:
            edges[rules + shape].append((rule, 0))
        for shape in known.forbids[rule]:
            edges[rules + shape].append((rule, 1))
    return edges


def _components(edges: Edges) -> list[list[int]]:
    """Give the groups of nodes that reach each other, each group after all it depends on."""
    walk = _Walk(edges)
    for root in range(len(edges)):
        if root not in walk.order:
            walk.visit(root)
    return walk.groups[::-1]


class _Walk:
    """Tarjan's walk, without recursion: a deep chain of rules must not meet Python's limit."""

    def __init__(self, edges: Edges) -> None:
        """Begin with nothing visited."""
        self._edges = edges
        self.order: dict[int, int] = {}
        self._low: dict[int, int] = {}
        self._stack: list[int] = []
        self._open: set[int] = set()
        self.groups: list[list[int]] = []

    def visit(self, root: int) -> None:
        """Visit everything that follows a node; groups are closed in the order of what follows first."""
        path = [(root, 0)]
        while path:
            node, edge = path.pop()
            if node not in self.order:
                self.order[node] = self._low[node] = len(self.order)
                self._stack.append(node)
                self._open.add(node)
            child = self._descend(node, edge)
            if child is not None:
                path.extend(((node, child[1]), (child[0], 0)))
            elif self._low[node] == self.order[node]:
                self._close(node)

    def _descend(self, node: int, edge: int) -> tuple[int, int] | None:
        """Give the next node not visited yet and its edge, to be looked at once more on the way back."""
        for at in range(edge, len(self._edges[node])):
            after = self._edges[node][at][0]
            if after not in self.order:
                return after, at
            if after in self._open:
                self._low[node] = min(self._low[node], self._low[after])
        return None

    def _close(self, node: int) -> None:
        """Take a finished group off the stack."""
        group: list[int] = []
        while not group or group[-1] != node:
            group.append(self._stack.pop())
        self._open.difference_update(group)
        self.groups.append(sorted(group))
