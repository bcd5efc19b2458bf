"""From firings to findings: justifications, assumptions, notes and decisions, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
    Evidence,
    Fact,
    Findings,
    Firing,
    Justification,
    Note,
)
from nova_rules.model.rules import Rule


class _Conclusion(NamedTuple):
    """A conclusion there is more to say about than its justification."""

    rule: Rule
    head: Head
    supports: tuple[Fact, ...]
    fact: Fact
    because: str

    def details(self) -> tuple[tuple[str, str], ...]:
        """Give its further sentences by name."""
        return tuple([(name, text.filled(self.supports)) for name, text in self.head.details])


@dataclass(slots=True)
class _Record:
    """What one pass over all firings gives; `added` are the facts concluded without assuming."""

    firings: list[Firing] = field(default_factory=list)
    justifications: list[Justification] = field(default_factory=list)
    added: set[int] = field(default_factory=set)
    assumed: list[tuple[int, _Conclusion]] = field(default_factory=list)
    noted: list[_Conclusion] = field(default_factory=list)
    merging: list[_Conclusion] = field(default_factory=list)

    def take(self, number: int, each: _Conclusion) -> None:
        """Take in one conclusion; `number` is its fact's."""
        manner = each.head.manner
        self.justifications.append(
            Justification(each.fact, each.rule.id, each.supports, each.because, manner)
        )
        if manner == "assume":
            self.assumed.append((number, each))
        else:
            self.added.add(number)
            if manner == "note":
                self.noted.append(each)
        if each.head.merges:
            self.merging.append(each)


def findings_of(
    program: Program, given: tuple[Given, ...], derivation: Derivation, matchers: tuple[str, ...]
) -> Findings:
    """Give everything that was concluded, with its reasons."""
    facts = derivation.facts
    order = sorted(range(len(facts)), key=lambda number: _by_key(facts[number]))
    evidence = {each.fact: each.evidence for each in given}
    sure = confidence({each.fact: each.confidence for each in given}, derivation)
    record = _recorded(program, derivation)
    decisions, conflicts = merged(program.merging, _claims(program, record, evidence))
    return Findings(
        facts=tuple([facts[number] for number in order]),
        evidence=tuple([(fact, evidence[fact]) for fact in sorted(evidence, key=_by_key)]),
        justifications=tuple(record.justifications),
        firings=tuple(record.firings),
        assumptions=_assumptions(record, evidence, decisions),
        conflicts=conflicts,
        notes=_notes(record, facts),
        confidence=tuple([(facts[number], sure[number]) for number in order]),
        matchers=matchers,
        chosen=tuple((decision.fact.kind, decision.fact) for decision in decisions),
        decisions=decisions,
    )


def _by_key(fact: Fact) -> tuple[str, tuple[str, ...]]:
    """Give what facts are sorted by; the values tell apart keys that look the same."""
    return fact.key, fact.values


def _recorded(program: Program, derivation: Derivation) -> _Record:
    """Give all firings and conclusions in order, with their sentences."""
    record = _Record()
    for rule_number, support_numbers, concluded in derivation.fired:
        clause = program.clauses[rule_number]
        rule, supports = clause.rule, derivation.named(support_numbers)
        facts = derivation.named(concluded)
        record.firings.append(Firing(rule.id, rule.variant, supports, facts))
        for head, number, fact in zip(clause.heads, concluded, facts, strict=True):
            because = head.because.filled(supports)
            record.take(number, _Conclusion(rule, head, supports, fact, because))
    return record


def _claims(program: Program, record: _Record, given: Iterable[Fact]) -> Iterator[Claim]:
    """Give what was said of the kinds that merge; what is given counts as said by no rule."""
    merging = {kind.name for kind in program.merging}
    for fact in given:
        if fact.kind in merging:
            yield Claim(fact, "", 0, assumed=False)
    for each in record.merging:
        yield Claim(each.fact, each.rule.id, each.rule.salience, assumed=each.head.manner == "assume")


def _assumptions(
    record: _Record, given: Mapping[Fact, tuple[Evidence, ...]], decisions: tuple[Decision, ...]
) -> tuple[Assumption, ...]:
    """Give each fact that holds only because a rule assumed it, unless another value stands in its place."""
    replaced = {fact for decision in decisions for fact in decision.over}
    found: dict[Fact, Assumption] = {}
    for number, each in record.assumed:
        settled = number in record.added or each.fact in given or each.fact in replaced
        if not settled and each.fact not in found:
            instead = dict(each.details()).get("instead", "")
            found[each.fact] = Assumption(each.fact, each.rule.id, each.because, instead)
    return tuple(found.values())


def _notes(record: _Record, facts: Iterable[Fact]) -> tuple[Note, ...]:
    """Give what is said to the user, each once, in firing order; an answered question is not asked again."""
    answered = {Fact("question", fact.values[:1]) for fact in facts if fact.kind == "option"}
    found: dict[Fact, Note] = {}
    for each in record.noted:
        if each.fact not in found and each.fact not in answered:
            found[each.fact] = Note(each.fact, each.because, each.details())
    return tuple(found.values())
