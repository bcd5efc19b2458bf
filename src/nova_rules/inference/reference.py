"""The reference matcher: plain Python, indexed, semi-naive (a match is found once, by its last fact)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from nova_rules.inference.clause import Source, bound
from nova_rules.inference.fact_index import FactIndex, Key, Layout, Mask, key_reader
from nova_rules.inference.matcher import Limits, Match
from nova_rules.model.errors import LimitError
from nova_rules.model.facts import Fact
from nova_rules.model.matching import variable, within
from nova_rules.model.rules import Pattern, Rule

_VERSION = "1"

Rows = list[tuple[str, ...]]
"""The values of the facts chosen so far, by condition."""


@dataclass(frozen=True, slots=True)
class _Step:
    """Find the facts of one condition whose `mask` slots have the values known by then.

    `plain` conditions ask for nothing else. `older` ones want facts other than the newest: conditions before
    its own take only facts known before it, or a match of one fact with itself would be found twice.
    """

    at: int
    kind: str
    arity: int
    mask: Mask
    sources: tuple[Source, ...]
    repeated: tuple[tuple[int, int], ...]
    at_least: int | None
    at_most: int | None
    older: bool
    plain: bool

    def key(self, rows: Rows) -> Key:
        """Give the values known by now."""
        if len(self.sources) == 1:
            source = self.sources[0]
            return source if isinstance(source, str) else rows[source[0]][source[1]]
        return tuple([each if isinstance(each, str) else rows[each[0]][each[1]] for each in self.sources])

    def fits(self, fact: Fact) -> bool:
        """Tell whether a fact found by its key satisfies the rest of the condition."""
        values = fact.values
        if len(values) != self.arity:
            return False
        if self.plain:
            return True
        if not within(fact.amount, self.at_least, self.at_most):
            return False
        for one, other in self.repeated:  # noqa: SIM110 - thousands of calls, and a generator each costs
            if values[one] != values[other]:
                return False
        return True


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a new fact that satisfies condition `first.at` of a rule is completed to matches."""

    rule: int
    size: int
    first: _Step
    steps: tuple[_Step, ...]


_Start = tuple[int, Callable[[tuple[str, ...]], Key], dict[Key, list[_Plan]]]
"""How many slots a fact must have, how its key is read, and the plans by key."""


class ReferenceMatcher:
    """Finds matches by joining from each new fact, the condition with most known slots first."""

    @property
    def name(self) -> str:
        """Give the name that stands in a receipt."""
        return "reference"

    @property
    def version(self) -> str:
        """Give the version, raised whenever what it finds could change."""
        return _VERSION

    def compile(self, rules: tuple[Rule, ...]) -> ReferenceRules:
        """Give a plan for every condition of every rule."""
        return ReferenceRules(
            [
                _plan(number, rule.when, at)
                for number, rule in enumerate(rules)
                for at in range(len(rule.when))
            ]
        )


class ReferenceRules:
    """Plans by the constants of the condition a new fact must satisfy, and the tables of their steps."""

    def __init__(self, plans: Sequence[_Plan]) -> None:
        """Sort the plans so that a fact finds its own at once."""
        starts: dict[tuple[str, Mask], dict[Key, list[_Plan]]] = {}
        for plan in plans:
            step = plan.first
            by_key = starts.setdefault((step.kind, step.mask), {})
            by_key.setdefault(step.key([]), []).append(plan)
        self.starts: dict[
            str, list[tuple[int, Callable[[tuple[str, ...]], Key], dict[Key, list[_Plan]]]]
        ] = {}
        for (kind, mask), by_key in sorted(starts.items(), key=lambda each: each[0]):
            needed = mask[-1] + 1 if mask else 0
            self.starts.setdefault(kind, []).append((needed, key_reader(mask), by_key))
        self.exact = True
        self.layout = Layout((step.kind, step.mask) for plan in plans for step in plan.steps)

    def open(self, facts: Sequence[Fact], limits: Limits) -> _ReferenceSession:  # noqa: ARG002
        """Give a session."""
        return _ReferenceSession(self, limits)

    def close(self) -> None:
        """Nothing is held outside Python."""


