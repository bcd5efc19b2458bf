from __future__ import annotations

from tests.rulebook import rule

from nova_rules.inference.dependencies import dependencies
from nova_rules.inference.strata import cycle_problems, strata


def test_a_rule_stands_above_what_it_denies_and_not_below_what_it_needs() -> None:
    rules = (
        rule("a", "mention feature ?f", "feature ?f"),
        rule("b", "domain ?d", "module billing", unless="feature online_payment"),
        rule("c", "module billing", "control audit_log"),
        rule("d", "domain ?d", "module spare", unless="control audit_log"),
    )
    assert strata(dependencies(rules)) == ((0, 1, 1, 2), ())


def test_a_positive_circle_is_no_fault() -> None:
    rules = (rule("a", "entity ?e", "role ?e"), rule("b", "role ?r", "entity ?r"))
    assert strata(dependencies(rules)) == ((0, 0), ())


def test_a_circle_through_negation_names_its_rules_and_no_other() -> None:
    rules = (
        rule("innocent", "domain ?d", "entity x"),
        rule("one", "domain ?d", "module a", unless="module b"),
        rule("two", "domain ?d", "module b", unless="module a"),
    )
    _, circles = strata(dependencies(rules))
    (problem,) = cycle_problems(rules, circles)
    assert circles == ((1, 2),)
    assert problem.sentence.startswith("Rules `one`, `two` deny what they depend on")
    assert problem.place.file == "rules/one.yaml"


def test_a_rule_that_denies_itself_is_a_circle() -> None:
    rules = (rule("self", "domain ?d", "module a", unless="module a"),)
    assert strata(dependencies(rules))[1] == ((0,),)


def test_different_constants_do_not_make_a_circle() -> None:
    rules = (
        rule("small", "domain ?d", "scale_tier small", unless="scale_tier large"),
        rule("large", "measure users >= 9", "scale_tier large"),
    )
    assert strata(dependencies(rules)) == ((1, 0), ())


def test_a_variable_may_stand_for_any_constant() -> None:
    rules = (rule("copy", "role ?r", "module ?r"), rule("deny", "domain ?d", "role x", unless="module y"))
    assert strata(dependencies(rules))[1] == ((0, 1),)


def test_a_chain_of_thousands_needs_no_recursion() -> None:
    rules = tuple(rule(f"r{at:05}", f"module m{at}", f"module m{at + 1}") for at in range(5_000))
    assert strata(dependencies(rules)) == ((0,) * 5_000, ())
