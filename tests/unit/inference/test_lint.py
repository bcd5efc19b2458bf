from __future__ import annotations

import pytest
from tests.rulebook import conclusion, rule, rule_set

from nova_rules.inference.lint import never_fire, problems_of
from nova_rules.model.rules import Conclusion, Rule

SIXTEEN = ", ".join(f"entity e{at}" for at in range(16))


@pytest.mark.parametrize(
    ("broken", "code", "says"),
    [
        (rule("r", "", "module m"), "condition-missing", "has no condition that must hold"),
        (rule("r", SIXTEEN, "module m"), "condition-count", "has 16 conditions; at most 15"),
        (rule("r", "entity ?e", "module ?x"), "variable-unbound", "uses `?x`"),
        (rule("r", "entity ?e", "module m", different=(("?e", "?y"),)), "variable-unbound", "uses `?y`"),
        (rule("r", "entity _", "module ?x", unless="entity ?x"), "variable-unbound", "uses `?x`"),
        (rule("r", "entitty ?e", "module m"), "kind-unknown", "speaks of `entitty`"),
        (rule("r", "entity ?e", "modul m"), "kind-unknown", "speaks of `modul`"),
        (rule("r", "entity ?e", "module m", unless="nothing x"), "kind-unknown", "speaks of `nothing`"),
        (
            rule("r", "stores ?e", "module m"),
            "slot-missing",
            "gives `stores` 1 slots; it has 2: entity and class",
        ),
        (rule("r", "entity ?e", "module ?e ?e"), "slot-missing", "gives `module` 2 slots"),
        (rule("r", "entity ?e", "mention entity ?e"), "input-concluded", "concludes `mention`"),
        (
            rule("r", "entity ?e", "security_level hgih"),
            "value-off-scale",
            "`hgih`, which is not on its scale",
        ),
        (rule("r", "entity ?e", conclusion("module m", "{x} it")), "placeholder-unknown", "says `{x}`"),
        (
            rule("r", "entity ?e", conclusion("module m", "{ it")),
            "placeholder-unknown",
            "without its partner",
        ),
        (
            rule("r", "entity ?e", conclusion("module m", "{amount}")),
            "placeholder-unknown",
            "says `{amount}`",
        ),
        (
            rule("r", "entity ?e", conclusion("module m", "Fine", "assume", instead="{y}")),
            "placeholder-unknown",
            "says `{y}`",
        ),
        (rule("r", "entity ?e", conclusion("module m", "  ")), "sentence-missing", "without `because`"),
        (
            rule("r", "entity ?e", conclusion("module m", "Fine", "assume", instead="")),
            "sentence-missing",
            "without `instead`",
        ),
        (rule("r", "entity ?e", conclusion("module m", "Fine", "guess")), "conclusion-shape", "`guess`"),
        (rule("r", "entity ?e", ()), "conclusion-missing", "concludes nothing"),
        (
            rule("r", "entity ?e", "module m", unless="module m"),
            "negation-cycle",
            "denies what it depends on",
        ),
        (
            rule("r", f"measure m >= {10**15 + 1}", "module m"),
            "amount-size",
            "compares with 1000000000000001",
        ),
    ],
)
def test_each_mistake_is_found_alone_with_its_place_and_a_hint(broken: Rule, code: str, says: str) -> None:
    sound = rule("sound", "entity ?e", conclusion("module ?e", "{e} and {entity} and {fact} and {name}"))
    (problem,) = problems_of(rule_set(sound, broken))
    assert problem.code == code
    assert says in problem.sentence
    assert "`r`" in problem.sentence
    assert problem.place.file == "rules/r.yaml"
    assert problem.hint


def test_a_sound_rule_set_has_no_problem() -> None:
    assert (
        problems_of(
            rule_set(
                rule("a", "measure users >= 5", conclusion("scale_tier large", "{amount} {measure}")),
                rule("b", "stores ?e health", conclusion("security_level high", "{e} holds {class} data")),
                rule("c", "domain ?d", "module m", unless="feature ?any"),
                rule("d", "entity ?level", "security_level ?level"),
            )
        )
        == ()
    )


def test_rules_of_one_id_and_variant_are_refused_but_variants_are_fine() -> None:
    twice = rule_set(rule("r", "entity a", "module a"), rule("r", "entity b", "module b"))
    assert {each.code for each in problems_of(twice)} == {"rule-twice"}
    fine = rule_set(rule("r", "entity a", "module a"), rule("r", "entity b", "module b", variant=1))
    assert problems_of(fine) == ()


def test_all_problems_come_at_once_and_sorted() -> None:
    found = problems_of(rule_set(rule("b", "", "modul m"), rule("a", "entity ?e", "module ?x")))
    assert [each.code for each in found] == ["variable-unbound", "condition-missing", "kind-unknown"]


def test_a_condition_of_too_many_slots_is_refused() -> None:
    wide = rule("r", "entity " + " ".join(f"?v{at}" for at in range(21)), "module m")
    assert "slot-count" in {each.code for each in problems_of(rule_set(wide))}


def test_rules_nothing_can_feed_are_named() -> None:
    rules = rule_set(
        rule("alive", "mention feature ?f", "feature ?f"),
        rule("fed", "feature chat", "module chat"),
        rule("misspelt", "module chatt", "control x"),
        rule("behind", "control x", "control y"),
        rule("measured", "measure users >= 9000000", "module big"),
    )
    assert [each.place.file for each in never_fire(rules)] == ["rules/misspelt.yaml", "rules/behind.yaml"]


def test_a_conclusion_of_no_slots_is_no_crash() -> None:
    assert problems_of(rule_set(rule("r", "entity ?e", Conclusion("security_level", (), "Fine.", "add"))))
