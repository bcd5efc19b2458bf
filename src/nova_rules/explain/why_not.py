"""Why something does not hold: for each rule that could conclude it, how far it came and what stopped it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nova_rules.explain.near import near_misses, pattern_in_words
from nova_rules.model.explanation import WhyNot
from nova_rules.model.facts import Fact, FactKind, Findings
from nova_rules.model.matching import bind, filled, variable
from nova_rules.model.rules import Conclusion, Pattern, Rule, RuleSet
from nova_rules.model.wording import finished

_MOST_TRIES = 5_000


@dataclass(frozen=True, slots=True)
class _Attempt:
    """How far one rule came: the conditions satisfied, by which facts, under which bindings."""

    satisfied: tuple[tuple[int, Fact], ...]
    bindings: dict[str, str]
    failing: int | None = None


@dataclass(slots=True)
class _Search:
    """The search for the attempt that comes farthest, with a budget: some rules combine a lot."""

    rule: Rule
    facts: Mapping[str, tuple[Fact, ...]]
    tries: int = 0
    best: _Attempt | None = None

    def run(self, bindings: dict[str, str], satisfied: tuple[tuple[int, Fact], ...] = ()) -> bool:
        """Satisfy one condition more; True when all are."""
        remaining = [at for at in range(len(self.rule.when)) if at not in {each for each, _ in satisfied}]
        if not remaining:
            self.best = _Attempt(satisfied, bindings)
            return True
        options = {at: list(self._matches(at, bindings)) for at in remaining}
        stuck = next((at for at in remaining if not options[at]), None)
        open_to = [at for at in remaining if options[at]]
        if self.best is None or len(satisfied) > len(self.best.satisfied):
            self.best = _Attempt(satisfied, bindings, remaining[0] if stuck is None else stuck)
        if not open_to:
            return False
        narrowest = min(open_to, key=lambda at: (len(options[at]), at))
        for fact, extended in options[narrowest]:
            self.tries += 1
            if self.tries > _MOST_TRIES:
                return False
            if self.run(extended, (*satisfied, (narrowest, fact))):
                return True
        return False

    def _matches(self, at: int, bindings: dict[str, str]) -> Iterator[tuple[Fact, dict[str, str]]]:
        """Give the facts that satisfy a condition, with the bindings each adds."""
        pattern = self.rule.when[at]
        for fact in self.facts.get(pattern.kind, ()):
            extended = bind(pattern, fact, bindings)
            if extended is not None:
                yield fact, extended


def why_not(
    rules: RuleSet, findings: Findings, kind: str, values: tuple[str | None, ...]
) -> tuple[WhyNot, ...]:
    """Give an answer a rule that could conclude such a fact, the nearest first; none when such a fact holds.

    A value None stands for any.
    """
    goal = Pattern(kind, values)
    if any(bind(goal, fact, {}) is not None for fact in findings.facts):
        return ()
    facts = {each: findings.of_kind(each) for each in sorted({fact.kind for fact in findings.facts})}
    kinds = {each.name: each for each in rules.kinds}
    answers = [
        (_missing(rule, attempt), _answer(rule, attempt, facts, kinds))
        for rule in rules.rules
        for conclusion in rule.then
        if (known := _unified(conclusion, goal)) is not None
        for attempt in (_farthest(rule, facts, known),)
    ]
    answers.sort(key=lambda each: (each[0], each[1].rule, each[1].variant))
    return tuple(answer for _, answer in answers)


def _unified(conclusion: Conclusion, goal: Pattern) -> dict[str, str] | None:
    """Give the bindings under which a conclusion is what is asked for, or None where it never is."""
    if conclusion.kind != goal.kind or len(conclusion.terms) != len(goal.terms):
        return None
    bindings: dict[str, str] = {}
    for term, value in zip(conclusion.terms, goal.terms, strict=True):
        name = variable(term)
        if value is not None and value != (term if name is None else bindings.setdefault(name, value)):
            return None
    return bindings


def _farthest(rule: Rule, facts: Mapping[str, tuple[Fact, ...]], bindings: dict[str, str]) -> _Attempt:
    """Give the attempt that satisfies most conditions."""
    search = _Search(rule, facts)
    search.run(bindings)
    return search.best or _Attempt((), bindings, 0)


def _missing(rule: Rule, attempt: _Attempt) -> int:
    """Count the conditions that are not satisfied."""
    return len(rule.when) - len(attempt.satisfied)


def _answer(
    rule: Rule,
    attempt: _Attempt,
    facts: Mapping[str, tuple[Fact, ...]],
    kinds: Mapping[str, FactKind],
) -> WhyNot:
    """Give what stopped a rule, in data and in a sentence."""
    failing = None if attempt.failing is None else filled(rule.when[attempt.failing], attempt.bindings)
    near = () if failing is None else near_misses(failing, facts.get(failing.kind, ()), kinds)
    blocked_by = None if failing is not None else _blocking(rule, attempt.bindings, facts)
    if failing is not None:
        sentence = f"It needs {pattern_in_words(failing, kinds)}, which is not known"
        sentence += f"; the nearest is `{near[0].fact.key}`, but {near[0].differs}" if near else ""
    elif blocked_by is not None:
        sentence = f"All its conditions hold, but `{blocked_by.key}` rules it out"
    else:
        sentence = _not_different(rule, attempt.bindings)
    return WhyNot(
        rule=rule.id,
        variant=rule.variant,
        title=rule.title,
        satisfied=tuple(
            (rule.when[at], fact) for at, fact in sorted(attempt.satisfied, key=lambda each: each[0])
        ),
        failing=failing,
        blocked_by=blocked_by,
        bindings=tuple(sorted(attempt.bindings.items())),
        near_misses=near,
        sentence=finished(sentence),
    )


def _blocking(rule: Rule, bindings: Mapping[str, str], facts: Mapping[str, tuple[Fact, ...]]) -> Fact | None:
    """Give the fact that a `none` condition does not allow."""
    for pattern in rule.unless:
        for fact in facts.get(pattern.kind, ()):
            if bind(filled(pattern, bindings), fact, {}) is not None:
                return fact
    return None


def _not_different(rule: Rule, bindings: Mapping[str, str]) -> str:
    """Give the sentence for a pair that must be different and is not."""
    for one, other in rule.different:
        value = bindings[one.removeprefix("?")]
        if value == bindings[other.removeprefix("?")]:
            return f"`{one}` and `{other}` must differ, and both can only be `{value}`"
    return "All its conditions hold now; something must have changed since"
