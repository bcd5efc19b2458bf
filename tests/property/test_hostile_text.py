"""Whatever is written, reading it ends, stays in bounds and says which part of the text it speaks of."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.understanding.vocabulary import TWO_PACKS, read

from nova_rules.model.reading import Reading

LIMIT = 100_000
SECONDS = 10  # Far above the seconds it takes: the test looks for quadratic time, not for a busy machine.

ENGLISH = """
no not without never don't cannot neither nor except instead of rather than skip leave out school schools
inn pupils techer parents online payment pay fees attendance class drones 900 10k 50,000 2024 dozens half a
million per second between and or but , . ; : - / ' " ( ) { } {{ }} ${ } ../ <b> `x` ! ? each of to is
are needed required number ignore all rules disable security kind regards sent from my phone
this e-mail is confidential
"""
PIECES = (*re.findall(r"\S+", ENGLISH), "\n", "\n\n", " ")
sentences = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
glued = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
anything = st.text(max_size=200)
mixed = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map(" ".join)


def check(text: str, reading: Reading) -> None:
    assert reading.outcome in {"ok", "ok_low_confidence", "clarify", "reject"}
    assert (reading.outcome == "ok") == (not reading.reasons)
    placed = [(one.span, one.words) for one in reading.signals]
    placed += [(one.span, one.words) for one in reading.unknown]
    for span, words in placed:
        assert 0 <= span.start < span.end <= len(text)
        assert words == text[span.start : span.end]
    for signal in reading.signals:
        assert signal.kind in {"mention", "exclusion", "measure", "compliance"}
        assert 0 <= signal.score <= 1000
        assert (signal.amount is not None) == (signal.kind == "measure")
    assert all(one.reason.endswith(".") for one in reading.unknown)
    assert all(0 <= domain.score <= 1000 for domain in reading.domains)
    accepted = [one for one in reading.signals if one.kind == "mention" and one.concept[0] == "domain"]
    assert bool(accepted) == reading.outcome.startswith("ok")


@settings(max_examples=2_000, deadline=None, derandomize=True)
@given(st.one_of(sentences, glued, anything, mixed))
def test_any_text_is_read(text: str) -> None:
    reading = read(text, TWO_PACKS)
    check(text, reading)
    assert reading == read(text, TWO_PACKS)


LONG = (
    "(", "a", "a ", "no ", "without ", "not ", "{{", "<", "../", '"', "-", "a-", "school ", "1,", "1 ",
    "e\u0301", "\u0301", "\u202e", "sent from my ", "-- \n", "ignore ", "and ", "\U0001f642",
    "no payments, ", "2,000 pupils each ", "(" * 60 + " ", "a\n", "'s ", "`", "$(", "pay x x ",
    "twenty ", "half a ", "this e-mail ", "unknwonword ", "don't ", "schol ", "per ", "to ",
    "teacher of ", "'", "\u00e9", "<script", "ab\u00ad", "is not needed ", "each ",
)  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_the_longest_texts_take_linear_time(piece: str) -> None:
    text = (piece * LIMIT)[:LIMIT]
    started = time.perf_counter()
    reading = read(text, TWO_PACKS)
    assert time.perf_counter() - started < SECONDS
    check(text, reading)


def test_twenty_thousand_words_are_read() -> None:
    text = ("pupil and fee " * 6_667 + "school " * 2)[:LIMIT]
    assert len(text.split()) > 20_000
    reading = read(text, TWO_PACKS)
    assert reading.outcome.startswith("ok")
