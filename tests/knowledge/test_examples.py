"""Every example of the packs holds, with every matcher, and no rule could be deleted unnoticed."""

from __future__ import annotations

from functools import cache

import pytest

from nova_rules.engine import Engine, check_packs, open_engine
from nova_rules.examples import run_description_example, run_rule_example
from nova_rules.inference.matchers import all_matchers
from nova_rules.model.knowledge import DescriptionExample, RuleExample
from nova_rules.model.rules import RuleSet


@cache
def engine() -> Engine:
    return open_engine()


def rule_examples() -> tuple[RuleExample, ...]:
    return engine().knowledge.rule_examples


def description_examples() -> tuple[DescriptionExample, ...]:
    return engine().knowledge.description_examples


def test_the_packs_have_no_problem() -> None:
    assert [str(problem) for problem in check_packs()] == []


@pytest.mark.parametrize("example", rule_examples(), ids=lambda each: f"{each.rule}: {each.name}")
def test_rule_example(example: RuleExample) -> None:
    assert run_rule_example(engine().knowledge.rules, example).failures == ()


@pytest.mark.parametrize("example", description_examples(), ids=lambda each: each.name)
def test_description_example(example: DescriptionExample) -> None:
    assert run_description_example(engine(), example).failures == ()


def test_both_matchers_ran() -> None:
    if len(all_matchers()) == 1:
        pytest.skip("ONLY ONE MATCHER: durable-rules cannot be imported here")
    assert [matcher.name for matcher in all_matchers()] == ["reference", "durable-rules"]


def written_rules() -> list[tuple[str, int]]:
    return [
        (rule.id, rule.variant) for rule in engine().knowledge.rules.rules if not rule.id.startswith("pack/")
    ]


@pytest.mark.parametrize(("name", "variant"), written_rules(), ids=str)
def test_deleting_a_rule_changes_an_example(name: str, variant: int) -> None:
    rules = engine().knowledge.rules
    left = tuple(rule for rule in rules.rules if (rule.id, rule.variant) != (name, variant))
    without = RuleSet(left, rules.kinds, f"{rules.digest} without {name} {variant}")
    own = [example for example in rule_examples() if example.rule == name]
    assert any(run_rule_example(without, example).failures for example in own)


def test_every_rule_has_an_example_that_fires_and_one_that_stays_silent() -> None:
    for name in {name for name, _ in written_rules()}:
        own = [example for example in rule_examples() if example.rule == name]
        assert any(example.expect for example in own), name
        assert any(example.expect_not for example in own), name