class _ReferenceSession:
    """The facts of one run."""

    def __init__(self, rules: ReferenceRules, limits: Limits) -> None:
        """Begin with no fact."""
        self._starts = rules.starts
        self._tables = rules.layout.tables
        self._index = FactIndex(rules.layout)
        self._facts: list[Fact] = []
        self._most = limits.matches
        self._found: list[Match] = []

    def assert_facts(self, facts: Sequence[Fact]) -> list[Match]:
        """Give the matches each fact completes together with those before it."""
        self._found = []
        for fact in facts:
            number, values = len(self._facts), fact.values
            self._facts.append(fact)
            self._index.add(number, fact)
            for needed, key, plans in self._starts.get(fact.kind, ()):
                if len(values) >= needed:
                    for plan in plans.get(key(values), ()):
                        if plan.first.fits(fact):
                            self._begin(plan, number, values)
        return self._found

    def _begin(self, plan: _Plan, number: int, values: tuple[str, ...]) -> None:
        """Complete a match from its newest fact."""
        if plan.steps:
            self._extend(plan, 0, [number] * plan.size, [values] * plan.size)
        else:
            self._found.append(Match(plan.rule, (number,)))
        if len(self._found) > self._most:
            raise LimitError(
                f"The rules match in more than {self._most:,} ways.",
                "A rule probably combines facts without a shared variable.",
            )

    def _extend(self, plan: _Plan, depth: int, numbers: list[int], rows: Rows) -> None:
        """Try every fact for the next condition of the plan."""
        step = plan.steps[depth]
        newest, last = numbers[plan.first.at], depth + 1 == len(plan.steps)
        for number in self._index.having(self._tables[step.kind, step.mask], step.key(rows)):
            fact = self._facts[number]
            if not step.fits(fact) or (step.older and number == newest):
                continue
            numbers[step.at] = number
            if last:
                self._found.append(Match(plan.rule, tuple(numbers)))
            else:
                rows[step.at] = fact.values
                self._extend(plan, depth + 1, numbers, rows)

    def __enter__(self) -> Self:
        """Begin the run."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held outside Python."""


def _plan(rule: int, patterns: tuple[Pattern, ...], newest: int) -> _Plan:
    """Give the order in which the other conditions are joined: always the one with most slots known."""
    known = {name: (newest, slot) for name, (_, slot) in bound((patterns[newest],)).items()}
    remaining = [at for at in range(len(patterns)) if at != newest]
    steps = []
    while remaining:
        at = min(remaining, key=lambda each: (-_known_slots(patterns[each], known), each))
        remaining.remove(at)
        steps.append(_step(at, patterns[at], known, older=at < newest))
        for name, (_, slot) in bound((patterns[at],)).items():
            known.setdefault(name, (at, slot))
    return _Plan(rule, len(patterns), _step(newest, patterns[newest], {}, older=False), tuple(steps))


def _known_slots(pattern: Pattern, known: dict[str, tuple[int, int]]) -> int:
    """Count the slots whose value is known before the condition is tried."""
    return sum(
        term is not None and (variable(term) is None or variable(term) in known) for term in pattern.terms
    )


def _step(at: int, pattern: Pattern, known: dict[str, tuple[int, int]], *, older: bool) -> _Step:
    """Give the step that tries one condition."""
    sources: list[tuple[int, Source]] = []
    free: dict[str, int] = {}
    repeated: list[tuple[int, int]] = []
    for slot, term in enumerate(pattern.terms):
        name = variable(term)
        if name is None:
            sources.extend([] if term is None else [(slot, term)])
        elif name in known:
            sources.append((slot, known[name]))
        elif free.setdefault(name, slot) != slot:
            repeated.append((free[name], slot))
    return _Step(
        at=at,
        kind=pattern.kind,
        arity=len(pattern.terms),
        mask=tuple(slot for slot, _ in sources),
        sources=tuple(source for _, source in sources),
        repeated=tuple(repeated),
        at_least=pattern.at_least,
        at_most=pattern.at_most,
        older=older,
        plain=not repeated and pattern.at_least is None and pattern.at_most is None,
    )
