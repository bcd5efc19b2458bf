"""What is wrong with a rule set before any description is read: every problem at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from nova_rules.inference.clause import bound
from nova_rules.inference.dependencies import dependencies, shape_of
from nova_rules.inference.inputs import INPUT_KINDS
from nova_rules.inference.relevance import relevance
from nova_rules.inference.shape import shape_problems
from nova_rules.inference.strata import cycle_problems, strata
from nova_rules.inference.template import placeholders, resolved, stray_brace
from nova_rules.model.facts import FactKind
from nova_rules.model.matching import variable
from nova_rules.model.problems import Problem
from nova_rules.model.rules import Conclusion, Rule, RuleSet
from nova_rules.model.wording import listed

_MANNERS = ("add", "assume", "note")


def problems_of(rules: RuleSet) -> tuple[Problem, ...]:
    """Give everything that would make inference fail, or say something unfinished, sorted by place."""
    kinds = {kind.name: kind for kind in rules.kinds}
    ordered = tuple(sorted(rules.rules, key=lambda rule: (rule.id, rule.variant)))
    found = [*_twice(ordered), *shape_problems(ordered)]
    for rule in ordered:
        found.extend((*_conditions(rule, kinds), *_conclusions(rule, kinds)))
    found.extend(cycle_problems(ordered, strata(dependencies(ordered))[1]))
    return tuple(sorted(dict.fromkeys(found)))


def never_fire(rules: RuleSet) -> tuple[Problem, ...]:
    """Give the rules that cannot fire whatever is described: no input and no rule writes what they need.

    Advice rather than an error: a rule may wait for a pack that is not there.
    """
    known = dependencies(rules.rules)
    written = [number for number, (kind, _) in enumerate(known.shapes) if kind in INPUT_KINDS]
    alive = relevance(known).reached_from(written)
    return tuple(
        Problem(
            rule.place,
            "rule-never-fires",
            f"Rule `{rule.id}` cannot fire: nothing can satisfy all its conditions.",
            "Look for a misspelt name, or for the rule that should conclude what it needs.",
        )
        for number, rule in enumerate(rules.rules)
        if number not in alive
    )


def _twice(rules: tuple[Rule, ...]) -> Iterable[Problem]:
    """Give the rules that share id and variant: which goes first would depend on the order of files."""
    counts = Counter((rule.id, rule.variant) for rule in rules)
    for rule in rules:
        if counts[rule.id, rule.variant] > 1:
            yield Problem(
                rule.place,
                "rule-twice",
                f"There are {counts[rule.id, rule.variant]} rules `{rule.id}`.",
                "Give each rule an id of its own.",
            )


def _conditions(rule: Rule, kinds: Mapping[str, FactKind]) -> Iterable[Problem]:
    """Give the problems of what a rule waits for."""
    for pattern in (*rule.when, *rule.unless):
        yield from _slots(rule, pattern.kind, pattern.terms, kinds)


def _conclusions(rule: Rule, kinds: Mapping[str, FactKind]) -> Iterable[Problem]:
    """Give the problems of what a rule concludes."""
    if not rule.then:
        yield Problem(
            rule.place, "conclusion-missing", f"Rule `{rule.id}` concludes nothing.", "Add a `then`."
        )
    for conclusion in rule.then:
        yield from _slots(rule, conclusion.kind, conclusion.terms, kinds)
        yield from _allowed(rule, conclusion, kinds)
        yield from _sentences(rule, conclusion, kinds)


def _slots(
    rule: Rule, kind: str, terms: tuple[str | None, ...], kinds: Mapping[str, FactKind]
) -> Iterable[Problem]:
    """Give a kind nobody declared, or a wrong number of slots."""
    known = kinds.get(kind)
    if known is None:
        yield Problem(
            rule.place,
            "kind-unknown",
            f"Rule `{rule.id}` speaks of `{kind}`, which is no kind of fact.",
            "Declare it among the kinds of facts, or mend the name.",
        )
    elif len(terms) != len(known.slots):
        yield Problem(
            rule.place,
            "slot-missing",
            f"Rule `{rule.id}` gives `{kind}` {len(terms)} slots; it has {len(known.slots)}: "
            f"{listed(known.slots)}.",
            "Give every slot.",
        )


def _allowed(rule: Rule, conclusion: Conclusion, kinds: Mapping[str, FactKind]) -> Iterable[Problem]:
    """Give a conclusion that may not be drawn: of an input, beside the scale, or in an unknown manner."""
    if conclusion.kind in INPUT_KINDS:
        yield Problem(
            rule.place,
            "input-concluded",
            f"Rule `{rule.id}` concludes `{conclusion.kind}`, which only words and options can give.",
            "Conclude another kind of fact.",
        )
    known = kinds.get(conclusion.kind)
    value = conclusion.terms[-1] if conclusion.terms else ""
    beside = known is not None and known.merge == "max" and value not in known.scale
    if known is not None and beside and variable(value) is None:
        yield Problem(
            rule.place,
            "value-off-scale",
            f"Rule `{rule.id}` concludes the {conclusion.kind} `{value}`, which is not on its scale.",
            f"Use {listed(known.scale, 'or')}.",
        )
    if conclusion.manner not in _MANNERS:
        yield Problem(
            rule.place,
            "conclusion-shape",
            f"Rule `{rule.id}` concludes in the manner `{conclusion.manner}`.",
            f"Use {listed(_MANNERS, 'or')}.",
        )


def _sentences(rule: Rule, conclusion: Conclusion, kinds: Mapping[str, FactKind]) -> Iterable[Problem]:
    """Give sentences that are missing, or that would be shown with a brace in them."""
    kind, constants = shape_of(conclusion.kind, conclusion.terms)
    named = "/".join(term or "?" for term in constants)
    details = dict(conclusion.details)
    if not conclusion.because.strip():
        yield _unsaid(rule, f"{kind}:{named}", "because", "the sentence an auditor reads")
    if conclusion.manner == "assume" and not details.get("instead", "").strip():
        yield _unsaid(rule, f"{kind}:{named}", "instead", "how a user says otherwise")
    places = bound(rule.when)
    for text in (conclusion.because, *details.values()):
        for name in placeholders(text):
            if resolved(name, rule.when, places, kinds) is None:
                yield Problem(
                    rule.place,
                    "placeholder-unknown",
                    f"Rule `{rule.id}` says `{{{name}}}`, which stands for nothing in its conditions.",
                    "Name a variable, a kind of fact or a slot of a condition.",
                )
        if stray_brace(text):
            yield Problem(
                rule.place,
                "placeholder-unknown",
                f"Rule `{rule.id}` has a brace without its partner in a sentence.",
                "Close it, or leave it out.",
            )


def _unsaid(rule: Rule, fact: str, name: str, what: str) -> Problem:
    """Give the problem of a sentence left out."""
    return Problem(
        rule.place,
        "sentence-missing",
        f"Rule `{rule.id}` concludes `{fact}` without `{name}`, {what}.",
        f"Add `{name}`.",
    )
