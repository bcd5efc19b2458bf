from __future__ import annotations

from tests.rulebook import concluded, conclusion, fact, given, keys, rule, rule_set

from nova_rules.inference.infer import conclude, infer
from nova_rules.inference.matchers import reference_only
from nova_rules.model.facts import Evidence
from nova_rules.model.reading import Reading, Signal
from nova_rules.model.text import Options, Span


def test_a_justification_names_rule_supports_and_a_finished_sentence() -> None:
    audit = rule(
        "audit",
        "feature ?f",
        conclusion("module audit_log", "{feature} moves money,\n  so every change must be traceable"),
    )
    (justification,) = concluded((audit,), "feature online_payment").justifications
    assert justification.rule == "audit"
    assert justification.supports == (fact("feature online_payment"),)
    assert justification.because == "Online payment moves money, so every change must be traceable."
    assert justification.manner == "add"


def test_words_become_evidence_of_the_facts_they_give() -> None:
    signal = Signal("mention", ("feature", "chat"), Span(3, 7), "chat", "word", 800)
    rules = rule_set(rule("r", "mention feature ?f", "feature ?f"))
    findings = infer(Reading((signal,), (), (), "ok"), Options(), rules, reference_only())
    assert findings.evidence == ((fact("mention feature chat"), (Evidence(Span(3, 7), "chat"),)),)
    assert dict(findings.confidence)[fact("feature chat")] == 800
    assert findings.matchers == ("reference 1",)


def test_confidence_is_the_least_support_and_the_best_way() -> None:
    rules = rule_set(
        rule("both", "entity a, entity b", "module m"),
        rule("other", "entity c", "module m"),
        rule("on", "module m", "control x"),
    )
    facts = (
        *given("entity a", confidence=900),
        *given("entity b", confidence=300),
        *given("entity c", confidence=500),
    )
    sure = dict(conclude(facts, rules, reference_only()).confidence)
    assert sure[fact("module m")] == 500
    assert sure[fact("control x")] == 500


def test_confidence_rises_along_a_chain_when_a_better_way_comes_late() -> None:
    rules = rule_set(
        rule("a", "entity weak", "module m"),
        rule("b", "module m", "control x"),
        rule("c", "control x", "control y"),
        rule("z", "entity strong", "module m"),
    )
    facts = (*given("entity weak", confidence=100), *given("entity strong", confidence=800))
    assert dict(conclude(facts, rules, reference_only()).confidence)[fact("control y")] == 800


def test_confidence_takes_no_part_in_matching() -> None:
    rules = rule_set(rule("r", "entity a", "module m"))
    assert keys(conclude(given("entity a", confidence=0), rules, reference_only())) == [
        "entity:a",
        "module:m",
    ]


def test_an_assumption_says_how_to_say_otherwise() -> None:
    small = conclusion("scale_tier small", "Nothing was said about size", "assume", instead="Say how many")
    (assumption,) = concluded((rule("small", "domain ?d", small),), "domain school").assumptions
    assert assumption.fact == fact("scale_tier small")
    assert (assumption.rule, assumption.because) == ("small", "Nothing was said about size.")
    assert assumption.instead == "Say how many."


def test_what_is_also_derived_without_assuming_is_no_assumption() -> None:
    guess = rule("a_guess", "domain ?d", conclusion("feature chat", manner="assume"))
    said = rule("said", "mention feature ?f", "feature ?f")
    assert len(concluded((guess, said), "domain school").assumptions) == 1
    assert concluded((guess, said), "domain school", "mention feature chat").assumptions == ()


def test_the_highest_of_a_scale_stands_and_says_over_what() -> None:
    rules = (
        rule("one", "domain ?d", "security_level standard"),
        rule("two", "stores ?e health", "security_level high"),
    )
    findings = concluded(rules, "domain clinic", "stores patient health")
    assert findings.chosen_fact("security_level") == fact("security_level high")
    assert findings.names("security_level") == ("high", "standard")
    (decision,) = findings.decisions
    assert decision.over == (fact("security_level standard"),)
    assert decision.because == (
        "The security level high stands over standard "
        "because it is the highest of standard, elevated and high."
    )
    assert findings.conflicts == ()


