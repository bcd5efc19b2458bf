from __future__ import annotations

from dataclasses import replace

import pytest

from nova_rules.assessment.assess import assess
from nova_rules.assessment.check import Check
from nova_rules.assessment.readiness.all_checks import CHECKS as READINESS
from nova_rules.assessment.security.all_checks import CHECKS as SECURITY
from nova_rules.model.blueprint import Blueprint, Choice, EntityDesign, Module, Project
from nova_rules.model.domain import Entity, Expression, Policy
from nova_rules.model.facts import Fact
from nova_rules.model.layout import Layout, PlannedFile
from nova_rules.model.scorecard import Point, Scorecard

EVERY = (*SECURITY, *READINESS)
DOMAIN = Fact("domain", ("school",))
OWN = Policy(("guardian",), ("read",), scope=Expression("guardian == actor.guardian"))
SUBJECTS = ("fee_invoice", "student")


def fact_of(key: str) -> Fact:
    kind, _, name = key.partition(":")
    return Fact(kind, (name,))


def entity(name: str) -> EntityDesign:
    empty = Entity(
        name=name, domain="school", summary="", plural="", core=True, fields=(), references=(),
        many_to_many=(), derived=(), constraints=(), lifecycle=None, policies=(OWN,),
    )  # fmt: skip
    return EntityDesign(empty, Fact("entity", (name,)))


def asked(kind: str) -> tuple[Fact, ...]:
    return tuple(fact_of(check.asked_by) for check in EVERY if check.asked_by.startswith(f"{kind}:"))


def blueprint(state: str = "built") -> Blueprint:
    choice = Choice("clean", Fact("architecture", ("clean",)))
    modules = tuple(Module(fact.name, fact.name.title(), "", state, fact) for fact in asked("module"))
    return Blueprint(
        project=Project("school", "School", "", "Etc/UTC", "EUR"), domain="school", domain_fact=DOMAIN,
        relations=(), entities=tuple(entity(name) for name in SUBJECTS), roles=(), permissions=(),
        modules=modules,
        controls=asked("control"), readiness=asked("readiness"), features=(), without=(),
        security_level=choice, scale_tier=choice, architecture=choice, auth_level=choice, assumptions=(),
        questions=(), warnings=(), suggestions=(),
    )  # fmt: skip


def files_of(check: Check) -> list[PlannedFile]:
    single = [PlannedFile(path.replace("*", "x"), "m", path, "", (DOMAIN,)) for path in check.files]
    repeated = [
        PlannedFile(path.replace("__entity__", subject), "m", path, subject, (DOMAIN,))
        for path in check.each
        for subject in SUBJECTS
    ]
    return single + repeated


def layout() -> Layout:
    files = {file.path: file for check in EVERY for file in files_of(check)}
    return Layout(tuple(files[path] for path in sorted(files)))


def without_file(whole: Layout, path: str) -> Layout:
    return Layout(tuple(file for file in whole.files if file.path != path))


def point(card: Scorecard, name: str) -> Point:
    return next(each for each in (*card.security_points, *card.readiness_points) if each.name == name)


def test_a_complete_backend_earns_everything() -> None:
    card = assess(blueprint(), layout())
    assert (card.security, card.readiness) == (100, 100)
    assert len(card.security_points) == len(SECURITY)


def test_every_point_names_its_files_and_facts() -> None:
    card = assess(blueprint(), layout())
    for check in EVERY:
        found = point(card, check.name)
        assert found.facts == ((fact_of(check.asked_by),) if check.asked_by else (found.facts[0], DOMAIN))
        assert set(found.files) >= {file.path for file in files_of(check)}
        assert found.sentence == check.held


@pytest.mark.parametrize(
    "check", [each for each in EVERY if each.files or each.each], ids=lambda check: check.name
)
def test_deleting_any_file_of_a_control_lowers_the_score(check: Check) -> None:
    whole = assess(blueprint(), layout())
    for file in files_of(check):
        left = without_file(layout(), file.path)
        card = assess(blueprint(), left)
        assert point(card, check.name).earned == 0
        assert check.lost in point(card, check.name).sentence
        assert card.security + card.readiness < whole.security + whole.readiness


@pytest.mark.parametrize(
    "name", ["rate_limiting", "security_headers", "account_lockout", "breached_passwords"]
)
def test_a_protection_switched_off_loses_its_points_and_says_so(name: str) -> None:
    design = blueprint()
    off = replace(
        design, controls=tuple(fact for fact in design.controls if fact.name != name), without=(name,)
    )
    card = assess(off, layout())
    lost = point(card, name)
    assert (lost.earned, lost.facts) == (0, (Fact("without", (name,)),))
    assert lost.sentence.startswith("It was switched off on request. ")
    assert card.security < 100


def test_what_is_only_designed_earns_nothing() -> None:
    card = assess(blueprint("designed"), layout())
    assert point(card, "two_factor").earned == 0
    assert point(card, "two_factor").sentence.startswith("It is designed, not built. ")
    parts = point(card, "designed_parts")
    assert (parts.earned, parts.facts) == (0, asked("module"))
    assert "Two_Factor" in parts.sentence


def test_scopes_are_asked_only_of_records_that_somebody_sees_in_part() -> None:
    everybody = replace(blueprint().entities[0].entity, policies=(Policy(("admin",), ("read",)),))
    design = replace(blueprint(), entities=(EntityDesign(everybody, DOMAIN),))
    left = Layout(tuple(file for file in layout().files if "-scope" not in file.path))
    assert point(assess(design, left), "row_scopes").earned == 10
    assert point(assess(blueprint(), left), "row_scopes").earned == 0


def test_a_control_nobody_asked_for_is_not_measured() -> None:
    design = replace(blueprint(), controls=(), readiness=(), modules=())
    names = {each.name for each in assess(design, layout()).security_points}
    assert "idempotency" not in names
    assert "two_factor" not in names
    assert "no_default_account" in names


def test_scores_are_rounded_down() -> None:
    card = assess(blueprint(), without_file(layout(), "Dockerfile"))
    possible = sum(each.possible for each in card.security_points)
    earned = sum(each.earned for each in card.security_points)
    assert card.security == 100 * earned // possible
    assert earned < possible


def test_names_and_sentences_of_checks_are_whole() -> None:
    assert len({check.name for check in SECURITY}) == len(SECURITY)
    assert len({check.name for check in READINESS}) == len(READINESS)
    for check in EVERY:
        assert check.held.endswith(".")
        assert check.lost.endswith(".")
        assert check.possible > 0
        assert check.files or check.each or check.module
