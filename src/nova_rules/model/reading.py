"""What the words suggest, each with the part of the text it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.text import Span


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing the words suggest.

    `kind` is `mention` (of a concept in the vocabulary), `exclusion` (a negated mention), `measure` (a
    quantity) or
    `compliance` (a law or standard). `concept` is (kind of thing, name): ("entity", "student"), ("domain",
    "school"),
    ("feature", "online_payment"), ("role", "teacher"); for a measure ("measure", "expected_users"); for
    compliance
    ("compliance", "gdpr"). `score` is an integer from 0 to 1000. `amount` is the number of a measure. `words`
    is the text under
    the span as written; `method` says how it was found: word, lemma, alias, cue, or spelling (a near miss).
    """

    kind: str
    concept: tuple[str, str]
    span: Span
    words: str
    method: str
    score: int = 1000
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A part of the text that was not understood; `reason` is one sentence."""

    span: Span
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class DomainScore:
    """How well a domain fits the text: 0 to 1000."""

    domain: str
    score: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All signals of a text in order of position, the score of every domain (best first), and what was not
    understood.

    `outcome` is one of ok, ok_low_confidence, clarify, reject; `reasons` are sentences for everything but ok.
    """

    signals: tuple[Signal, ...]
    domains: tuple[DomainScore, ...]
    unknown: tuple[Unknown, ...]
    outcome: str
    reasons: tuple[str, ...] = ()
    language: str = "en"
