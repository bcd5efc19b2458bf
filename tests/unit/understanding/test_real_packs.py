"""The packs' own words: what a customer is most likely to write first."""

from __future__ import annotations

import pytest
from tests.unit.understanding.vocabulary import of, read

from nova_rules.assets import knowledge_folder
from nova_rules.model.vocabulary import Vocabulary
from nova_rules.packs.knowledge import load_knowledge


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load_knowledge((knowledge_folder(),)).vocabulary


def test_the_demo_sentence(words: Vocabulary) -> None:
    text = "school management system with online fees; parents get an SMS when a child is absent"
    reading = read(text, words)
    assert (reading.outcome, reading.unknown) == ("ok", ())
    wanted = {
        "domain:school",
        "entity:student",
        "role:guardian",
        "feature:online_payment",
        "feature:messages",
    }
    assert wanted <= of("mention", reading)


def test_a_paragraph(words: Vocabulary) -> None:
    reading = read(
        "We run a private school with about 900 pupils. Teachers take attendance every morning per class "
        "and parents pay school fees online. We do not want text messages.",
        words,
    )
    assert reading.outcome == "ok"
    wanted = {"domain:school", "entity:student", "entity:attendance_record", "feature:online_payment"}
    assert wanted <= of("mention", reading)
    assert of("exclusion", reading) == {"feature:messages"}
    assert [one.amount for one in reading.signals if one.kind == "measure"] == [900]


def test_slips_of_the_pen(words: Vocabulary) -> None:
    reading = read(
        "hi we hav a primry schol, need to manage studnets and techers, parants pay fees onlin", words
    )
    wanted = {"domain:school", "entity:student", "entity:teacher", "role:guardian", "feature:online_payment"}
    assert wanted <= of("mention", reading)


def test_a_todo_list_is_no_school(words: Vocabulary) -> None:
    reading = read("a todo list app", words)
    assert reading.outcome == "clarify"
    assert "`school`" in reading.reasons[-1]
