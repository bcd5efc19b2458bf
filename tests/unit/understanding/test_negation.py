"""What a text says no to, and how far the no reaches."""

from __future__ import annotations

import pytest
from tests.unit.understanding.vocabulary import of, read

FEES = {"entity:fee_invoice"}
ATTENDANCE = {"entity:attendance_record", "feature:attendance"}

DENIED: tuple[tuple[str, set[str]], ...] = (
    ("no fees", FEES),
    ("without fees", FEES),
    ("No, fees are needed", set()),
    ("no attendance, please", ATTENDANCE),
    ("we don't need attendance", ATTENDANCE),
    ("we dont need attendance", ATTENDANCE),
    ("We do not want attendance or reminders", ATTENDANCE | {"feature:messages"}),
    ("attendance is not needed", ATTENDANCE),
    ("attendance isn't required", ATTENDANCE),
    ("fees and attendance are out of scope", FEES | ATTENDANCE),
    ("excluding attendance", ATTENDANCE),
    ("instead of fees we take donations", FEES),
    ("nothing to do with fees", FEES),
    ("everything except fees", FEES),
    ("skip the timetable", {"feature:timetable"}),
    ("leave out the timetable", {"feature:timetable"}),
    ("we no longer need fees", FEES),
    ("no need for fees", FEES),
    ("neither fees nor exams", FEES | {"feature:grading"}),
    ("rather than fees we have donations", FEES),
    ("we never charge fees", FEES),
    ("without fees, exams or a timetable", FEES | {"feature:grading", "feature:timetable"}),
    ("without fees, exams and a timetable", FEES | {"feature:grading", "feature:timetable"}),
    ("no fees, exams or a timetable", FEES | {"feature:grading", "feature:timetable"}),
    # the no ends where the clause does
    ("no fees but attendance", FEES),
    ("no fees, attendance and a timetable", FEES),
    ("no fees, teachers take attendance", FEES),
    ("no fees and teachers take attendance", FEES),
    ("no reminders to parents", {"feature:messages"}),
    ("we need attendance and fees are not needed", FEES),
    ("no fees; attendance", FEES),
    ("no fees - we want attendance", FEES),
    ("a timetable without fees, with attendance", FEES),
    # not negations
    ("not only fees but also exams", set()),
    ("no more than 900 pupils", set()),
    ("cannot work without attendance", set()),
    ("we can't do without fees", set()),
    ("don't forget the timetable", set()),
    ("do not skip attendance", set()),
    ("we don't want a system without attendance", set()),
    ("no doubt fees matter", set()),
    ("parents who do not pay fees", set()),
    ("No. 5 has fees", set()),
    # people are kept from deeds, and stay
    ("parents cannot pay online", {"feature:online_payment"}),
    ("we don't want parents to pay online", {"feature:online_payment"}),
    ("nobody pays online", {"feature:online_payment"}),
    ("pupils must not see fees", set()),
    # a part is less than the whole
    ("no online payments", {"feature:online_payment"}),
    ("no late fees", set()),
    ("no attendance reports", set()),
    ("no attendance tracking", ATTENDANCE),
)


@pytest.mark.parametrize(("text", "denied"), DENIED, ids=[text for text, _ in DENIED])
def test_exclusions(text: str, denied: set[str]) -> None:
    reading = read(f"A school app. {text}.")
    assert of("exclusion", reading) == denied
    assert not of("mention", reading) & denied
    assert "domain:school" in of("mention", reading)


WANTED: tuple[tuple[str, set[str]], ...] = (
    ("no fees but attendance", ATTENDANCE),
    ("no fees, teachers take attendance", ATTENDANCE | {"entity:teacher"}),
    ("no reminders to parents", {"entity:guardian", "role:guardian"}),
    ("cannot work without attendance", ATTENDANCE),
    ("not only fees but also exams", FEES | {"feature:grading"}),
    ("parents cannot pay online", {"entity:guardian"}),
    ("we don't want parents to pay online", {"entity:guardian"}),
    ("we need attendance and fees are not needed", ATTENDANCE),
    ("don't forget the timetable", {"feature:timetable"}),
)


@pytest.mark.parametrize(("text", "wanted"), WANTED, ids=[text for text, _ in WANTED])
def test_what_stays_wanted(text: str, wanted: set[str]) -> None:
    assert wanted <= of("mention", read(f"A school app. {text}."))


def test_an_exclusion_spans_its_cue() -> None:
    reading = read("A school. We do not need attendance. Fees are not required.")
    assert {one.words for one in reading.signals if one.kind == "exclusion"} == {
        "do not need attendance",
        "Fees are not required",
    }


def test_a_denied_part_is_shown_as_not_understood() -> None:
    reading = read("A school with no late fees.")
    assert "entity:fee_invoice" not in of("mention", reading)
    assert [one.words for one in reading.unknown] == ["late fees"]


def test_a_domain_may_be_denied() -> None:
    reading = read("This is not a school.")
    assert of("exclusion", reading) == {"domain:school"}
    assert reading.outcome == "clarify"
    assert reading.domains[0].score == 0
