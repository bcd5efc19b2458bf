from __future__ import annotations

from nova_rules.inference.inputs import Given, given_by
from nova_rules.model.facts import Evidence, Fact
from nova_rules.model.reading import Reading, Signal
from nova_rules.model.text import Options, Span


def reading(*signals: Signal) -> Reading:
    return Reading(signals, (), (), "ok")


def signal(kind: str, concept: tuple[str, str], at: int, words: str, **more: int) -> Signal:
    return Signal(kind, concept, Span(at, at + len(words)), words, "word", **more)


def test_signals_become_facts_with_the_words_as_evidence() -> None:
    found = given_by(
        reading(
            signal("mention", ("entity", "student"), 0, "pupils", score=900),
            signal("mention", ("entity", "student"), 20, "students"),
            signal("exclusion", ("feature", "chat"), 40, "no chat"),
            signal("measure", ("measure", "expected_users"), 60, "900 pupils", amount=900),
            signal("compliance", ("compliance", "gdpr"), 80, "GDPR"),
        ),
        Options(),
    )
    assert [each.fact.key for each in found] == [
        "compliance:gdpr",
        "exclusion:feature/chat",
        "measure:expected_users=900",
        "mention:entity/student",
    ]
    student = found[-1]
    assert student.evidence == (Evidence(Span(0, 6), "pupils"), Evidence(Span(20, 28), "students"))
    assert student.confidence == 1000


def test_the_best_score_counts() -> None:
    (only,) = given_by(reading(signal("mention", ("role", "teacher"), 0, "techer", score=700)), Options())
    assert only.confidence == 700


def test_options_become_facts_with_the_option_as_evidence() -> None:
    options = Options(
        features=(("chat", False), ("online_payment", True)),
        without=("rate_limiting",),
        answers=(("expected_users", "5,000"), ("region", "the north")),
    )
    assert given_by(reading(), options) == (
        Given(Fact("exclusion", ("feature", "chat")), (Evidence(option="features.chat=false"),)),
        Given(
            Fact("measure", ("expected_users",), 5_000), (Evidence(option="answers.expected_users=5,000"),)
        ),
        Given(
            Fact("mention", ("feature", "online_payment")), (Evidence(option="features.online_payment=true"),)
        ),
        Given(
            Fact("option", ("expected_users", "5,000")), (Evidence(option="answers.expected_users=5,000"),)
        ),
        Given(Fact("option", ("region", "the north")), (Evidence(option="answers.region=the north"),)),
        Given(Fact("without", ("rate_limiting",)), (Evidence(option="without=rate_limiting"),)),
    )


def test_a_feature_switched_on_is_no_longer_excluded_by_the_words() -> None:
    excluded = signal("exclusion", ("feature", "chat"), 0, "no chat")
    kept = signal("exclusion", ("feature", "sms"), 9, "no sms")
    found = given_by(reading(excluded, kept), Options(features=(("chat", True),)))
    assert [each.fact.key for each in found] == ["exclusion:feature/sms", "mention:feature/chat"]


def test_a_feature_switched_off_is_excluded_though_the_words_mention_it() -> None:
    found = given_by(
        reading(signal("mention", ("feature", "chat"), 0, "chat")), Options(features=(("chat", False),))
    )
    assert [each.fact.key for each in found] == ["exclusion:feature/chat", "mention:feature/chat"]


def test_an_answer_that_only_looks_like_a_number_is_no_measure() -> None:
    for answer in ("-3", "٣", "1.5", "", "9" * 16, "about 5"):
        found = given_by(reading(), Options(answers=(("q", answer),)))
        assert [each.fact.kind for each in found] == ["option"]
