"""The reference matcher: plain Python, indexed, semi-naive (a match is found once, by its last fact)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from nova_rules.inference.clause import Source, bound
from nova_rules.inference.fact_index import FactIndex, Mask
from nova_rules.inference.matcher import Limits, Match
from nova_rules.model.errors import LimitError
from nova_rules.model.facts import Fact
from nova_rules.model.matching import variable, within
from nova_rules.model.rules import Pattern, Rule

_VERSION = "1"


@dataclass(frozen=True, slots=True)
class _Step:
    """Find the facts of one condition whose `mask` slots have the values known by then.

    `older` asks for facts other than the new one: conditions before the new fact's own take only those known
    before it, or a match of the same fact twice would be found twice.
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


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a new fact that satisfies condition `first.at` of a rule is completed to matches."""

    rule: int
    size: int
    first: _Step
    steps: tuple[_Step, ...]


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
            tuple(
                _plan(number, rule.when, at)
                for number, rule in enumerate(rules)
                for at in range(len(rule.when))
            )
        )


class ReferenceRules:
    """Plans by the constants of the condition a new fact must satisfy."""

    def __init__(self, plans: tuple[_Plan, ...]) -> None:
        """Sort the plans so that a fact finds its own at once."""
        self.plans: dict[tuple[str, Mask, tuple[Source, ...]], list[_Plan]] = {}
        self.entries: dict[str, list[Mask]] = {}
        for plan in plans:
            step = plan.first
            self.plans.setdefault((step.kind, step.mask, step.sources), []).append(plan)
            masks = self.entries.setdefault(step.kind, [])
            if step.mask not in masks:
                masks.append(step.mask)
        self.masks = tuple(sorted({(step.kind, step.mask) for plan in plans for step in plan.steps}))

    def open(self, facts: Sequence[Fact], limits: Limits) -> _ReferenceSession:  # noqa: ARG002 - needs no preparation
        """Give a session."""
        return _ReferenceSession(self, limits)

    def close(self) -> None:
        """Nothing is held outside Python."""


class _ReferenceSession:
    """The facts of one run."""

    def __init__(self, rules: ReferenceRules, limits: Limits) -> None:
        """Begin with no fact."""
        self._rules = rules
        self._index = FactIndex(rules.masks)
        self._most = limits.matches

    def assert_facts(self, facts: Sequence[Fact]) -> list[Match]:
        """Give the matches each fact completes together with those before it."""
        found: list[Match] = []
        for fact in facts:
            self._index.add(fact)
            for mask in self._rules.entries.get(fact.kind, ()):
                if not mask or mask[-1] < len(fact.values):
                    key = (fact.kind, mask, tuple([fact.values[slot] for slot in mask]))
                    for plan in self._rules.plans.get(key, ()):
                        self._begin(plan, fact, found)
        return found

    def _begin(self, plan: _Plan, fact: Fact, found: list[Match]) -> None:
        """Complete a match from its newest fact."""
        if _fits(plan.first, fact):
            supports = [fact] * plan.size
            self._extend(plan, 0, supports, found)
            if len(found) > self._most:
                raise LimitError(
                    f"The rules match in more than {self._most:,} ways.",
                    "A rule probably combines facts without a shared variable.",
                )

    def _extend(self, plan: _Plan, depth: int, supports: list[Fact], found: list[Match]) -> None:
        """Try every fact for the next condition of the plan."""
        if depth == len(plan.steps):
            found.append(Match(plan.rule, tuple(supports)))
            return
        step = plan.steps[depth]
        newest = supports[plan.first.at]
        values = tuple(
            [each if isinstance(each, str) else supports[each[0]].values[each[1]] for each in step.sources]
        )
        for fact in self._index.having(step.kind, step.mask, values):
            if _fits(step, fact) and not (step.older and fact is newest):
                supports[step.at] = fact
                self._extend(plan, depth + 1, supports, found)

    def __enter__(self) -> Self:
        """Begin the run."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held outside Python."""


def _fits(step: _Step, fact: Fact) -> bool:
    """Tell whether a fact found by its constants and joins satisfies the rest of a condition."""
    values = fact.values
    if len(values) != step.arity or not within(fact.amount, step.at_least, step.at_most):
        return False
    for one, other in step.repeated:  # noqa: SIM110 - thousands of calls, and a generator each costs
        if values[one] != values[other]:
            return False
    return True


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
    )
