from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

import pytest
from tests.rulebook import fact, given, keys, rule, rule_set

from nova_rules.inference import durable
from nova_rules.inference.compiled import prepared_for, program_of
from nova_rules.inference.infer import conclude
from nova_rules.inference.matcher import Compiled, Limits, Match, Session
from nova_rules.inference.matchers import all_matchers, reference_only
from nova_rules.inference.reference import ReferenceMatcher
from nova_rules.model.errors import LimitError, MatcherDisagreementError
from nova_rules.model.facts import Fact
from nova_rules.model.rules import Rule, RuleSet

RULES = rule_set(
    rule("one", "entity ?e", "module ?e"),
    rule("two", "module ?m", "control ?m", variant=3),
)


class Forgetful:
    """A matcher with a fault: it misses every match of one rule, or invents one."""

    name = "forgetful"
    exact = False

    def __init__(self, misses: int | None = None, invents: Match | None = None) -> None:
        self.misses, self.invents = misses, invents
        self.version = (
            f"missing {misses}, inventing {invents}"  # what is made ready is kept by name and version
        )

    def compile(self, rules: tuple[Rule, ...]) -> Compiled:
        self.rules = ReferenceMatcher().compile(rules)
        return self

    def open(self, facts: Sequence[Fact], limits: Limits) -> Session:
        self.session = self.rules.open(facts, limits)
        return self

    def assert_facts(self, facts: Sequence[Fact]) -> list[Match]:
        found = [each for each in self.session.assert_facts(facts) if each.rule != self.misses]
        return found + ([self.invents] if self.invents else [])

    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def test_a_match_only_one_matcher_finds_stops_everything_and_is_shown() -> None:
    with pytest.raises(MatcherDisagreementError) as caught:
        conclude(given("entity a"), RULES, (ReferenceMatcher(), Forgetful(misses=1)))
    assert caught.value.sentence == (
        "The matchers reference and forgetful do not agree on what fires:\n"
        "  only reference: two (variant 3) on module:a concludes control:a"
    )
    assert caught.value.code == "matchers-disagree"
    assert caught.value.hint


def test_a_match_the_first_misses_is_shown_as_well() -> None:
    with pytest.raises(MatcherDisagreementError, match="only reference: one"):
        conclude(given("entity a"), RULES, (Forgetful(misses=0), ReferenceMatcher()))


def test_a_long_difference_is_cut_with_a_count() -> None:
    with pytest.raises(MatcherDisagreementError, match="only reference: 15 more"):
        conclude(
            given(*(f"entity e{at}" for at in range(25))), RULES, (ReferenceMatcher(), Forgetful(misses=1))
        )


def test_an_invented_match_is_verified_and_dropped() -> None:
    wrong = Match(1, (0,))
    found = conclude(given("entity a"), RULES, (Forgetful(invents=wrong),))
    assert keys(found) == ["control:a", "entity:a", "module:a"]


def test_the_matchers_that_ran_are_named() -> None:
    assert conclude(given("entity a"), RULES, reference_only()).matchers == ("reference 1",)
    if not durable.available():
        pytest.skip(f"durable-rules cannot be imported: {durable.why_unavailable()}")
    found = conclude(given("entity a"), RULES, all_matchers())
    assert found.matchers == ("reference 1", "durable-rules 2.0.28")
    assert replace(found, matchers=()) == replace(
        conclude(given("entity a"), RULES, reference_only()), matchers=()
    )


def test_rules_are_made_ready_once() -> None:
    matcher = ReferenceMatcher()
    first = prepared_for(matcher, RULES, program_of(RULES))
    assert program_of(RULES) is program_of(RuleSet(RULES.rules, RULES.kinds, RULES.digest))
    assert prepared_for(ReferenceMatcher(), RULES, program_of(RULES)) is first


def test_the_same_facts_are_derived_once_whatever_their_order_and_other_limits_anew() -> None:
    prepared = prepared_for(ReferenceMatcher(), RULES, program_of(RULES))
    one, other = fact("entity one"), fact("entity other")
    first = prepared.derive([one, other], Limits())
    assert prepared.derive([other, one, other], Limits()) is first
    assert prepared.derive([one], Limits()) is not first
    with pytest.raises(LimitError):
        prepared.derive([one, other], Limits(firings=1))


def test_what_was_derived_long_ago_is_forgotten() -> None:
    prepared = prepared_for(ReferenceMatcher(), RULES, program_of(RULES))
    first = prepared.derive([fact("entity first")], Limits())
    for at in range(64):
        prepared.derive([fact(f"entity e{at}")], Limits())
    again = prepared.derive([fact("entity first")], Limits())
    assert again is not first
    assert again == first


def test_a_hash_shared_by_other_rules_is_not_trusted() -> None:
    other = RuleSet((rule("three", "entity ?e", "role ?e"),), RULES.kinds, RULES.digest)
    assert keys(conclude(given("entity a"), RULES, reference_only()))[0] == "control:a"
    assert keys(conclude(given("entity a"), other, reference_only())) == ["entity:a", "role:a"]


def test_rule_sets_beyond_those_kept_are_made_ready_again() -> None:
    first = program_of(RULES)
    for at in range(20):
        program_of(RuleSet(RULES.rules, RULES.kinds, f"another {at}"))
    assert program_of(RULES) is not first
    assert program_of(RULES).ranks == first.ranks


def test_without_durable_rules_the_reference_runs_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "engine", None)
    assert [each.name for each in all_matchers()] == ["reference"]
    assert not durable.available()
