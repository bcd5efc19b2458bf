"""A rule file to the rules the matchers see: one for each condition of `any`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.facts import Fact, FactKind
from nova_rules.model.knowledge import RuleExample
from nova_rules.model.rules import Conclusion, Pattern, Rule
from nova_rules.packs.placeholders import filled, meanings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nova_rules.packs.library import Written
    from nova_rules.packs.types.rule import Conclusion as WrittenConclusion
    from nova_rules.packs.types.rule import Condition, GivenFact, RuleFile
    from nova_rules.packs.types.words import FactsFile

NOTES = {"ask": "question", "warn": "warning", "advise": "suggestion"}
"""The verbs that tell the user something, and the kind of fact each makes."""

DETAILS = {
    "add": (),
    "assume": ("instead",),
    "ask": ("default", "effect"),
    "warn": ("consequence",),
    "advise": (),
}
"""What each verb must say besides `because`."""


def fact_kinds(facts: FactsFile) -> tuple[FactKind, ...]:
    """Give the kinds of facts, sorted by name."""
    return tuple(
        FactKind(name, kind.slots, kind.merge, kind.scale, kind.summary)
        for name, kind in sorted(facts.kinds.items())
    )


def rules_of(file: Written[RuleFile], kinds: Mapping[str, FactKind]) -> tuple[Rule, ...]:
    """Give the rule once for each condition of `any`, or once where there is none."""
    written = file.content
    always = tuple(pattern(condition, kinds) for condition in written.when.all)
    choices: list[tuple[Pattern, ...]] = [(pattern(each, kinds),) for each in written.when.any] or [()]
    never = tuple(pattern(condition, kinds) for condition in written.when.none)
    return tuple(
        Rule(
            id=written.id,
            title=written.title,
            when=always + choice,
            then=tuple(conclusion(each, always + choice, kinds) for each in written.then),
            why=written.why,
            unless=never,
            different=tuple((first, second) for first, second in written.when.different),
            salience=written.priority,
            variant=number,
            sources=written.sources,
            place=file.value(),
        )
        for number, choice in enumerate(choices)
    )


def pattern(condition: Condition, kinds: Mapping[str, FactKind]) -> Pattern:
    """Give one condition; a slot left out matches anything."""
    if condition.measure is not None:
        return Pattern("measure", (condition.measure,), condition.at_least, condition.at_most)
    kind = condition.fact or ""
    slots = condition.slots()
    terms = tuple(slots.get(slot) for slot in kinds[kind].slots)
    return Pattern(kind, terms, condition.at_least, condition.at_most)


def verbs(written: WrittenConclusion) -> tuple[str, ...]:
    """Give the verbs of a conclusion; one is right."""
    return tuple(verb for verb in DETAILS if getattr(written, verb) is not None)


def concluded_kind(written: WrittenConclusion) -> str:
    """Give the kind of fact a conclusion makes known."""
    verb = verbs(written)[0]
    return NOTES.get(verb) or str(getattr(written, verb))


def conclusion(
    written: WrittenConclusion, conditions: tuple[Pattern, ...], kinds: Mapping[str, FactKind]
) -> Conclusion:
    """Give one conclusion, with the constants of the conditions put into its sentences."""
    verb, kind = verbs(written)[0], concluded_kind(written)
    meant = meanings(conditions, kinds)
    slots = written.slots()
    terms = (
        (str(getattr(written, verb)),) if verb in NOTES else tuple(slots[slot] for slot in kinds[kind].slots)
    )
    return Conclusion(
        kind=kind,
        terms=terms,
        because=filled(written.because, meant),
        manner="note" if verb in NOTES else verb,
        details=tuple((name, filled(getattr(written, name), meant)) for name in DETAILS[verb]),
    )


def rule_examples(file: Written[RuleFile], kinds: Mapping[str, FactKind]) -> tuple[RuleExample, ...]:
    """Give the examples of a rule file."""
    return tuple(
        RuleExample(
            rule=file.content.id,
            name=example.name,
            given=tuple((fact.kind, fact.values, fact.amount) for fact in _facts(example.given, kinds)),
            expect=tuple(fact.key for fact in _facts(example.expect, kinds)),
            expect_not=tuple(fact.key for fact in _facts(example.expect_not, kinds)),
        )
        for example in file.content.examples
    )


def _facts(written: tuple[GivenFact, ...], kinds: Mapping[str, FactKind]) -> tuple[Fact, ...]:
    return tuple(_fact(each, kinds) for each in written)


def _fact(written: GivenFact, kinds: Mapping[str, FactKind]) -> Fact:
    if written.measure is not None:
        return Fact("measure", (written.measure,), written.amount)
    kind, slots = written.fact or "", written.slots()
    return Fact(kind, tuple(slots[slot] for slot in kinds[kind].slots), written.amount)
