"""A school in many words: what must be understood from each, and nothing invented."""

from __future__ import annotations

import pytest
from tests.unit.understanding.vocabulary import of, read

WORDINGS: tuple[tuple[str, set[str]], ...] = (
    ("school management system", set()),
    ("School", set()),
    ("a school", set()),
    ("I want software for my school", set()),
    ("We run a private school with 900 pupils.", {"entity:student"}),
    ("backend for a primary school: pupils, parents, classes", {"entity:student", "role:guardian"}),
    ("Our school needs to take attendance every day", {"feature:attendance", "entity:attendance_record"}),
    ("A school where parents pay the school fees online", {"feature:online_payment", "entity:fee_invoice"}),
    ("school app, online payments, SMS reminders", {"feature:online_payment", "feature:messages"}),
    ("Build a system for schools. Teachers teach courses to students.", {"entity:teacher", "entity:subject"}),
    ("As a parent of our school I want to see my children's report cards", {"feature:grading"}),
    ("We are a school with two campuses; learners enrol each semester", {"entity:enrolment", "entity:term"}),
    ("SCHOOL MANAGEMENT FOR TEACHERS AND PUPILS", {"entity:teacher", "entity:student"}),
    ("school: time table, exams, gradebook", {"feature:timetable", "feature:grading"}),
    ("primary-school software with e-mail alerts for parents", {"feature:messages", "entity:guardian"}),
    ("School management. The bursar sends invoices for tuition.", {"role:bursar", "entity:fee_invoice"}),
    ("We have a school; the head teacher reads everything", {"role:head"}),
    ("The headteacher of our school plans the timetable", {"role:head", "feature:timetable"}),
    (
        "a school that tracks absences and sends text messages",
        {"entity:attendance_record", "feature:messages"},
    ),
    ("school mangement system for techers and studnets", {"entity:teacher", "entity:student"}),
    ("our skool is a school with form groups", {"entity:school_class"}),
    ("School ERP with timetable, exams and transport", {"feature:timetable", "feature:grading"}),
    ("School fees paid online, attendance for parents", {"entity:fee_invoice", "entity:guardian"}),
    ("school\n- pupils\n- classes\n- payment of fees", {"entity:student", "entity:payment"}),
    ("Mothers and fathers enrolled their kids at our school", {"entity:guardian", "entity:enrolment"}),
    ("Our school follows the GDPR. Pupils\u2019 marks stay private.", {"entity:mark", "entity:student"}),
    ("My school: classes per term, subjects, card payments", {"entity:school_class", "entity:term"}),
    ("Please make a platform for a school. Fees get paid online.", {"feature:online_payment"}),
    ("we need a portal for our primary school, teachers do roll call", {"entity:attendance_record"}),
)


@pytest.mark.parametrize(("text", "expected"), WORDINGS, ids=[text[:40] for text, _ in WORDINGS])
def test_a_school_is_understood(text: str, expected: set[str]) -> None:
    reading = read(text)
    assert reading.outcome == "ok", reading.reasons
    assert reading.reasons == ()
    assert {"domain:school"} | expected <= of("mention", reading)
    assert of("exclusion", reading) == set()


def test_one_phrase_may_be_an_entity_and_a_role() -> None:
    reading = read("a school with parents")
    found = [(one.concept, one.words) for one in reading.signals if one.words == "parents"]
    assert found == [(("entity", "guardian"), "parents"), (("role", "guardian"), "parents")]


def test_the_longest_phrase_of_a_kind_wins() -> None:
    reading = read("Our school keeps exam marks and fee invoices")
    assert [one.words for one in reading.signals if one.concept[0] == "entity"] == [
        "exam marks",
        "fee invoices",
    ]


def test_methods_tell_how_a_word_was_found() -> None:
    reading = read("A school with a teacher, teachers, an instructor and a techer")
    found = {
        one.words: (one.method, one.score) for one in reading.signals if one.concept == ("entity", "teacher")
    }
    assert found == {
        "teacher": ("word", 1000),
        "teachers": ("lemma", 1000),
        "instructor": ("alias", 1000),
        "techer": ("spelling", 850),
    }


def test_words_of_the_business_alone_are_weak_evidence() -> None:
    reading = read("Teachers take attendance of pupils, and the bursar writes invoices.")
    assert reading.outcome == "ok_low_confidence"
    carried = [one.words for one in reading.signals if one.concept == ("domain", "school")]
    assert carried[:2] == ["Teachers", "take attendance"]
    assert "never says plainly" in reading.reasons[0]


def test_two_telling_words_are_not_enough() -> None:
    reading = read("an app for teachers and pupils")
    assert reading.outcome == "clarify"
    assert "domain:school" not in of("mention", reading)
    assert {"entity:teacher", "entity:student"} <= of("mention", reading)


def test_compliance_is_a_signal_of_its_own() -> None:
    reading = read("Our school must obey GDPR and the Children\u2019s Online Privacy Protection Act")
    assert of("compliance", reading) == {"compliance:gdpr", "compliance:coppa"}


def test_signals_stand_in_order_of_place() -> None:
    reading = read("Our school has parents, pupils, teachers and 900 students")
    assert list(reading.signals) == sorted(reading.signals, key=lambda one: one.span)
