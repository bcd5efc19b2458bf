"""From firings to findings: justifications, assumptions, notes and decisions, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from nova_rules.inference.agenda import Derivation
from nova_rules.inference.clause import Head
from nova_rules.inference.confidence import confidence
from nova_rules.inference.inputs import Given
from nova_rules.inference.merge import Claim, merged
from nova_rules.inference.program import Program
from nova_rules.model.facts import (
    Assumption,
    Decision,
    Fact,
    Findings,
    Firing,
    Justification,
    Note,
)
from nova_rules.model.rules import Rule


class _Conclusion(NamedTuple):
    """One conclusion of one firing."""

    rule: Rule
    supports: tuple[Fact, ...]
    head: Head
    fact: Fact

    @property
    def manner(self) -> str:
        """Give how it was concluded: add, assume or note."""
        return self.head.conclusion.manner

    @property
    def because(self) -> str:
        """Give its sentence."""
        return self.head.because.filled(self.supports)

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """Give its further sentences by name."""
        return tuple([(name, text.filled(self.supports)) for name, text in self.head.details])

    def justification(self) -> Justification:
        """Give why its fact holds."""
        return Justification(self.fact, self.rule.id, self.supports, self.because, self.manner)


def findings_of(
    program: Program, given: tuple[Given, ...], derivation: Derivation, matchers: tuple[str, ...]
) -> Findings:
    """Give everything that was concluded, with its reasons."""
    facts = tuple(sorted(derivation.facts, key=_by_key))
    evidence = {each.fact: each.evidence for each in given}
    sure = confidence({each.fact: each.confidence for each in given}, derivation.fired)
    concluded = tuple(_conclusions(program, derivation))
    decisions, conflicts = merged(program.merging, _claims(program, concluded, evidence))
    return Findings(
        facts=facts,
        evidence=tuple([(fact, evidence[fact]) for fact in facts if fact in evidence]),
        justifications=tuple([each.justification() for each in concluded]),
        firings=_firings(program, derivation),
        assumptions=_assumptions(concluded, evidence, decisions),
        conflicts=conflicts,
        notes=_notes(concluded, derivation.facts),
        confidence=tuple([(fact, sure[fact]) for fact in facts]),
        matchers=matchers,
        chosen=tuple((decision.fact.kind, decision.fact) for decision in decisions),
        decisions=decisions,
    )


def _by_key(fact: Fact) -> tuple[str, tuple[str, ...]]:
    """Give what facts are sorted by; the values tell apart keys that look the same."""
    return fact.key, fact.values


def _firings(program: Program, derivation: Derivation) -> tuple[Firing, ...]:
    """Give the firings by the rules' own names."""
    rules = program.rules
    return tuple(
        [
            Firing(rules[each.rule].id, rules[each.rule].variant, each.supports, each.concluded)
            for each in derivation.fired
        ]
    )


def _conclusions(program: Program, derivation: Derivation) -> Iterator[_Conclusion]:
    """Give every conclusion of every firing, in order."""
    for fired in derivation.fired:
        clause = program.clauses[fired.rule]
        for head, fact in zip(clause.heads, fired.concluded, strict=True):
            yield _Conclusion(clause.rule, fired.supports, head, fact)


def _claims(program: Program, concluded: Iterable[_Conclusion], given: Iterable[Fact]) -> Iterator[Claim]:
    """Give what was said of the kinds that merge; what is given counts as said by no rule."""
    merging = {kind.name for kind in program.merging}
    for fact in given:
        if fact.kind in merging:
            yield Claim(fact, "", 0, assumed=False)
    for each in concluded:
        if each.fact.kind in merging:
            yield Claim(each.fact, each.rule.id, each.rule.salience, assumed=each.manner == "assume")


def _assumptions(
    concluded: tuple[_Conclusion, ...], given: Mapping[Fact, object], decisions: tuple[Decision, ...]
) -> tuple[Assumption, ...]:
    """Give each fact that holds only because a rule assumed it, unless another value stands in its place."""
    settled = {each.fact for each in concluded if each.manner != "assume"}
    settled.update(given, *(decision.over for decision in decisions))
    found: dict[Fact, Assumption] = {}
    for each in concluded:
        if each.manner == "assume" and each.fact not in settled and each.fact not in found:
            instead = dict(each.details).get("instead", "")
            found[each.fact] = Assumption(each.fact, each.rule.id, each.because, instead)
    return tuple(found.values())


def _notes(concluded: Iterable[_Conclusion], facts: Iterable[Fact]) -> tuple[Note, ...]:
    """Give what is said to the user, each once, in firing order; an answered question is not asked again."""
    answered = {Fact("question", fact.values[:1]) for fact in facts if fact.kind == "option"}
    found: dict[Fact, Note] = {}
    for each in concluded:
        if each.manner == "note" and each.fact not in found and each.fact not in answered:
            found[each.fact] = Note(each.fact, each.because, each.details)
    return tuple(found.values())
