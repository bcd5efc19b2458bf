"""Puts what the readers found into signals and unknown parts, each with its place in the original text."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.reading import Signal, Unknown
from nova_rules.model.text import Span
from nova_rules.understanding.domains import Fit
from nova_rules.understanding.fold import Folded
from nova_rules.understanding.leftovers import Leftover
from nova_rules.understanding.masks import Masked
from nova_rules.understanding.negation import Negated
from nova_rules.understanding.phrases import Match, Text
from nova_rules.understanding.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Source:
    """The original text, what it was folded to, and its words."""

    original: str
    folded: Folded
    text: Text

    def span(self, first: int, last: int) -> Span:
        """Give the part of the original from one word to another."""
        return self.folded.span(self.text.words[first].start, self.text.words[last].end)

    def written(self, span: Span) -> str:
        """Give the original text of a part."""
        return self.original[span.start : span.end]


def mentions(
    source: Source, found: tuple[Match, ...], denied: dict[Match, Negated], taken: tuple[Fit, ...]
) -> tuple[Signal, ...]:
    """Give mentions, exclusions and compliance; a domain is mentioned by the words that carried it."""
    plain = [
        _signal(source, match, denied.get(match))
        for match in found
        if match.phrase.entry.concept[0] != "domain" or match in denied
    ]
    carried = [
        _carried(source, match, fit)
        for fit in taken
        for match in {match.at: match for match in reversed(fit.carried)}.values()
    ]
    return (*plain, *carried)


def _signal(source: Source, match: Match, stretch: Negated | None) -> Signal:
    """Give the signal of one match; an exclusion spans its cue as well."""
    concept = match.phrase.entry.concept
    first, last = match.at[0], match.at[-1]
    kind = "compliance" if concept[0] == "compliance" else "mention"
    if stretch is not None:
        kind, first, last = "exclusion", min(first, stretch.cue[0]), max(last, stretch.cue[1])
    span = source.span(first, last)
    return Signal(kind, concept, span, source.written(span), match.method, match.score)


def _carried(source: Source, match: Match, fit: Fit) -> Signal:
    """Give the mention of a domain that one phrase carried."""
    span = source.span(match.at[0], match.at[-1])
    return Signal("mention", ("domain", fit.domain), span, source.written(span), match.method, fit.score)


def amounts(source: Source, counted: tuple[Quantity, ...], taken: tuple[Fit, ...]) -> tuple[Signal, ...]:
    """Give the measures of the domains taken and of all."""
    domains = {fit.domain for fit in taken}
    return tuple(
        _amount(source, quantity)
        for quantity in counted
        if not quantity.unit.measure.domain or not taken or quantity.unit.measure.domain in domains
    )


def _amount(source: Source, quantity: Quantity) -> Signal:
    """Give the signal of an amount."""
    span = source.folded.span(quantity.start, quantity.end)
    concept = ("measure", quantity.unit.measure.name)
    return Signal("measure", concept, span, source.written(span), quantity.method, amount=quantity.amount)


def in_order(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """Give signals in order of place, each once."""
    return tuple(
        sorted(set(signals), key=lambda s: (s.span, s.kind, s.concept, s.method, s.amount or 0, s.score))
    )


def unknown(source: Source, masked: tuple[Masked, ...], rest: tuple[Leftover, ...]) -> tuple[Unknown, ...]:
    """Give what was not understood in order of place."""
    parts = {(source.folded.span(part.start, part.end), part.reason) for part in masked}
    parts |= {(source.span(one.first, one.last), one.reason) for one in rest}
    return tuple(Unknown(span, source.written(span), reason) for span, reason in sorted(parts))
