"""Inference rules as the matchers see them."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.facts import FactKind
from nova_rules.model.problems import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Pattern:
    """A condition on one fact: a term a slot; None matches anything, `?x` binds, other text must be equal.

    `at_least` and `at_most` compare the fact's amount (measures only), both inclusive.
    """

    kind: str
    terms: tuple[str | None, ...]
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A fact a rule makes known. `because` may name bound variables in braces: `{entity}` for `?entity`, and
    `{fact}` for the slot
    values of the first support.

    `manner` is `add`, `assume` (the fact is an Assumption; details carry `instead`), or `note` (question,
    warning, suggestion).
    """

    kind: str
    terms: tuple[str, ...]
    because: str
    manner: str = "add"
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """When every pattern of `when` matches, none of `unless` does and all pairs of `different` variables
    differ, the conclusions hold.

    `any` in a rule file becomes several rules of one id with `variant` 0, 1, 2 ...; a higher `salience` fires
    first in its stratum
    and wins where the kind merges by priority.
    """

    id: str
    title: str
    when: tuple[Pattern, ...]
    then: tuple[Conclusion, ...]
    why: str = ""
    unless: tuple[Pattern, ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    salience: int = 0
    variant: int = 0
    sources: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules in order of (id, variant), the kinds of facts they speak of, and the hash of both."""

    rules: tuple[Rule, ...]
    kinds: tuple[FactKind, ...]
    digest: str
