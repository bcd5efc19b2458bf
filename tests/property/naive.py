"""The meaning of rules as plainly as it can be said: each rule against all facts, by stratum, to a fixpoint.

It shares nothing with the inference but the definition of when a fact satisfies a condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from nova_rules.model.facts import Fact
from nova_rules.model.matching import bind, filled
from nova_rules.model.rules import Pattern, Rule

Firing = tuple[str, int, tuple[Fact, ...]]


def fixpoint(
    rules: tuple[Rule, ...], strata: dict[tuple[str, int], int], given: tuple[Fact, ...], most: int
) -> tuple[set[Fact], set[Firing]] | None:
    """Give all facts and firings, or None when there are more than `most` firings."""
    facts = set(given)
    fired: set[Firing] = set()
    for stratum in sorted(set(strata.values())):
        level = [rule for rule in rules if strata[rule.id, rule.variant] == stratum]
        grown = True
        while grown:
            grown = False
            for rule in level:
                for bindings, supports in list(_matches(rule.when, 0, {}, (), facts)):
                    firing = (rule.id, rule.variant, supports)
                    if firing in fired or not _allowed(rule, bindings, facts):
                        continue
                    fired.add(firing)
                    grown = True
                    facts.update(
                        Fact(
                            each.kind,
                            tuple(
                                bindings.get(term[1:], term) if term[0] == "?" else term
                                for term in each.terms
                            ),
                        )
                        for each in rule.then
                    )
                    if len(fired) > most:
                        return None
    return facts, fired


def _matches(
    patterns: tuple[Pattern, ...],
    at: int,
    bindings: dict[str, str],
    supports: tuple[Fact, ...],
    facts: set[Fact],
) -> Iterator[tuple[dict[str, str], tuple[Fact, ...]]]:
    if at == len(patterns):
        yield bindings, supports
        return
    for fact in facts:
        extended = bind(patterns[at], fact, bindings)
        if extended is not None:
            yield from _matches(patterns, at + 1, extended, (*supports, fact), facts)


def _allowed(rule: Rule, bindings: dict[str, str], facts: set[Fact]) -> bool:
    if any(bindings[one[1:]] == bindings[other[1:]] for one, other in rule.different):
        return False
    return not any(
        bind(filled(each, bindings), fact, {}) is not None for each in rule.unless for fact in facts
    )
