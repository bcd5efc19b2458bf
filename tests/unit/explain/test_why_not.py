from __future__ import annotations

from tests.rulebook import concluded, fact, pattern, rule, rule_set

from nova_rules.explain.why_not import why_not
from nova_rules.model.explanation import WhyNot
from nova_rules.model.rules import Rule


def answers(rules: tuple[Rule, ...], goal: str, *facts: str) -> tuple[WhyNot, ...]:
    kind, *values = goal.split()
    wanted = tuple(None if value == "_" else value for value in values)
    return why_not(rule_set(*rules), concluded(rules, *facts), kind, wanted)


AUDIT = rule("audit", "feature payroll, entity ?e, stores ?e money", "module audit_log")


def test_what_holds_needs_no_answer() -> None:
    assert answers((rule("r", "entity ?e", "module ?e"),), "module a", "entity a") == ()


def test_what_no_rule_concludes_has_no_answer() -> None:
    assert answers((AUDIT,), "module search", "entity a") == ()


def test_satisfied_conditions_and_the_one_that_fails_with_its_bindings() -> None:
    (answer,) = answers(
        (AUDIT,), "module audit_log", "feature payroll", "entity student", "stores student health"
    )
    assert answer.satisfied == (
        (pattern("feature payroll"), fact("feature payroll")),
        (pattern("entity ?e"), fact("entity student")),
    )
    assert answer.failing == pattern("stores student money")
    assert answer.bindings == (("e", "student"),)
    assert [each.fact for each in answer.near_misses] == [fact("stores student health")]
    assert answer.sentence == (
        "It needs a fact of kind `stores` whose entity is `student` and class is `money`, "
        "which is not known; the nearest is `stores:student/health`, but its class is `health`."
    )


def test_other_bindings_are_tried_before_giving_up() -> None:
    rules = (rule("r", "entity ?e, stores ?e money, role ?e", "module m"),)
    (answer,) = answers(rules, "module m", "entity a", "entity b", "stores b money")
    assert answer.bindings == (("e", "b"),)
    assert answer.failing == pattern("role b")


def test_a_choice_that_leads_nowhere_is_taken_back() -> None:
    rules = (rule("r", "entity ?e, role ?e, control ?e", "module m"),)
    facts = ("entity a", "entity b", "role b", "role c", "control x", "control y", "control z")
    (answer,) = answers(rules, "module m", *facts)
    assert [each.key for _, each in answer.satisfied] == ["entity:b", "role:b"]
    assert answer.failing == pattern("control b")


def test_a_measure_too_small_is_a_near_miss() -> None:
    rules = (rule("r", "measure users >= 10000", "module replica"),)
    (answer,) = answers(rules, "module replica", "measure users = 900")
    assert answer.sentence == (
        "It needs a fact of kind `measure` whose name is `users` and amount is at least 10,000, "
        "which is not known; the nearest is `measure:users=900`, but its amount is 900."
    )


def test_the_fact_that_rules_it_out_is_named() -> None:
    rules = (rule("r", "entity ?e", "module ?e", unless="exclusion entity ?e"),)
    (answer,) = answers(rules, "module a", "entity a", "exclusion entity a")
    assert answer.failing is None
    assert answer.blocked_by == fact("exclusion entity a")
    assert answer.sentence == "All its conditions hold, but `exclusion:entity/a` rules it out."


def test_a_pair_that_should_differ_is_named() -> None:
    rules = (rule("r", "entity ?a, entity ?b", "module m", different=(("?a", "?b"),)),)
    (answer,) = answers(rules, "module m", "entity only")
    assert answer.sentence == "`?a` and `?b` must differ, and both can only be `only`."


def test_the_nearest_rule_comes_first_and_open_goals_ask_for_any() -> None:
    rules = (
        rule("far", "feature x, feature y", "module m"),
        rule("near", "entity a, feature z", "module n"),
        rule("variable", "role ?r, feature q, feature v", "module ?r"),
    )
    found = answers(rules, "module _", "entity a")
    assert [each.rule for each in found] == ["near", "far", "variable"]
    assert found[0].title == "Rule near"


def test_the_goal_binds_the_variables_of_the_conclusion() -> None:
    rules = (rule("r", "entity ?e, role ?e", "module ?e"),)
    (answer,) = answers(rules, "module b", "entity a", "entity b")
    assert answer.failing == pattern("role b")
    assert answer.satisfied == ((pattern("entity ?e"), fact("entity b")),)


def test_a_rule_that_combines_a_lot_is_given_up_in_time() -> None:
    pairs = ", ".join(f"entity ?x{at}" for at in range(6))
    (answer,) = answers(
        (rule("r", f"{pairs}, role ?x5", "module m"),), "module m", *(f"entity e{at}" for at in range(6))
    )
    assert answer.failing is not None
    assert answer.failing.kind == "role"
