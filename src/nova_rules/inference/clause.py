"""A rule made ready for the agenda: every variable is replaced by the place where a match holds its value."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.inference.fact_index import Key
from nova_rules.inference.template import Template, template
from nova_rules.model.facts import Fact, FactKind
from nova_rules.model.matching import variable, within
from nova_rules.model.rules import Conclusion, Pattern, Rule

Source = str | tuple[int, int]
"""A constant, or (condition, slot): the value the support of that condition has in that slot."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition no fact may satisfy; outside `mask` slots are free, `repeated` ones must be equal."""

    kind: str
    arity: int
    mask: tuple[int, ...]
    sources: tuple[Source, ...]
    repeated: tuple[tuple[int, int], ...]
    at_least: int | None
    at_most: int | None

    def forbids(self, fact: Fact) -> bool:
        """Tell whether a fact found by the mask satisfies the rest of the condition."""
        values = fact.values
        return (
            len(values) == self.arity
            and within(fact.amount, self.at_least, self.at_most)
            and all(values[one] == values[other] for one, other in self.repeated)
        )


@dataclass(frozen=True, slots=True)
class Head:
    """A conclusion: the kind, where its values come from, and its sentences.

    `manner` is add, assume or note; `merges` tells that only one value of the kind may stand.
    """

    kind: str
    manner: str
    merges: bool
    sources: tuple[Source, ...]
    because: Template
    details: tuple[tuple[str, Template], ...]

    def values(self, supports: tuple[Fact, ...]) -> tuple[str, ...]:
        """Give the values of the fact a match concludes."""
        return tuple(
            [each if isinstance(each, str) else supports[each[0]].values[each[1]] for each in self.sources]
        )


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule without variables: what each support must look like, what must be equal, and what differs.

    `forms` gives kind, arity and range of each condition's fact.
    """

    rule: Rule
    forms: tuple[tuple[str, int, int | None, int | None], ...]
    constants: tuple[tuple[int, int, str], ...]
    joins: tuple[tuple[int, int, int, int], ...]
    different: tuple[tuple[int, int, int, int], ...]
    guards: tuple[Guard, ...]
    heads: tuple[Head, ...]

    def holds_for(self, supports: tuple[Fact, ...]) -> bool:
        """Verify every condition of a match once more, whoever found it."""
        for (kind, arity, at_least, at_most), fact in zip(self.forms, supports, strict=True):
            if fact.kind != kind or len(fact.values) != arity or not within(fact.amount, at_least, at_most):
                return False
        for at, slot, value in self.constants:
            if supports[at].values[slot] != value:
                return False
        for at, slot, other, of in self.joins:
            if supports[at].values[slot] != supports[other].values[of]:
                return False
        return True

    def differs_in(self, supports: tuple[Fact, ...]) -> bool:
        """Tell whether every pair that must be different is."""
        for at, slot, other, of in self.different:
            if supports[at].values[slot] == supports[other].values[of]:
                return False
        return True


def value_of(source: Source, supports: tuple[Fact, ...]) -> str:
    """Give the value a source stands for."""
    return source if isinstance(source, str) else supports[source[0]].values[source[1]]


def key_of(sources: tuple[Source, ...], supports: tuple[Fact, ...]) -> Key:
    """Give the key by which an index finds the facts that have these values."""
    if len(sources) == 1:
        return value_of(sources[0], supports)
    return tuple([value_of(source, supports) for source in sources])


def bound(patterns: tuple[Pattern, ...]) -> dict[str, tuple[int, int]]:
    """Give for each variable the first condition and slot that binds it."""
    places: dict[str, tuple[int, int]] = {}
    for at, pattern in enumerate(patterns):
        for slot, term in enumerate(pattern.terms):
            name = variable(term)
            if name is not None:
                places.setdefault(name, (at, slot))
    return places


def clause(rule: Rule, kinds: dict[str, FactKind]) -> Clause:
    """Give a rule ready for the agenda; its variables must be bound (the lint sees to that)."""
    places = bound(rule.when)
    return Clause(
        rule=rule,
        forms=tuple((each.kind, len(each.terms), each.at_least, each.at_most) for each in rule.when),
        constants=_constants(rule.when),
        joins=_joins(rule.when, places),
        different=tuple(
            (*places[one.removeprefix("?")], *places[other.removeprefix("?")])
            for one, other in rule.different
        ),
        guards=tuple(_guard(pattern, places) for pattern in rule.unless),
        heads=tuple(_head(rule, conclusion, places, kinds) for conclusion in rule.then),
    )


def _constants(patterns: tuple[Pattern, ...]) -> tuple[tuple[int, int, str], ...]:
    """Give (condition, slot, value) for every slot that must be one value."""
    return tuple(
        (at, slot, term)
        for at, pattern in enumerate(patterns)
        for slot, term in enumerate(pattern.terms)
        if term is not None and variable(term) is None
    )


def _joins(
    patterns: tuple[Pattern, ...], places: dict[str, tuple[int, int]]
) -> tuple[tuple[int, int, int, int], ...]:
    """Give (condition, slot, condition, slot) for every later mention of a variable and its first one."""
    return tuple(
        (at, slot, *places[name])
        for at, pattern in enumerate(patterns)
        for slot, term in enumerate(pattern.terms)
        if (name := variable(term)) is not None and places[name] != (at, slot)
    )


def _guard(pattern: Pattern, places: dict[str, tuple[int, int]]) -> Guard:
    """Give a `none` condition; a variable that only it mentions stands for anything."""
    known: list[tuple[int, Source]] = []
    free: dict[str, int] = {}
    repeated: list[tuple[int, int]] = []
    for slot, term in enumerate(pattern.terms):
        name = variable(term)
        if name is None:
            known.extend([] if term is None else [(slot, term)])
        elif name in places:
            known.append((slot, places[name]))
        elif free.setdefault(name, slot) != slot:
            repeated.append((free[name], slot))
    return Guard(
        kind=pattern.kind,
        arity=len(pattern.terms),
        mask=tuple(slot for slot, _ in known),
        sources=tuple(source for _, source in known),
        repeated=tuple(repeated),
        at_least=pattern.at_least,
        at_most=pattern.at_most,
    )


def _head(
    rule: Rule, conclusion: Conclusion, places: dict[str, tuple[int, int]], kinds: dict[str, FactKind]
) -> Head:
    """Give a conclusion with its sentences made ready."""
    sources = tuple(term if (name := variable(term)) is None else places[name] for term in conclusion.terms)
    return Head(
        kind=conclusion.kind,
        manner=conclusion.manner,
        merges=conclusion.kind in kinds and kinds[conclusion.kind].merge != "union",
        sources=sources,
        because=template(conclusion.because, rule.when, places, kinds),
        details=tuple((name, template(text, rule.when, places, kinds)) for name, text in conclusion.details),
    )
