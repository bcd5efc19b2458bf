"""Every part of a real plan walks down to the customer's words, an option, or a shown assumption."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from tests.proof.walk_down import broken

from nova_rules.engine import Engine, designed, open_engine
from nova_rules.model.facts import Evidence, Findings
from nova_rules.model.text import Description, Options, Span
from nova_rules.outline.plans import plan_document

TEXTS = (
    "school management system with online fees; parents get an SMS when a child is absent",
    "school management system",
    "A primary school with 300 pupils on two sites; no fees. Teachers take the register every morning.",
    "We run a school with 60,000 students on 12 campuses. Students can sign in. GDPR and FERPA bind us.",
)


@cache
def engine() -> Engine:
    return open_engine()


def texts() -> tuple[str, ...]:
    return TEXTS + tuple(example.text for example in engine().knowledge.description_examples)


@pytest.mark.parametrize("text", texts(), ids=lambda text: text[:40])
def test_all_findings_are_proven(text: str) -> None:
    plan = engine().plan(Description(text), Options())
    assert broken(plan.findings, text, engine().knowledge.vocabulary) == ()


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:40])
def test_every_part_of_the_plan_rests_on_a_proven_fact(text: str) -> None:
    plan = engine().plan(Description(text), Options(without=("rate_limiting",)))
    document = plan_document(plan)
    known = {fact.key for fact in plan.findings.facts}
    single = [
        row["fact"]
        for key in (
            "entities",
            "relations",
            "roles",
            "permissions",
            "modules",
            "decisions",
            "warnings",
            "assumptions",
        )
        for row in document[key]
    ]
    assert set(single) <= known
    for file in document["files"]:
        assert file["facts"], file["path"]
        assert set(file["facts"]) <= known, file["path"]
    for point in (*document["security_points"], *document["readiness_points"]):
        assert set(point["facts"]) <= known
        assert point["facts"] or point["files"], point["id"]
        assert set(point["files"]) <= {file["path"] for file in document["files"]}
    assert designed(plan).blueprint.permissions


def demo() -> tuple[str, Findings]:
    return TEXTS[0], engine().plan(Description(TEXTS[0]), Options()).findings


def test_a_circle_is_seen() -> None:
    text, findings = demo()
    one, two = findings.justifications[0], findings.justifications[-1]
    circle = tuple(
        replace(each, supports=(two.fact,))
        if each.fact == one.fact
        else replace(each, supports=(one.fact,))
        if each.fact == two.fact
        else each
        for each in findings.justifications
    )
    assert broken(replace(findings, justifications=circle), text, engine().knowledge.vocabulary)


def test_an_empty_reason_is_seen() -> None:
    text, findings = demo()
    first, *rest = findings.justifications
    silent = (replace(first, because=" "), *rest)
    assert broken(replace(findings, justifications=silent), text, engine().knowledge.vocabulary)


def test_a_span_without_a_word_of_the_item_is_seen() -> None:
    text, findings = demo()
    (fact, _), *rest = findings.evidence
    at = text.index("when a")
    wrong = ((fact, (Evidence(Span(at, at + 6), "when a"),)), *rest)
    assert broken(replace(findings, evidence=wrong), text, engine().knowledge.vocabulary)
