"""Places always speak of the original text."""

from __future__ import annotations

import pytest
from tests.unit.understanding.vocabulary import of, read

from nova_rules.understanding.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("plain", "plain"), ("caf\u0065\u0301", "caf\u00e9"), ("it\u2019s", "it's"), ("o\ufb03ce", "office"),
        ("a\u200bb", "ab"), ("a\u00a0b", "a b"), ("a\u2014b", "a - b"), ("\uff11\uff12", "12"),
        ("a\x00b", "a b"),
        ("\ud800x", " x"),
    ],
)  # fmt: skip
def test_folding(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_every_folded_character_knows_its_origin() -> None:
    text = "e\u0301 o\ufb03ce \u2014 a\u200bb"
    folded = fold(text)
    for at in range(len(folded.text)):
        span = folded.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "\u00c9cole \u2014 our school has tea\u00adchers",
        "e\u0301e\u0301e\u0301 our school has tea\u200bchers",
        "\U0001f3eb our school has \uff54eachers",
    ],
)
def test_spans_are_code_points_of_the_original(text: str) -> None:
    reading = read(text)
    assert "entity:teacher" in of("mention", reading)
    placed = [(one.span, one.words) for one in reading.signals]
    placed += [(one.span, one.words) for one in reading.unknown]
    assert all(words == text[span.start : span.end] for span, words in placed)
    teacher = next(one for one in reading.signals if one.concept == ("entity", "teacher"))
    assert text[teacher.span.start :] == teacher.words


def test_a_span_takes_the_marks_of_its_last_letter_along() -> None:
    text = "Our school runs a cafe\u0301."
    assert [one.words for one in read(text).unknown] == ["cafe\u0301"]


def test_a_pile_of_marks_stays_quick_and_whole() -> None:
    text = "our school" + "\u0301\u0316" * 20_000
    reading = read(text)
    assert reading.signals == () or reading.signals[-1].span.end <= len(text)
