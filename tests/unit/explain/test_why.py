from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rulebook import concluded, conclusion, fact, given, rule, rule_set

from nova_rules.explain.render import render_why
from nova_rules.explain.why import grounds, why
from nova_rules.inference.infer import conclude, infer
from nova_rules.inference.matchers import reference_only
from nova_rules.model.errors import OptionsError
from nova_rules.model.facts import Justification
from nova_rules.model.reading import Reading, Signal
from nova_rules.model.text import Options, Span

TEXT = "A school with  online\nfees for 900 pupils"
SCHOOL = (
    rule("school", "mention domain school", conclusion("domain school", "The words speak of a school.")),
    rule(
        "pay",
        "domain ?d, mention feature ?f",
        conclusion("feature ?f", "A {d} was asked for with {f}."),
        unless="exclusion feature ?f",
    ),
    rule("audit", "feature online_payment", conclusion("module audit_log", "{feature} moves money.")),
    rule(
        "small",
        "domain ?d",
        conclusion("scale_tier small", "Nothing was said about size.", "assume", instead="Say how many."),
        unless="measure users",
    ),
    rule("guard", "module audit_log, domain ?d", conclusion("control read_audit", "Logs are read by few.")),
)


def read() -> Reading:
    signals = (
        Signal("mention", ("domain", "school"), Span(2, 8), "school", "word", 850),
        Signal("mention", ("feature", "online_payment"), Span(15, 26), "online\nfees", "alias"),
    )
    return Reading(signals, (), (), "ok")


def test_the_tree_walks_down_to_the_words() -> None:
    findings = infer(read(), Options(), rule_set(*SCHOOL), reference_only())
    tree = why(findings, fact("module audit_log"))
    assert (tree.rule, tree.because) == ("audit", "Online payment moves money.")
    (feature,) = tree.supports
    assert [each.fact.key for each in feature.supports] == ["domain:school", "mention:feature/online_payment"]
    assert feature.supports[1].evidence[0].words == "online\nfees"
    assert feature.supports[1].rule == ""
    assert tree.confidence == 850


def test_the_lines_quote_the_customer_and_explain_nothing_twice() -> None:
    findings = infer(read(), Options(), rule_set(*SCHOOL), reference_only())
    assert render_why(why(findings, fact("control read_audit")), TEXT).split("\n") == [
        "control:read_audit  (85 % sure)",
        "  Logs are read by few. [guard]",
        "  module:audit_log  (85 % sure)",
        "    Online payment moves money. [audit]",
        "    feature:online_payment  (85 % sure)",
        "      A school was asked for with online payment. [pay]",
        "      domain:school  (85 % sure)",
        "        The words speak of a school. [school]",
        "        mention:domain/school  (85 % sure)",
        '          You wrote "school" (characters 3 to 8).',
        "      mention:feature/online_payment",
        '        You wrote "online fees" (characters 16 to 26).',
        "  domain:school  (85 % sure, explained above)",
    ]


def test_an_assumption_says_how_to_change_it_and_an_option_is_named() -> None:
    options = Options(features=(("online_payment", True),))
    findings = infer(read(), options, rule_set(*SCHOOL), reference_only())
    lines = render_why(why(findings, fact("scale_tier small")), TEXT).split("\n")
    assert lines[:3] == [
        "scale_tier:small  (85 % sure, assumed)",
        "  Nothing was said about size. [small]",
        "  To change it: Say how many.",
    ]
    assert "You chose features.online_payment=true." in render_why(
        why(findings, fact("feature online_payment")), TEXT
    )


def test_a_way_without_assuming_goes_before_one_that_assumes() -> None:
    rules = (
        rule("a_guess", "domain ?d", conclusion("feature chat", "Assumed.", "assume")),
        rule("z_said", "mention feature ?f", conclusion("feature ?f", "Asked for.")),
    )
    tree = why(concluded(rules, "domain school", "mention feature chat"), fact("feature chat"))
    assert (tree.because, tree.assumption, tree.alternatives) == ("Asked for.", None, 1)
    assert "[z_said, and one other way]" in render_why(tree, "")


def test_circles_among_justifications_are_never_walked() -> None:
    rules = (
        rule("a", "role ?x", "entity ?x"),
        rule("b", "entity ?x", "role ?x"),
        rule("z", "mention entity ?x", "entity ?x"),
    )
    findings = concluded(rules, "mention entity teacher")
    tree = why(findings, fact("entity teacher"))
    assert tree.rule == "z"
    order = list(grounds(findings))
    assert order.index(fact("entity teacher")) < order.index(fact("role teacher"))
    # Even if the circle were written down first, it carries nothing.
    shuffled = replace(findings, justifications=findings.justifications[::-1])
    assert why(shuffled, fact("entity teacher")).rule == "z"


def test_a_justification_that_rests_on_nothing_known_is_not_a_ground() -> None:
    findings = concluded((rule("r", "entity ?e", "module ?e"),), "entity a")
    loose = Justification(fact("module ghost"), "r", (fact("entity ghost"),), "Because.")
    assert fact("module ghost") not in grounds(replace(findings, justifications=(loose,)))


def test_long_chains_need_no_recursion() -> None:
    rules = tuple(rule(f"r{at:04}", f"module m{at}", f"module m{at + 1}") for at in range(3_000))
    findings = conclude(given("module m0"), rule_set(*rules), reference_only())
    lines = render_why(why(findings, fact("module m3000")), "").split("\n")
    assert len(lines) == 2 * 3_001
    assert lines[-1].strip() == "You chose module m0."


def test_what_does_not_hold_cannot_be_explained() -> None:
    with pytest.raises(OptionsError, match="`module:x` does not hold"):
        why(concluded((), "entity a"), fact("module x"))
