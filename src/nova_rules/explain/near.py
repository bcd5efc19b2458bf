"""Conditions in words, and the facts that almost satisfy them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nova_rules.model.explanation import NearMiss
from nova_rules.model.facts import Fact, FactKind
from nova_rules.model.matching import bind, variable
from nova_rules.model.rules import Pattern
from nova_rules.model.wording import counted, listed

_SHOWN = 3


def pattern_in_words(pattern: Pattern, kinds: Mapping[str, FactKind]) -> str:
    """Give a condition as words: "a feature whose name is `payroll`"."""
    slots = _slots(pattern, kinds)
    asked = [
        f"{slot} is `{term}`"
        for slot, term in zip(slots, pattern.terms, strict=True)
        if term is not None and variable(term) is None
    ]
    amounts = [
        f"amount is {words} {counted(amount)}"
        for words, amount in (("at least", pattern.at_least), ("at most", pattern.at_most))
        if amount is not None
    ]
    conditions = listed((*asked, *amounts))
    return f"a fact of kind `{pattern.kind}`" + (f" whose {conditions}" if conditions else "")


def near_misses(
    pattern: Pattern, facts: Iterable[Fact], kinds: Mapping[str, FactKind]
) -> tuple[NearMiss, ...]:
    """Give the facts that differ in the fewest slots but share at least one, the nearest first."""
    found = []
    for fact in facts:
        differences = _differences(pattern, fact, kinds)
        shared = len(pattern.terms) - sum(term is None for term in pattern.terms) - len(differences)
        if (differences and shared > 0) or _only_amount(pattern, fact):
            found.append((len(differences), fact.key, NearMiss(fact, listed(tuple(differences)))))
    found.sort(key=lambda each: each[:2])
    return tuple(miss for _, _, miss in found[:_SHOWN])


def _differences(pattern: Pattern, fact: Fact, kinds: Mapping[str, FactKind]) -> list[str]:
    """Give in which slots, or in what amount, a fact is not what is asked for."""
    if len(pattern.terms) != len(fact.values):
        return ["its slots are others"]
    found = [
        f"its {slot} is `{value}`"
        for slot, term, value in zip(_slots(pattern, kinds), pattern.terms, fact.values, strict=True)
        if term is not None and variable(term) is None and term != value
    ]
    if _outside(pattern, fact):
        found.append("it has no amount" if fact.amount is None else f"its amount is {counted(fact.amount)}")
    return found


def _outside(pattern: Pattern, fact: Fact) -> bool:
    """Tell whether the amount alone already fails."""
    anything = Pattern(fact.kind, tuple(None for _ in fact.values), pattern.at_least, pattern.at_most)
    return bind(anything, fact, {}) is None


def _only_amount(pattern: Pattern, fact: Fact) -> bool:
    """Tell whether nothing but the amount differs."""
    return _outside(pattern, fact) and bind(Pattern(pattern.kind, pattern.terms), fact, {}) is not None


def _slots(pattern: Pattern, kinds: Mapping[str, FactKind]) -> tuple[str, ...]:
    """Give the names of a condition's slots."""
    known = kinds.get(pattern.kind)
    if known is not None and len(known.slots) == len(pattern.terms):
        return known.slots
    return tuple(f"slot {at + 1}" for at in range(len(pattern.terms)))
