"""What no matcher can take, whatever it is: refused with the rule's name and place."""

from __future__ import annotations

from collections.abc import Iterable

from nova_rules.inference.clause import bound
from nova_rules.model.matching import variable
from nova_rules.model.problems import Problem
from nova_rules.model.rules import Conclusion, Pattern, Rule

MOST_CONDITIONS = 15
"""One match holds at most this many facts in durable-rules (16, less one for safety)."""

MOST_SLOTS = 20
"""One condition becomes at most 30 expressions in durable-rules: a slot each, the kind and two thresholds."""

LARGEST_AMOUNT = 10**15
"""Amounts beyond this are not exact in every matcher; no rule may compare with more."""


def shape_problems(rules: Iterable[Rule]) -> tuple[Problem, ...]:
    """Give the problems that keep rules from being made ready."""
    return tuple(problem for rule in rules for problem in (*_size(rule), *_unbound(rule)))


def _size(rule: Rule) -> Iterable[Problem]:
    """Give the problems of a rule's size."""
    if not rule.when:
        yield Problem(
            rule.place,
            "condition-missing",
            f"Rule `{rule.id}` has no condition that must hold, so nothing it concludes would have a reason.",
            "Add one, such as `{ fact: domain, name: ?domain }`.",
        )
    if len(rule.when) > MOST_CONDITIONS:
        yield Problem(
            rule.place,
            "condition-count",
            f"Rule `{rule.id}` has {len(rule.when)} conditions; at most {MOST_CONDITIONS} can be matched.",
            "Conclude an intermediate fact from some of them in a rule of its own.",
        )
    for pattern in (*rule.when, *rule.unless):
        yield from _pattern(rule, pattern)


def _pattern(rule: Rule, pattern: Pattern) -> Iterable[Problem]:
    """Give the problems of one condition's size."""
    if len(pattern.terms) > MOST_SLOTS:
        yield Problem(
            rule.place,
            "slot-count",
            f"Rule `{rule.id}` has a condition of {len(pattern.terms)} slots; {MOST_SLOTS} can be matched.",
            "Split the kind of fact.",
        )
    for amount in (pattern.at_least, pattern.at_most):
        if amount is not None and abs(amount) > LARGEST_AMOUNT:
            yield Problem(
                rule.place,
                "amount-size",
                f"Rule `{rule.id}` compares with {amount}; amounts go up to {LARGEST_AMOUNT}.",
                "Use a smaller number.",
            )


def _unbound(rule: Rule) -> Iterable[Problem]:
    """Give the variables that are used where nothing gives them a value."""
    known = bound(rule.when)
    used = [f"?{name.removeprefix('?')}" for pair in rule.different for name in pair]
    used += [term for conclusion in rule.then for term in _variables(conclusion)]
    for term in sorted(set(used)):
        if term[1:] not in known:
            yield Problem(
                rule.place,
                "variable-unbound",
                f"Rule `{rule.id}` uses `{term}`, which no condition that must hold gives a value.",
                f"Mention `{term}` in a condition under `all` or `any`.",
            )


def _variables(conclusion: Conclusion) -> tuple[str, ...]:
    """Give the variables of a conclusion."""
    return tuple(term for term in conclusion.terms if variable(term) is not None)
