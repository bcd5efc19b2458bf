from __future__ import annotations

from tests.property.rule_bases import rule_base
from tests.rulebook import fact, rule

from nova_rules.inference.dependencies import dependencies
from nova_rules.inference.infer import conclude
from nova_rules.inference.inputs import Given
from nova_rules.inference.matcher import Limits
from nova_rules.inference.matchers import reference_only
from nova_rules.inference.relevance import relevance
from nova_rules.inference.strata import strata
from nova_rules.model.errors import LimitError


def test_only_rules_that_facts_can_reach_are_kept() -> None:
    rules = (
        rule("school", "mention domain school", "domain school"),
        rule("pupil", "domain school, mention entity pupil", "entity pupil"),
        rule("clinic", "mention domain clinic", "domain clinic"),
        rule("patient", "domain clinic", "entity patient"),
        rule("any", "entity ?e", "module ?e"),
        rule("chained", "module pupil", "control x"),
        rule("other", "module patient", "control y"),
    )
    kept = relevance(dependencies(rules)).rules([fact("mention domain school"), fact("mention entity pupil")])
    # A variable may stand for anything, so what `any` feeds is kept, too.
    assert [rules[at].id for at in sorted(kept)] == ["school", "pupil", "any", "chained", "other"]


def test_what_is_fed_twice_counts_once() -> None:
    rules = (
        rule("one", "mention domain school", "feature chat"),
        rule("two", "mention domain school", "feature chat"),
        rule("both", "feature chat, feature payroll", "module m"),
    )
    assert relevance(dependencies(rules)).rules([fact("mention domain school")]) == {0, 1}


def test_a_rule_that_fires_is_never_left_out() -> None:
    checked = 0
    for seed in range(300):
        rules, facts = rule_base(seed)
        known = dependencies(rules.rules)
        if strata(known)[1]:
            continue
        kept = {rules.rules[at] for at in relevance(known).rules(facts)}
        try:
            found = conclude([Given(each) for each in facts], rules, reference_only(), Limits(2_000))
        except LimitError:
            continue
        names = {(each.id, each.variant) for each in kept}
        assert {(each.rule, each.variant) for each in found.firings} <= names
        checked += 1
    assert checked > 200
