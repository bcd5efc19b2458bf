from __future__ import annotations

import pytest
from tests.rulebook import KINDS, fact, pattern

from nova_rules.inference.clause import bound
from nova_rules.inference.template import placeholders, stray_brace, template

KNOWN = {kind.name: kind for kind in KINDS}


def said(text: str, conditions: str, facts: str) -> str:
    patterns = tuple(pattern(each) for each in conditions.split(","))
    ready = template(text, patterns, bound(patterns), KNOWN)
    return ready.filled(tuple(fact(each) for each in facts.split(",")))


@pytest.mark.parametrize(
    ("text", "conditions", "facts", "sentence"),
    [
        ("{f} is wanted", "feature ?f", "feature online_payment", "Online payment is wanted."),
        ("{feature} is wanted", "feature chat", "feature chat", "Chat is wanted."),
        ("{mention} was said", "mention feature ?x", "mention feature sms_notices", "SMS notices was said."),
        ("It holds {class} data", "stores ?e health", "stores visit health", "It holds health data."),
        (
            "{amount} {measure}",
            "measure expected_users >= 9",
            "measure expected_users = 20000",
            "20,000 expected users.",
        ),
        ("Because of {fact}", "stores ?e _", "stores visit health", "Because of visit health."),
        ("A {e} and a {e}", "entity ?e", "entity enrolment", "An enrolment and an enrolment."),
        ("An {e}", "entity ?e", "entity student", "A student."),
        ("Data {e}, not a{e}", "entity ?e", "entity item", "Data item, not aitem."),
        ("Really?", "entity ?e", "entity item", "Really?"),
        ("Say `a {e}`", "entity ?e", "entity item", "Say `an item`."),
        ("  two\n   lines ", "entity ?e", "entity item", "Two lines."),
    ],
)
def test_sentences_read_as_finished_english(text: str, conditions: str, facts: str, sentence: str) -> None:
    assert said(text, conditions, facts) == sentence


def test_a_variable_goes_before_a_kind_of_the_same_name() -> None:
    assert said("{role}", "entity ?role,role teacher", "entity boss,role teacher") == "Boss."


def test_a_value_is_never_read_as_a_placeholder() -> None:
    assert said("{e} {fact}", "entity ?e", "entity {fact}") == "{fact} {fact}."


def test_placeholders_and_stray_braces_are_found() -> None:
    assert placeholders("{a} and {b c} {}") == ("a", "b c", "")
    assert not stray_brace("{a}")
    assert stray_brace("{a")
    assert stray_brace("a}")
