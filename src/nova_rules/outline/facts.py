"""Facts and how they were derived, as documents and back."""

from __future__ import annotations

from typing import Any

from nova_rules.model.facts import (
    Assumption,
    Conflict,
    Decision,
    Evidence,
    Fact,
    Findings,
    Firing,
    Justification,
    Note,
)
from nova_rules.model.text import Span


def derivation_document(findings: Findings) -> dict[str, Any]:
    """Give all facts once, and everything else by their position among them."""
    index = {fact: number for number, fact in enumerate(findings.facts)}
    return {
        "facts": [_fact_document(fact) for fact in findings.facts],
        "evidence": [
            [index[fact], [_evidence_document(each) for each in evidence]]
            for fact, evidence in findings.evidence
        ],
        "justifications": [
            [index[each.fact], each.rule, [index[fact] for fact in each.supports], each.because, each.manner]
            for each in findings.justifications
        ],
        "firings": [
            [
                each.rule,
                each.variant,
                [index[fact] for fact in each.supports],
                [index[fact] for fact in each.concluded],
            ]
            for each in findings.firings
        ],
        "assumptions": [
            [index[each.fact], each.rule, each.because, each.instead] for each in findings.assumptions
        ],
        "conflicts": [
            [each.kind, index[each.winner], index[each.loser], each.because] for each in findings.conflicts
        ],
        "notes": [[index[each.fact], each.sentence, dict(each.details)] for each in findings.notes],
        "confidence": [[index[fact], score] for fact, score in findings.confidence],
        "chosen": [[kind, index[fact]] for kind, fact in findings.chosen],
        "decisions": [
            [index[each.fact], [index[fact] for fact in each.over], each.because]
            for each in findings.decisions
        ],
    }


def findings_from(document: dict[str, Any]) -> Findings:
    """Give the findings a document holds; raises KeyError, IndexError, TypeError or ValueError otherwise."""
    facts = tuple(Fact(kind, tuple(values), amount) for kind, values, amount in document["facts"])
    return Findings(
        facts=facts,
        evidence=tuple(
            (facts[number], tuple(_evidence(each) for each in evidence))
            for number, evidence in document["evidence"]
        ),
        justifications=tuple(
            Justification(facts[number], rule, tuple(facts[each] for each in supports), because, manner)
            for number, rule, supports, because, manner in document["justifications"]
        ),
        firings=tuple(
            Firing(rule, variant, tuple(facts[n] for n in supports), tuple(facts[n] for n in concluded))
            for rule, variant, supports, concluded in document["firings"]
        ),
        assumptions=tuple(
            Assumption(facts[number], rule, because, instead)
            for number, rule, because, instead in document["assumptions"]
        ),
        conflicts=tuple(
            Conflict(kind, facts[winner], facts[loser], because)
            for kind, winner, loser, because in document["conflicts"]
        ),
        notes=tuple(
            Note(facts[number], sentence, tuple(sorted(details.items())))
            for number, sentence, details in document["notes"]
        ),
        confidence=tuple((facts[number], score) for number, score in document["confidence"]),
        chosen=tuple((kind, facts[number]) for kind, number in document["chosen"]),
        decisions=tuple(
            Decision(facts[number], tuple(facts[each] for each in over), because)
            for number, over, because in document["decisions"]
        ),
    )


def _fact_document(fact: Fact) -> list[Any]:
    return [fact.kind, list(fact.values), fact.amount]


def _evidence_document(evidence: Evidence) -> dict[str, Any]:
    if evidence.span is None:
        return {"option": evidence.option}
    return {"start": evidence.span.start, "end": evidence.span.end, "words": evidence.words}


def _evidence(document: dict[str, Any]) -> Evidence:
    if "option" in document:
        return Evidence(option=document["option"])
    return Evidence(Span(document["start"], document["end"]), document["words"])
