"""From firings to findings: justifications, assumptions, notes and decisions, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nova_rules.inference.agenda import Derivation, Fired
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


def findings_of(
    program: Program, given: tuple[Given, ...], derivation: Derivation, matchers: tuple[str, ...]
) -> Findings:
    """Give everything that was concluded, with its reasons."""
    facts = tuple(sorted(derivation.facts, key=_by_key))
    evidence = {each.fact: each.evidence for each in given}
    sure = confidence({each.fact: each.confidence for each in given}, derivation.fired)
    decisions, conflicts = merged(program.kinds.values(), _claims(program, derivation, evidence))
    return Findings(
        facts=facts,
        evidence=tuple((fact, evidence[fact]) for fact in facts if fact in evidence),
        justifications=_justifications(program, derivation),
        firings=tuple(_firing(program, each) for each in derivation.fired),
        assumptions=_assumptions(program, derivation, evidence, decisions),
        conflicts=conflicts,
        notes=_notes(program, derivation),
        confidence=tuple((fact, sure[fact]) for fact in facts),
        matchers=matchers,
        chosen=tuple((decision.fact.kind, decision.fact) for decision in decisions),
        decisions=decisions,
    )


def _by_key(fact: Fact) -> tuple[str, tuple[str, ...]]:
    """Give what facts are sorted by; the values tell apart keys that look the same."""
    return fact.key, fact.values


def _firing(program: Program, fired: Fired) -> Firing:
    """Give a firing by the rule's own name."""
    rule = program.rules[fired.rule]
    return Firing(rule.id, rule.variant, fired.supports, fired.concluded)


def _conclusions(program: Program, derivation: Derivation) -> Iterator[tuple[Fired, Head, Fact]]:
    """Give every conclusion of every firing, in order."""
    for fired in derivation.fired:
        for head, fact in zip(program.clauses[fired.rule].heads, fired.concluded, strict=True):
            yield fired, head, fact


def _justifications(program: Program, derivation: Derivation) -> tuple[Justification, ...]:
    """Give a justification a conclusion, in firing order."""
    return tuple(
        Justification(
            fact,
            program.rules[fired.rule].id,
            fired.supports,
            head.because.filled(fired.supports),
            head.conclusion.manner,
        )
        for fired, head, fact in _conclusions(program, derivation)
    )


def _claims(program: Program, derivation: Derivation, given: Iterable[Fact]) -> Iterator[Claim]:
    """Give what was said about every fact; what is given counts as said by no rule."""
    for fact in given:
        yield Claim(fact, "", 0, assumed=False)
    for fired, head, fact in _conclusions(program, derivation):
        rule = program.rules[fired.rule]
        yield Claim(fact, rule.id, rule.salience, assumed=head.conclusion.manner == "assume")


def _assumptions(
    program: Program,
    derivation: Derivation,
    given: Mapping[Fact, object],
    decisions: tuple[Decision, ...],
) -> tuple[Assumption, ...]:
    """Give each fact that holds only because a rule assumed it, unless another value stands in its place."""
    replaced = {fact for decision in decisions for fact in decision.over}
    found: dict[Fact, Assumption | None] = dict.fromkeys(given)
    for _, head, fact in _conclusions(program, derivation):
        if head.conclusion.manner != "assume":
            found[fact] = None
    for fired, head, fact in _conclusions(program, derivation):
        if head.conclusion.manner == "assume" and fact not in found and fact not in replaced:
            details = {name: text.filled(fired.supports) for name, text in head.details}
            because = head.because.filled(fired.supports)
            found[fact] = Assumption(fact, program.rules[fired.rule].id, because, details.get("instead", ""))
    return tuple(each for each in found.values() if each is not None)


def _notes(program: Program, derivation: Derivation) -> tuple[Note, ...]:
    """Give what is said to the user, each once, in firing order; an answered question is not asked again."""
    answered = {fact.values[0] for fact in derivation.facts if fact.kind == "option"}
    found: dict[Fact, Note] = {}
    for fired, head, fact in _conclusions(program, derivation):
        asked_in_vain = fact.kind == "question" and fact.name in answered
        if head.conclusion.manner == "note" and fact not in found and not asked_in_vain:
            details = tuple((name, text.filled(fired.supports)) for name, text in head.details)
            found[fact] = Note(fact, head.because.filled(fired.supports), details)
    return tuple(found.values())
