"""Inference rules: kinds, slots, names, variables, placeholders and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.check.rule_variables import variables
from nova_rules.packs.check.universe import Universe
from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, listed, shown
from nova_rules.packs.rules import DETAILS, NOTES, concluded_kind, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.library import Library, Written
    from nova_rules.packs.places import Path
    from nova_rules.packs.types.rule import Conclusion, Condition, GivenFact, RuleFile


def rules(library: Library) -> Iterator[Problem]:
    """Yield the mistakes of every rule file."""
    if library.facts is None:
        return
    universe = Universe(library.facts.content.kinds, library)
    for file in library.rules:
        mistakes = [*_conditions(file, universe), *_conclusions(file, universe), *_examples(file, universe)]
        yield from mistakes
        if not mistakes:
            yield from variables(file, universe)


def _conditions(file: Written[RuleFile], universe: Universe) -> Iterator[Problem]:
    when = file.content.when
    if not when.all and not when.any:
        sentence = "The rule has no condition that must be known."
        yield found(
            file.value("when"), Code.CONDITION_SHAPE, sentence, "Give at least one under `all` or `any`."
        )
    for group in ("all", "any", "none"):
        for number, condition in enumerate(getattr(when, group)):
            path: Path = ("when", group, number)
            if not file.written(path):
                path = ("when", number)
            yield from _condition(file, universe, condition, path)


def _condition(
    file: Written[RuleFile], universe: Universe, condition: Condition, path: Path
) -> Iterator[Problem]:
    place = file.value(*path)
    if (condition.fact is None) == (condition.measure is None):
        sentence = "A condition names either a `fact` or a `measure`."
        yield found(place, Code.CONDITION_SHAPE, sentence, "Such as `{ fact: entity, name: ?e }`.")
        return
    kind, slots = condition.fact or "measure", condition.slots()
    bounds = (condition.at_least, condition.at_most)
    if kind != "measure" and bounds != (None, None):
        hint = "Write `{ measure: expected_users, at-least: 1000 }`."
        yield found(place, Code.CONDITION_SHAPE, "Only a measure has `at-least` and `at-most`.", hint)
    if None not in bounds and (condition.at_least or 0) > (condition.at_most or 0):
        yield found(place, Code.LIMIT_ORDER, "`at-least` is greater than `at-most`.", "Swap them.")
    if condition.measure is not None:
        slots = {**slots, "name": condition.measure}
    yield from _slots(file, universe, kind, slots, path)


def _slots(
    file: Written[RuleFile], universe: Universe, kind: str, slots: dict[str, str], path: Path
) -> Iterator[Problem]:
    """Yield what is wrong with the kind, the slots or their constants."""
    if kind not in universe.kinds:
        verb = next((key for key in ("fact", "add", "assume") if file.written((*path, key))), "fact")
        sentence = f"There is no kind of fact `{shown(kind)}`."
        yield found(file.value(*path, verb), Code.KIND_UNKNOWN, sentence, did_you_mean(kind, universe.kinds))
        return
    known = universe.kinds[kind].slots
    places = {slot: file.value(*path, slot if file.written((*path, slot)) else "measure") for slot in slots}
    for slot in sorted(set(slots) - set(known)):
        sentence = f"A fact `{kind}` has no slot `{shown(slot)}`."
        hint = did_you_mean(slot, known) or f"Its slots are {listed(known)}."
        yield found(file.key(*path, slot), Code.SLOT_UNKNOWN, sentence, hint)
    terms = {slot: slots[slot] for slot in slots if slot in known}
    yield from universe.unknown(kind, terms, places, invented=path[0] == "examples")


def _conclusions(file: Written[RuleFile], universe: Universe) -> Iterator[Problem]:
    if not file.content.then:
        yield found(
            file.value("then"), Code.CONCLUSION_SHAPE, "The rule concludes nothing.", "Add a conclusion."
        )
    for number, written in enumerate(file.content.then):
        path: Path = ("then", number)
        shape = tuple(_conclusion_shape(file, written, path))
        yield from shape
        if not shape:
            yield from _concluded(file, universe, written, path)


def _conclusion_shape(file: Written[RuleFile], written: Conclusion, path: Path) -> Iterator[Problem]:
    place, chosen = file.value(*path), verbs(written)
    if len(chosen) != 1:
        sentence = f"A conclusion has exactly one of {listed(DETAILS, 'or')}."
        yield found(place, Code.CONCLUSION_SHAPE, sentence, "Make one conclusion of each.")
        return
    details = {name for names in DETAILS.values() for name in names}
    for name in sorted(details):
        needed, given = name in DETAILS[chosen[0]], getattr(written, name) is not None
        if needed and not given:
            sentence = f"`{chosen[0]}` needs `{name}`."
            yield found(place, Code.CONCLUSION_SHAPE, sentence, "Write it as a sentence for the user.")
        if given and not needed:
            sentence = f"`{name}` does not belong to `{chosen[0]}`."
            yield found(file.key(*path, name), Code.CONCLUSION_SHAPE, sentence, "Leave it out.")
    if chosen[0] in NOTES and written.slots():
        slot = min(written.slots())
        sentence = f"`{chosen[0]}` has no slots; `{shown(slot)}` does not belong here."
        yield found(file.key(*path, slot), Code.SLOT_UNKNOWN, sentence, "Leave it out.")


def _concluded(
    file: Written[RuleFile], universe: Universe, written: Conclusion, path: Path
) -> Iterator[Problem]:
    verb, kind, slots = verbs(written)[0], concluded_kind(written), written.slots()
    if verb in NOTES:
        return
    yield from _slots(file, universe, kind, slots, path)
    if kind not in universe.kinds:
        return
    if universe.kinds[kind].input:
        sentence = f"`{kind}` comes from the description or an option; no rule may conclude it."
        yield found(
            file.value(*path, verb), Code.INPUT_CONCLUDED, sentence, "Conclude a kind that is derived."
        )
    missing = [slot for slot in universe.kinds[kind].slots if slot not in slots]
    if missing:
        sentence = f"The `{kind}` concluded lacks {listed(missing)}."
        yield found(file.value(*path), Code.SLOT_MISSING, sentence, "Give every slot a value or a variable.")


def _examples(file: Written[RuleFile], universe: Universe) -> Iterator[Problem]:
    examples = file.content.examples
    if not any(example.expect for example in examples) or not any(example.expect_not for example in examples):
        sentence = "A rule needs an example that fires (`expect`) and one that stays silent (`expect-not`)."
        yield found(file.value("examples"), Code.EXAMPLES, sentence, "Add what is missing.")
    for number, example in enumerate(examples):
        groups = (("given", example.given), ("expect", example.expect), ("expect-not", example.expect_not))
        for key, facts in groups:
            for position, fact in enumerate(facts):
                yield from _given(file, universe, fact, ("examples", number, key, position))


def _given(file: Written[RuleFile], universe: Universe, fact: GivenFact, path: Path) -> Iterator[Problem]:
    place, measured = file.value(*path), fact.measure is not None
    if measured == (fact.fact is not None) or (measured and (fact.amount is None or fact.slots())):
        sentence = "A fact of an example has a `fact` with its slots, or a `measure` with its `amount`."
        yield found(place, Code.EXAMPLE_FACT, sentence, "Such as `{ measure: expected_users, amount: 900 }`.")
        return
    kind, slots = fact.fact or "measure", fact.slots()
    slots = {"name": fact.measure} if fact.measure is not None else slots
    yield from _slots(file, universe, kind, slots, path)
    missing = (
        [slot for slot in universe.kinds[kind].slots if slot not in slots] if kind in universe.kinds else []
    )
    vague = any(term.startswith("?") for term in slots.values())
    if missing or vague:
        sentence = "A fact of an example is complete: every slot has a value, and none is a variable."
        yield found(place, Code.EXAMPLE_FACT, sentence, f"Give {listed(missing or sorted(slots))}.")
