"""Words that look like something they are not."""

from __future__ import annotations

import pytest
from tests.unit.understanding.vocabulary import of, read

from nova_rules.understanding.lexicon import american, infinitive, is_english, phrase_words, singular
from nova_rules.understanding.spelling import Speller, slips
from nova_rules.understanding.tokens import tokens


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("data", "data"), ("children", "child"), ("classes", "class"), ("class", "class"), ("fees", "fee"),
        ("staff", "staff"), ("sms", "sms"), ("series", "series"), ("campus", "campus"), ("bus", "bus"),
        ("campuses", "campus"), ("parties", "party"), ("women", "woman"), ("address", "address"),
        ("leaves", "leaf"),
        ("apps", "app"), ("gizmos", "gizmo"), ("attendance", "attendance"), ("headteachers", "headteacher"),
    ],
)  # fmt: skip
def test_singulars(word: str, expected: str) -> None:
    assert singular(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("taught", "teach"),
        ("paid", "pay"),
        ("planned", "plan"),
        ("enrols", "enrol"),
        ("studying", "study"),
        ("inn", None),
    ],
)
def test_infinitives(word: str, expected: str | None) -> None:
    assert infinitive(word) == expected


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("enrolment", "enrollment"),
        ("organise", "organize"),
        ("colour", "color"),
        ("four", "four"),
        ("exercise", "exercise"),
    ],
)
def test_spellings_of_two_countries_meet(british: str, us: str) -> None:
    assert american(british) == us


def test_phrases_are_compared_in_one_form() -> None:
    assert phrase_words("Children's Enrolments") == ("child", "enrollment")


@pytest.mark.parametrize("text", ["student id", "Id", "its", "were", "well", "wed"])
def test_short_words_are_not_cut_in_two(text: str) -> None:
    assert [token.text for token in tokens(text)] == text.split()


def test_contractions_are_cut() -> None:
    assert [token.text for token in tokens("don't cannot Dr. Who's")] == [
        "do",
        "n't",
        "can",
        "not",
        "Dr.",
        "Who",
        "'s",
    ]


def test_known_english_words_are_never_corrected() -> None:
    reading = read("A school whose patients eat patents near the teaches")
    assert not of("mention", reading) & {"entity:guardian", "entity:teacher"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [("parants", ("parent", 1)), ("techer", ("teacher", 1)), ("attendanse", ("attendance", 1)),
     ("aparent", None),
     ("atendanse", ("attendance", 2)), ("fea", None), ("pupls", ("pupil", 1)), ("xxxxx", None)],
)  # fmt: skip
def test_near_misses(word: str, meant: tuple[str, int] | None) -> None:
    known = ("parent", "teacher", "attendance", "fee", "pupil")
    assert Speller({form: one for one in known for form in (one, f"{one}s")}).meant(word) == meant


def test_two_as_near_words_correct_nothing() -> None:
    assert Speller({"brand": "brand", "bland": "bland"}).meant("bmand") is None


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("kitten", "sitting", 3)],
)
def test_slips(left: str, right: str, count: int) -> None:
    assert slips(left, right) == count


@pytest.mark.parametrize("word", ["teaches", "happier", "quickly", "children", "sms", "the", "organised"])
def test_english_words(word: str) -> None:
    assert is_english(word)


COUNTERED = (
    ("Our school. Fees are subject to change.", "entity:subject"),
    ("Our school has world class staff.", "entity:school_class"),
    ("Our school gives student loans.", "entity:student"),
    ("Our school has long term plans.", "entity:term"),
    ("Our school publishes the train timetable.", "feature:timetable"),
    ("Our school checks the power supply.", "entity:stock_item"),
    ("Our school has teachers who mark homework.", "entity:mark"),
    ("Our school. In terms of speed all is well.", "entity:term"),
)


@pytest.mark.parametrize(("text", "concept"), COUNTERED, ids=[text for text, _ in COUNTERED])
def test_counter_words_and_fixed_expressions(text: str, concept: str) -> None:
    assert concept not in of("mention", read(text))


def test_a_counter_word_speaks_of_its_own_occurrence() -> None:
    reading = read("Our school has long term plans for each term")
    assert [one.words for one in reading.signals if one.concept == ("entity", "term")] == ["term"]


def test_a_denied_meaning_is_shown() -> None:
    (one,) = read("Our school checks the power supply.").unknown[1:]
    assert (one.words, one.reason) == ("supply", "`supply` near `power` was not taken for a stock item.")


OTHERS = (
    "An online store selling uniforms: parents choose the school, then sizes for each child, and pay online",
    "A driving school with instructors and learners",
    "A hospital with patients and payments",
    "A university with students, teachers, exams and attendance",
    "Gym software: classes, attendance, payments",
    "a todo list app",
)


@pytest.mark.parametrize("text", OTHERS)
def test_other_businesses_are_asked_about(text: str) -> None:
    reading = read(text)
    assert reading.outcome == "clarify"
    assert "domain:school" not in of("mention", reading)
    assert "Known so far: `school`." in reading.reasons[-1]


def test_a_school_with_a_shop_stays_a_school() -> None:
    assert read("Software for our school with a shop and a library").outcome == "ok"
