"""What it means that a fact satisfies a condition: the definition every matcher is held to."""

from __future__ import annotations

from collections.abc import Mapping

from nova_rules.model.facts import Fact
from nova_rules.model.rules import Pattern


def variable(term: str | None) -> str | None:
    """Give the name of a variable without its question mark, or None for a constant or a slot left open."""
    return term[1:] if term is not None and term.startswith("?") else None


def within(amount: int | None, at_least: int | None, at_most: int | None) -> bool:
    """Tell whether an amount lies in the range; where a range is asked for, no amount is never in it."""
    if at_least is None and at_most is None:
        return True
    if amount is None:
        return False
    return (at_least is None or amount >= at_least) and (at_most is None or amount <= at_most)


def bind(pattern: Pattern, fact: Fact, bindings: Mapping[str, str]) -> dict[str, str] | None:
    """Give the bindings with those this fact adds, or None where the fact does not satisfy the condition."""
    if fact.kind != pattern.kind or len(fact.values) != len(pattern.terms):
        return None
    if not within(fact.amount, pattern.at_least, pattern.at_most):
        return None
    extended = dict(bindings)
    for term, value in zip(pattern.terms, fact.values, strict=True):
        name = variable(term)
        expected = term if name is None else extended.setdefault(name, value)
        if expected is not None and expected != value:
            return None
    return extended


def filled(pattern: Pattern, bindings: Mapping[str, str]) -> Pattern:
    """Give the condition with every bound variable replaced by its value."""
    terms = tuple(
        term if (name := variable(term)) is None else bindings.get(name, term) for term in pattern.terms
    )
    return Pattern(pattern.kind, terms, pattern.at_least, pattern.at_most)
