"""A proof, independent of the inference: every fact walks down to words, an option, or an assumption.

`broken(...)` gives a sentence for each that does not; none means that the findings are proven. It may import
the model only.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from nova_rules.model.facts import Evidence, Fact, Findings
from nova_rules.model.vocabulary import Vocabulary

_ALIKE = 0.7
_SAY_NOTHING = frozenset((
    "a", "an", "and", "as", "at", "by", "can", "for", "from", "in", "into", "is", "it", "of", "on", "or",
    "own", "see", "the", "their", "to", "who", "with",
))  # fmt: skip
_Words = frozenset[str]


def broken(findings: Findings, text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give what cannot be proven, sorted."""
    assumed = {each.fact for each in findings.assumptions if each.because.strip() and each.instead.strip()}
    faults = []
    for fact, evidence in findings.evidence:
        faults.extend(_unproven(fact, evidence, text, _words_of(fact, vocabulary)))
    for each in findings.justifications:
        if not each.because.strip() or not each.rule or not each.supports:
            faults.append(f"{each.fact.key} has a justification without a reason, a rule or supports")
        if each.manner == "assume" and each.fact not in assumed and not _settled(findings, each.fact):
            faults.append(f"{each.fact.key} is assumed, and no assumption is shown")
    grounded = {fact for fact, evidence in findings.evidence if evidence}
    while True:  # only what rests on proven facts is proven, so a circle that carries itself never is
        more = {
            each.fact for each in findings.justifications if grounded.issuperset(each.supports)
        } - grounded
        if not more:
            break
        grounded |= more
    faults.extend(
        f"{fact.key} does not walk down to anything the user said" for fact in set(findings.facts) - grounded
    )
    return tuple(sorted(faults))


def _settled(findings: Findings, fact: Fact) -> bool:
    """Tell whether an assumed fact is also derived without assuming it, or gave way to another value."""
    derived = any(each.fact == fact and each.manner != "assume" for each in findings.justifications)
    return derived or any(fact in decision.over for decision in findings.decisions)


def _unproven(fact: Fact, evidence: tuple[Evidence, ...], text: str, words: _Words) -> list[str]:
    """Give what is wrong with the evidence of a given fact."""
    faults = [] if evidence else [f"{fact.key} is given without evidence"]
    for each in evidence:
        if each.span is None:
            faults.extend([] if each.option else [f"{fact.key} rests on neither words nor an option"])
            continue
        said = text[each.span.start : each.span.end]
        if not said.strip() or said != each.words:
            faults.append(f'{fact.key} rests on "{each.words}", which does not stand in the text there')
        elif not any(_alike(one, other) for one in _tokens(said) for other in words):
            faults.append(f'{fact.key} rests on "{said}", which has no word of it')
    return faults


def _words_of(fact: Fact, vocabulary: Vocabulary) -> _Words:
    """Give the words a thing may be called by; for a domain, those of all that is in it."""
    phrases = [fact.values[-1].replace("_", " ")]
    for entry in vocabulary.entries:
        if entry.concept == (fact.values if len(fact.values) > 1 else (fact.kind, *fact.values)):
            phrases.extend(entry.words)
        if fact.values == ("domain", entry.domain):
            phrases.extend((*entry.words, entry.concept[1].replace("_", " ")))
    for measure in vocabulary.measures:
        phrases.extend(measure.words if fact.kind == "measure" and measure.name == fact.values[0] else ())
    return frozenset(token for phrase in phrases for token in _tokens(phrase)) - _SAY_NOTHING


def _tokens(text: str) -> list[str]:
    """Give the words of a text in lower case."""
    return re.findall(r"\w+", text.lower())


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are forms, or misspellings, of one word."""
    return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE
