"""What is known before any rule fires: the facts in the words and the options, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nova_rules.inference.agenda import order_of
from nova_rules.model.facts import Evidence, Fact
from nova_rules.model.reading import Reading, Signal
from nova_rules.model.text import Options

INPUT_KINDS = ("compliance", "exclusion", "measure", "mention", "option", "without")
"""The kinds of facts that come from the words and the options; no rule may conclude them."""

_CERTAIN = 1000
_LONGEST_NUMBER = 15


@dataclass(frozen=True, slots=True)
class Given:
    """A fact known from the beginning, why it holds, and how surely (0 to 1000)."""

    fact: Fact
    evidence: tuple[Evidence, ...] = ()
    confidence: int = _CERTAIN


def given_by(reading: Reading, options: Options) -> tuple[Given, ...]:
    """Give the facts of the words and the options, sorted, each with everything that speaks for it.

    What an option says beats the words: a feature switched on is no longer excluded by them. (A feature
    switched off stays mentioned, and is excluded, which rules heed.)
    """
    switched_on = {("feature", name) for name, on in options.features if on}
    found = [
        (_fact_of(signal), Evidence(signal.span, signal.words), signal.score)
        for signal in reading.signals
        if not (signal.kind == "exclusion" and signal.concept in switched_on)
    ]
    found.extend((fact, Evidence(option=option), _CERTAIN) for fact, option in _chosen(options))
    return _collected(found)


def _fact_of(signal: Signal) -> Fact:
    """Give the fact a signal stands for."""
    if signal.kind in ("measure", "compliance"):
        return Fact(signal.kind, (signal.concept[1],), signal.amount)
    return Fact(signal.kind, signal.concept)


def _chosen(options: Options) -> Iterable[tuple[Fact, str]]:
    """Give the facts of the options, each with the option as a user may write it.

    An answer that is a whole number is also a measure by the question's id, so that rules can compare it.
    """
    for name, on in options.features:
        yield Fact("mention" if on else "exclusion", ("feature", name)), f"features.{name}={str(on).lower()}"
    for name in options.without:
        yield Fact("without", (name,)), f"without={name}"
    for question, answer in options.answers:
        yield Fact("option", (question, answer)), f"answers.{question}={answer}"
        number = answer.replace(",", "").strip()
        if number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER:
            yield Fact("measure", (question,), int(number)), f"answers.{question}={answer}"


def _collected(found: Iterable[tuple[Fact, Evidence, int]]) -> tuple[Given, ...]:
    """Give each fact once, with all its evidence in order of position and its best score."""
    evidence: dict[Fact, list[Evidence]] = {}
    scores: dict[Fact, int] = {}
    for fact, why, score in found:
        known = evidence.setdefault(fact, [])
        if why not in known:
            known.append(why)
        scores[fact] = max(scores.get(fact, 0), score)
    return tuple(Given(fact, tuple(evidence[fact]), scores[fact]) for fact in sorted(evidence, key=order_of))
