from __future__ import annotations

from random import Random

import pytest
from tests.rulebook import concluded, given, keys, rule, rule_set

from nova_rules.inference.infer import conclude
from nova_rules.inference.matcher import Limits
from nova_rules.inference.matchers import reference_only
from nova_rules.model.errors import KnowledgeError, LimitError


def order(rules: tuple[object, ...], *facts: str) -> list[str]:
    return [each.rule for each in concluded(rules, *facts).firings]  # type: ignore[arg-type]


def test_firing_follows_stratum_then_salience_then_id_then_variant_then_supports() -> None:
    rules = (
        rule("late", "domain ?d", "module z", unless="feature none", salience=9),
        rule("feeds", "mention feature ?f", "feature ?f"),
        rule("b", "domain ?d", "module b"),
        rule("a", "domain ?d", "module a2", variant=1),
        rule("a", "domain ?d", "module a1"),
        rule("urgent", "domain ?d", "module u", salience=1),
    )
    findings = concluded(rules, "domain school", "domain clinic", "mention feature chat")
    fired = [(each.rule, each.variant, each.supports[0].values[0]) for each in findings.firings]
    assert fired == [
        ("urgent", 0, "clinic"),
        ("urgent", 0, "school"),
        ("a", 0, "clinic"),
        ("a", 0, "school"),
        ("a", 1, "clinic"),
        ("a", 1, "school"),
        ("b", 0, "clinic"),
        ("b", 0, "school"),
        ("feeds", 0, "feature"),
        ("late", 0, "clinic"),
        ("late", 0, "school"),
    ]


def test_neither_the_order_of_facts_nor_of_rules_matters() -> None:
    rules = [
        rule("a", "entity ?x, relation ?x _ ?y _", "entity ?y"),
        rule("b", "entity ?x, entity ?y", "stores ?x ?y", different=(("?x", "?y"),)),
        rule("c", "stores ?x ?y", "module ?x", unless="feature quiet"),
    ]
    facts = [f"relation e{at} has e{at + 1} 1:N" for at in range(6)] + ["entity e0"]
    first = conclude(given(*facts), rule_set(*rules), reference_only())
    for seed in range(10):
        Random(seed).shuffle(rules)  # noqa: S311 - repeatable on purpose
        Random(seed).shuffle(facts)  # noqa: S311
        assert conclude(given(*facts), rule_set(*rules), reference_only()) == first


def test_negation_sees_facts_that_become_known_late() -> None:
    rules = (
        rule("fallback", "domain ?d", "module manual", unless="module online"),
        rule("z", "mention feature ?f", "feature ?f"),
        rule("zz", "feature pay", "module online"),
    )
    assert "module:manual" in keys(concluded(rules, "domain school"))
    assert "module:manual" not in keys(concluded(rules, "domain school", "mention feature pay"))


def test_negation_with_a_variable_only_it_mentions_means_none_at_all() -> None:
    rules = (rule("alone", "entity ?e", "module ?e", unless="relation ?e _ ?other _"),)
    found = keys(concluded(rules, "entity a", "entity b", "relation a has b 1:N"))
    assert "module:b" in found
    assert "module:a" not in found


def test_negation_demands_equal_values_where_a_free_variable_repeats() -> None:
    rules = (rule("r", "domain ?d", "module free", unless="relation ?x has ?x _"),)
    assert "module:free" in keys(concluded(rules, "domain d", "relation a has b 1:N"))
    assert "module:free" not in keys(concluded(rules, "domain d", "relation a has a 1:N"))


def test_pairs_that_must_differ_do() -> None:
    rules = (rule("r", "entity ?a, entity ?b", "stores ?a ?b", different=(("?a", "?b"),)),)
    found = [key for key in keys(concluded(rules, "entity x", "entity y")) if key.startswith("stores")]
    assert found == ["stores:x/y", "stores:y/x"]


@pytest.mark.parametrize(("amount", "fires"), [(9, False), (10, True), (20, True), (21, False)])
def test_thresholds_include_both_ends(amount: int, fires: bool) -> None:
    rules = (rule("r", "measure users >= 10 <= 20", "module m"),)
    assert ("module:m" in keys(concluded(rules, f"measure users = {amount}"))) is fires


def test_a_measure_without_an_amount_satisfies_no_threshold() -> None:
    assert keys(concluded((rule("r", "measure users >= 0", "module m"),), "measure users")) == [
        "measure:users"
    ]


def test_a_rule_fires_once_for_the_same_supports_and_again_for_others() -> None:
    rules = (rule("r", "entity ?e", "module m"),)
    assert len(concluded(rules, "entity a", "entity a", "entity b").firings) == 2


def test_one_fact_may_satisfy_two_conditions() -> None:
    rules = (rule("r", "entity ?a, entity ?b", "stores ?a ?b"),)
    assert "stores:x/x" in keys(concluded(rules, "entity x"))


def test_facts_of_another_arity_never_match() -> None:
    assert keys(concluded((rule("r", "entity ?e", "module ?e"),), "entity a b")) == ["entity:a/b"]


def test_values_that_would_share_a_key_stay_apart() -> None:
    rules = (rule("r", "option ?n ?v", "stores ?n ?v"),)
    found = conclude((*given("option a b/c"), *given("option a/b c")), rule_set(*rules), reference_only())
    assert len(found.of_kind("stores")) == 2
    assert len(found.firings) == 2


def test_runaway_rules_are_stopped_by_each_limit() -> None:
    pairs = (rule("pairs", "entity ?a, entity ?b", "stores ?a ?b"),)
    facts = [f"entity e{at}" for at in range(30)]
    with pytest.raises(LimitError, match="more than 100 facts"):
        concluded(pairs, *facts, limits=Limits(facts=100))
    with pytest.raises(LimitError, match="more than 100 firings"):
        concluded(pairs, *facts, limits=Limits(firings=100))
    silent = (rule("silent", "entity ?a, entity ?b, entity ?c", "module m", unless="entity e0"),)
    with pytest.raises(LimitError, match="more than 5,000"):
        concluded(silent, *facts, limits=Limits(matches=5_000))


def test_rules_that_cannot_run_are_refused_with_every_reason() -> None:
    rules = (
        rule("bare", "", "module m"),
        rule("loose", "domain ?d", "module ?x"),
        rule("circle", "domain ?d", "module c", unless="module c"),
    )
    with pytest.raises(KnowledgeError) as caught:
        concluded(rules, "domain school")
    assert {problem.code for problem in caught.value.problems} == {
        "condition-missing",
        "variable-unbound",
        "negation-cycle",
    }
