"""Signals and unknown parts of a text, as documents and back."""

from __future__ import annotations

from typing import Any

from nova_rules.model.reading import DomainScore, Reading, Signal, Unknown
from nova_rules.model.text import Span
from nova_rules.outline.shapes import SignalShape, UnknownShape


def signal_shape(signal: Signal) -> SignalShape:
    """Give a signal as other programs see it; a measure's amount stands in its concept."""
    amount = "" if signal.amount is None else f"={signal.amount}"
    return {
        "kind": signal.kind,
        "concept": f"{signal.concept[0]}:{signal.concept[1]}{amount}",
        "start": signal.span.start,
        "end": signal.span.end,
        "words": signal.words,
        "method": signal.method,
        "score": signal.score,
    }


def unknown_shape(unknown: Unknown) -> UnknownShape:
    """Give a part that was not understood."""
    return {
        "start": unknown.span.start,
        "end": unknown.span.end,
        "words": unknown.words,
        "reason": unknown.reason,
    }


def reading_document(reading: Reading) -> dict[str, Any]:
    """Give the whole reading, for nova.lock."""
    return {
        "outcome": reading.outcome,
        "reasons": list(reading.reasons),
        "language": reading.language,
        "domains": [{"id": each.domain, "score": each.score} for each in reading.domains],
        "signals": [{**signal_shape(each), "amount": each.amount} for each in reading.signals],
        "unknown": [unknown_shape(each) for each in reading.unknown],
    }


def reading_from(document: dict[str, Any]) -> Reading:
    """Give the reading a document holds; raises KeyError, TypeError or ValueError for another shape."""
    return Reading(
        signals=tuple(_signal(each) for each in document["signals"]),
        domains=tuple(DomainScore(each["id"], each["score"]) for each in document["domains"]),
        unknown=tuple(
            Unknown(Span(each["start"], each["end"]), each["words"], each["reason"])
            for each in document["unknown"]
        ),
        outcome=document["outcome"],
        reasons=tuple(document["reasons"]),
        language=document["language"],
    )


def _signal(document: dict[str, Any]) -> Signal:
    kind, name = document["concept"].split(":", 1)
    return Signal(
        kind=document["kind"],
        concept=(kind, name.split("=")[0]),
        span=Span(document["start"], document["end"]),
        words=document["words"],
        method=document["method"],
        score=document["score"],
        amount=document["amount"],
    )
