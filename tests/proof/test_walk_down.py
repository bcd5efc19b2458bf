from __future__ import annotations

from dataclasses import replace

import pytest
from tests.proof.walk_down import broken
from tests.rulebook import conclusion, fact, rule, rule_set

from nova_rules.inference.infer import infer
from nova_rules.inference.matchers import all_matchers
from nova_rules.model.facts import Evidence, Fact, Findings, Justification
from nova_rules.model.reading import Reading, Signal
from nova_rules.model.text import Options, Span
from nova_rules.model.vocabulary import Entry, MeasureEntry, Vocabulary

TEXT = "A school for 900 pupils, paying onlien, under GDPR"
WORDS = Vocabulary(
    (
        Entry(("domain", "school"), "school", ("school",)),
        Entry(("entity", "student"), "school", ("student", "pupil")),
        Entry(("feature", "online_payment"), "school", ("pay online", "online fee")),
        Entry(("compliance", "gdpr"), "", ("gdpr",)),
    ),
    (MeasureEntry("expected_users", ("pupil", "student")),),
    "",
)
RULES = rule_set(
    rule("school", "mention domain school", "domain school"),
    rule("pupil", "domain ?d, mention entity student", "entity student"),
    rule("pay", "mention feature ?f", "feature ?f"),
    rule("circle_a", "entity ?e", "role ?e"),
    rule("circle_b", "role ?r", "entity ?r"),
    rule("small", "domain ?d", conclusion("scale_tier small", "Nothing was said.", "assume")),
    rule("large", "measure expected_users >= 500", "scale_tier medium"),
    rule("audit", "compliance gdpr", conclusion("module audit_log", "The law asks for it.")),
    rule("chat", "domain ?d", conclusion("feature chat", "Most schools want it.", "assume")),
)


def signal(kind: str, concept: tuple[str, str], words: str, amount: int | None = None) -> Signal:
    start = TEXT.index(words)
    return Signal(kind, concept, Span(start, start + len(words)), words, "word", 1000, amount)


@pytest.fixture
def findings() -> Findings:
    signals = (
        signal("mention", ("domain", "school"), "school"),
        signal("mention", ("domain", "school"), "pupils"),
        signal("mention", ("entity", "student"), "pupils"),
        signal("mention", ("feature", "online_payment"), "paying onlien"),
        signal("measure", ("measure", "expected_users"), "900 pupils", 900),
        signal("compliance", ("compliance", "gdpr"), "GDPR"),
    )
    options = Options(without=("rate_limiting",))
    return infer(Reading(signals, (), (), "ok"), options, RULES, all_matchers())


def given(findings: Findings, of: Fact, *evidence: Evidence) -> Findings:
    """Give the findings with other evidence for one fact."""
    pairs = tuple((each, evidence if each == of else old) for each, old in findings.evidence)
    return replace(findings, evidence=pairs)


def test_sound_findings_are_proven(findings: Findings) -> None:
    assert broken(findings, TEXT, WORDS) == ()
    assert len(findings.facts) > 12


def test_a_circle_that_carries_itself_is_no_proof(findings: Findings) -> None:
    ghosts = (fact("entity ghost"), fact("role ghost"))
    circle = (
        Justification(ghosts[0], "circle_b", (ghosts[1],), "It follows."),
        Justification(ghosts[1], "circle_a", (ghosts[0],), "It follows."),
    )
    planted = replace(
        findings,
        facts=(*findings.facts, *ghosts),
        justifications=(*findings.justifications, *circle),
    )
    assert broken(planted, TEXT, WORDS) == (
        "entity:ghost does not walk down to anything the user said",
        "role:ghost does not walk down to anything the user said",
    )


def test_an_empty_reason_is_no_proof(findings: Findings) -> None:
    silent = tuple(
        replace(each, because=" ") if each.fact == fact("module audit_log") else each
        for each in findings.justifications
    )
    assert broken(replace(findings, justifications=silent), TEXT, WORDS) == (
        "module:audit_log has a justification without a reason, a rule or supports",
    )


def test_a_span_without_a_word_of_the_item_is_no_proof(findings: Findings) -> None:
    start = TEXT.index("under")
    planted = given(findings, fact("mention entity student"), Evidence(Span(start, start + 5), "under"))
    assert broken(planted, TEXT, WORDS) == (
        'mention:entity/student rests on "under", which has no word of it',
    )


def test_a_word_that_says_nothing_is_no_word_of_the_item(findings: Findings) -> None:
    planted = given(findings, fact("mention feature online_payment"), Evidence(Span(0, 1), "A"))
    wordy = Vocabulary((Entry(("feature", "online_payment"), "school", ("pay with a card",)),), (), "")
    assert 'mention:feature/online_payment rests on "A", which has no word of it' in broken(
        planted, TEXT, wordy
    )


def test_words_that_do_not_stand_there_are_no_proof(findings: Findings) -> None:
    planted = given(findings, fact("mention entity student"), Evidence(Span(2, 8), "pupils"))
    assert broken(planted, TEXT, WORDS) == (
        'mention:entity/student rests on "pupils", which does not stand in the text there',
    )


def test_a_fact_given_without_evidence_is_no_proof_and_nothing_rests_on_it(findings: Findings) -> None:
    assert broken(given(findings, fact("compliance gdpr")), TEXT, WORDS) == (
        "compliance:gdpr does not walk down to anything the user said",
        "compliance:gdpr is given without evidence",
        "module:audit_log does not walk down to anything the user said",
    )
    assert broken(given(findings, fact("without rate_limiting"), Evidence()), TEXT, WORDS) == (
        "without:rate_limiting rests on neither words nor an option",
    )


def test_an_assumption_must_be_shown(findings: Findings) -> None:
    assert [each.fact.key for each in findings.assumptions] == ["feature:chat"]
    assert broken(replace(findings, assumptions=()), TEXT, WORDS) == (
        "feature:chat is assumed, and no assumption is shown",
    )