def test_an_assumed_value_never_beats_or_raises_one_that_was_concluded() -> None:
    rules = (
        rule("guess", "domain ?d", conclusion("scale_tier large", manner="assume")),
        rule("said", "measure users <= 99", "scale_tier small"),
    )
    findings = concluded(rules, "domain school", "measure users = 50")
    assert findings.chosen_fact("scale_tier") == fact("scale_tier small")
    assert findings.assumptions == ()
    assert findings.decisions[0].because == (
        "The scale tier small replaces large, which would only have been assumed."
    )


def test_among_assumptions_alone_the_highest_stands_and_only_it_is_shown() -> None:
    rules = (
        rule("a", "domain ?d", conclusion("scale_tier small", manner="assume")),
        rule("b", "domain ?d", conclusion("scale_tier medium", manner="assume")),
    )
    findings = concluded(rules, "domain school")
    assert findings.chosen_fact("scale_tier") == fact("scale_tier medium")
    assert [each.fact for each in findings.assumptions] == [fact("scale_tier medium")]


def test_the_rule_of_the_highest_priority_decides_a_priority_kind() -> None:
    rules = (
        rule("clean", "domain ?d", "architecture clean"),
        rule("services", "measure teams >= 5", "architecture microservices", salience=5),
    )
    findings = concluded(rules, "domain school", "measure teams = 9")
    assert findings.chosen_fact("architecture") == fact("architecture microservices")
    assert findings.conflicts == ()
    assert "because its rule has the highest priority" in findings.decisions[0].because


def test_a_tie_nothing_decides_is_a_conflict_and_decided_by_name_all_the_same() -> None:
    rules = (
        rule("b_rule", "domain ?d", "architecture clean"),
        rule("a_rule", "domain ?d", "architecture microservices"),
    )
    findings = concluded(rules, "domain school")
    assert findings.chosen_fact("architecture") == fact("architecture microservices")
    (conflict,) = findings.conflicts
    assert (conflict.winner, conflict.loser) == (
        fact("architecture microservices"),
        fact("architecture clean"),
    )
    assert conflict.because == (
        "Rules `a_rule` and `b_rule` conclude microservices and clean as the architecture "
        "with equal standing, so the first by name was taken."
    )


def test_a_kind_of_several_slots_has_one_value_a_subject() -> None:
    rules = (
        rule("all", "entity ?e", "grade ?e low"),
        rule("some", "stores ?e health", "grade ?e top"),
    )
    findings = concluded(rules, "entity term", "entity patient", "stores patient health")
    assert findings.chosen_fact("grade", "term") == fact("grade term low")
    assert findings.chosen_fact("grade", "patient") == fact("grade patient top")
    assert findings.chosen_fact("grade", "nobody") is None


def test_notes_carry_their_sentences_once_and_in_firing_order() -> None:
    ask = conclusion(
        "question users", "How many people will use it?", "note", default="few", effect="the tier"
    )
    warn = conclusion(
        "warning privacy", "{e} holds health data", "note", consequence="A leak of {e} records is reported"
    )
    findings = concluded(
        (rule("a", "domain ?d", ask), rule("b", "stores ?e health", warn)),
        "domain school",
        "stores visit health",
        "stores injury health",
    )
    assert [each.fact.key for each in findings.notes] == ["question:users", "warning:privacy"]
    assert findings.notes[0].sentence == "How many people will use it?"
    assert findings.notes[0].detail("default") == "Few."
    assert findings.notes[1].sentence == "Injury holds health data."
    assert findings.notes[1].detail("consequence") == "A leak of injury records is reported."
    assert findings.assumptions == ()


def test_an_answered_question_is_not_asked_again() -> None:
    ask = rule("ask", "domain ?d", conclusion("question users", "How many?", "note"))
    assert concluded((ask,), "domain school", "option users many").notes == ()
    assert len(concluded((ask,), "domain school", "option other many").notes) == 1


def test_facts_are_sorted_and_every_one_has_a_confidence() -> None:
    findings = concluded((rule("r", "entity ?e", "module ?e"),), "entity b", "entity a")
    assert keys(findings) == sorted(keys(findings))
    assert [each for each, _ in findings.confidence] == list(findings.facts)
