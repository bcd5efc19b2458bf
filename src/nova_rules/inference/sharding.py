"""Rules as durable-rules takes them unharmed: a safe subset of its language, far below its limits.

Every fault and limit worked around here has a test in tests/unit/inference/test_durable_faults.py.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nova_rules.model.facts import Fact
from nova_rules.model.matching import variable
from nova_rules.model.rules import Pattern, Rule

BOOT = "boot"
"""The rule of the sentinel fact: once it has fired, a session can be deleted without harm."""

# A rule has at most 15 conditions and each adds at most one to any of these counts, hence the distances kept.
MOST_RULES = 500  # 4,097 fail with error 106; and a session costs by the rules of the shards it opens
MOST_BRANCHES = 400  # 512 under one prefix hang for ever
MOST_SHARERS = 200  # 258 rules that end in one condition fail with error 108
MOST_PENDING = 48  # a fact that reaches 65 conditions of its kind at once fails with error 303

LARGEST = 10**16
"""Amounts are sent no larger than this; no rule compares with as much, so no comparison changes."""

Path = tuple[str, ...]
"""Nodes in durable-rules' network, one below the other, each as JSON; the first is the kind."""


class Symbols:
    """Short ASCII stand-ins for all texts: no escape, length or foreign character ever reaches C code."""

    def __init__(self, known: dict[str, str] | None = None) -> None:
        """Begin with the symbols known already."""
        self.known = dict(known or {})

    def of(self, text: str) -> str:
        """Give the symbol of a text, a new one if it has none."""
        symbol = self.known.get(text)
        if symbol is None:
            symbol = self.known[text] = f"s{len(self.known)}"
        return symbol


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: its alias, its parts, and the slots its literals are about.

    Literals and thresholds are nodes that conditions share; joins are not, though they look the same.
    """

    alias: str
    literals: Path
    thresholds: Path
    joins: Path
    mask: tuple[int, ...]

    @property
    def document(self) -> dict[str, object]:
        """Give the condition as durable-rules reads it."""
        return {self.alias: {"$and": [json.loads(step) for step in (*self.shared, *self.joins)]}}

    @property
    def shared(self) -> Path:
        """Give the nodes that other conditions may share."""
        return (*self.literals, *self.thresholds)


@dataclass(slots=True)
class Shard:
    """Some of the rules, few enough for one network, with the counts its limits are about.

    `branches` counts what hangs below each node, `sharers` the rules that end in one, and `reached` the
    branches that end below the same literals; `peaks` is the most of them by kind and mask: one fact may
    have to try one peak of every mask.
    """

    rules: list[int] = field(default_factory=list)
    document: dict[str, object] = field(default_factory=dict)
    nodes: set[Path] = field(default_factory=set)
    branches: Counter[Path] = field(default_factory=Counter)
    sharers: Counter[Path] = field(default_factory=Counter)
    reached: Counter[Path] = field(default_factory=Counter)
    peaks: dict[str, Counter[tuple[int, ...]]] = field(default_factory=dict)

    def fits(self, conditions: Sequence[Condition]) -> bool:
        """Tell whether one more rule keeps its distance from every limit."""
        return len(self.rules) < MOST_RULES and all(
            self.sharers[each.shared] < MOST_SHARERS
            and self.peaks.get(each.literals[0], Counter()).total() < MOST_PENDING
            and all(self.branches[each.shared[:end]] < MOST_BRANCHES for end in range(len(each.shared) + 1))
            for each in conditions
        )

    def add(self, number: int, conditions: Sequence[Condition]) -> None:
        """Take in a rule."""
        self.rules.append(number)
        # "dist" 0 lets one fact satisfy two conditions of a rule, as logic has it; the default does not.
        self.document[f"r{number}"] = {"all": [each.document for each in conditions], "dist": 0}
        for each in conditions:
            self._count(each)

    def _count(self, condition: Condition) -> None:
        """Count a condition."""
        shared = condition.shared
        for end in range(len(shared)):
            if shared[: end + 1] not in self.nodes:
                self.nodes.add(shared[: end + 1])
                self.branches[shared[:end]] += 1
        if condition.joins:
            self.branches[shared] += 1
        if condition.joins or not self.sharers[shared]:
            self.reached[condition.literals] += 1
            peaks = self.peaks.setdefault(condition.literals[0], Counter())
            peaks[condition.mask] = max(peaks[condition.mask], self.reached[condition.literals])
        self.sharers[shared] += 0 if condition.joins else 1

    def text(self) -> str:
        """Give the rules as durable-rules reads them, with the sentinel's own."""
        sentinel = {"all": [{"c0": {"kind": BOOT}}]}
        return json.dumps({BOOT: sentinel, **self.document})


def shards(rules: Sequence[Rule], symbols: Symbols) -> tuple[Shard, ...]:
    """Give the rules divided into shards, in order, so that neighbours stay together."""
    found: list[Shard] = []
    for number, rule in enumerate(rules):
        conditions = conditions_of(rule.when, symbols)
        shard = next((each for each in found[-2:] if each.fits(conditions)), None)
        if shard is None:
            shard = Shard()
            found.append(shard)
        shard.add(number, conditions)
    return tuple(found)


def conditions_of(patterns: Sequence[Pattern], symbols: Symbols) -> tuple[Condition, ...]:
    """Give conditions in an order that joins early, each join at its later end, always on equal texts.

    A variable twice in one condition is left to the agenda's verification: durable-rules joins only between
    facts.
    """
    first: dict[str, tuple[int, int]] = {}
    conditions = []
    for at in _order(patterns):
        pattern = patterns[at]
        literals: list[dict[str, object]] = [{"kind": symbols.of(pattern.kind)}, *_literals(pattern, symbols)]
        joins: list[dict[str, object]] = []
        for slot, term in enumerate(pattern.terms):
            name = variable(term)
            if name is not None:
                place = first.setdefault(name, (at, slot))
                joins.extend([{_slot(slot): {f"c{place[0]}": _slot(place[1])}}] if place[0] != at else [])
        conditions.append(
            Condition(f"c{at}", _path(literals), _path(_thresholds(pattern)), _path(joins), _mask(pattern))
        )
    return tuple(conditions)


def _path(parts: Iterable[dict[str, object]]) -> Path:
    """Give nodes as JSON."""
    return tuple(json.dumps(part) for part in parts)


def _order(patterns: Sequence[Pattern]) -> list[int]:
    """Give the order of joining: next the condition with most slots known, to keep few half-matches."""
    known: set[str] = set()
    order: list[int] = []
    while len(order) < len(patterns):
        remaining = [at for at in range(len(patterns)) if at not in order]
        order.append(min(remaining, key=lambda at: (-_known_slots(patterns[at], known), at)))
        known.update(name for term in patterns[order[-1]].terms if (name := variable(term)) is not None)
    return order


def _known_slots(pattern: Pattern, known: set[str]) -> int:
    """Count the slots with a constant or a variable bound before."""
    return sum(
        term is not None and (variable(term) is None or variable(term) in known) for term in pattern.terms
    )


def fact_text(number: int, session: str, fact: Fact, symbols: Symbols) -> str:
    """Give a fact as durable-rules reads it; `number` is its id. Symbols need no escaping: no JSON needed."""
    slots = "".join([f',"v{slot}":"{symbols.of(value)}"' for slot, value in enumerate(fact.values)])
    amount = "" if fact.amount is None else f',"amount":{max(-LARGEST, min(LARGEST, fact.amount))}'
    return f'{{"id":"{number}","sid":"{session}","kind":"{symbols.of(fact.kind)}"{slots}{amount}}}'


def _slot(slot: int) -> str:
    """Give the name of a slot; never `id` or `sid`, on which joins lose matches."""
    return f"v{slot}"


def _mask(pattern: Pattern) -> tuple[int, ...]:
    """Give the slots that hold literals."""
    return tuple(
        slot for slot, term in enumerate(pattern.terms) if term is not None and variable(term) is None
    )


def _literals(pattern: Pattern, symbols: Symbols) -> Iterable[dict[str, object]]:
    """Give the equalities with constants."""
    for slot in _mask(pattern):
        yield {_slot(slot): symbols.of(str(pattern.terms[slot]))}


def _thresholds(pattern: Pattern) -> Iterable[dict[str, object]]:
    """Give the comparisons of the amount, always with an integer: exponents do not parse."""
    if pattern.at_least is not None:
        yield {"$gte": {"amount": pattern.at_least}}
    if pattern.at_most is not None:
        yield {"$lte": {"amount": pattern.at_most}}
