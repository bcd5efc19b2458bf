"""What follows from the files of a domain, as rules with reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nova_rules.packs.anatomy import domain_view
from nova_rules.packs.knowledge import examine
from nova_rules.packs.placeholders import placeholders
from nova_rules.packs.resolve import domain_of
from nova_rules.packs.structure import structural_rules

if TYPE_CHECKING:
    from nova_rules.model.rules import Pattern, Rule

    Files = dict[str, bytes]
    Rules = dict[tuple[str, int], Rule]


def rules_of(files: Files) -> Rules:
    library, problems = examine(tuple(sorted(files.items())))
    assert problems == ()
    (folder,) = library.domains
    assert folder.domain is not None
    rules = structural_rules(domain_of(domain_view(folder, library), folder.domain))
    assert [(rule.id, rule.variant) for rule in rules] == sorted((rule.id, rule.variant) for rule in rules)
    return {(rule.id.removeprefix("pack/club/"), rule.variant): rule for rule in rules}


@pytest.fixture(scope="module")
def rules(club: Files) -> Rules:
    return rules_of(club)


def keys(patterns: tuple[Pattern, ...]) -> list[str]:
    return [f"{pattern.kind}:{'/'.join(map(str, pattern.terms))}" for pattern in patterns]


def outline(rule: Rule) -> tuple[list[str], list[str], list[str]]:
    concluded = [f"{each.manner} {each.kind}:{'/'.join(each.terms)}" for each in rule.then]
    return keys(rule.when), keys(rule.unless), concluded


def test_the_domain_comes_from_the_words(rules: Rules) -> None:
    assert outline(rules["domain", 0]) == (["mention:domain/club"], [], ["add domain:club"])
    assert rules["domain", 0].then[0].because == (
        "The words describe a sports club. Members, teams and the courts they play on."
    )


def test_core_entities_come_with_the_domain_and_others_when_they_are_mentioned(rules: Rules) -> None:
    court, team, fee = rules["entity/court", 0], rules["entity/team", 0], rules["entity/fee", 0]
    assert outline(court) == (["domain:club"], ["exclusion:entity/court"], ["add entity:court"])
    assert court.then[0].because == "A place to play on. A sports club keeps this."
    assert outline(team)[0] == ["domain:club", "mention:entity/team"]
    assert outline(fee)[0] == ["domain:club", "feature:fees"]


def test_what_a_record_needs_is_there(rules: Rules) -> None:
    assert outline(rules["needs/booking/court", 0])[0] == ["domain:club", "entity:booking"]
    assert outline(rules["needs/booking/court", 0])[2] == ["add entity:court"]
    assert outline(rules["needs/player/teams", 0])[2] == ["add entity:team_place"]
    assert ("needs/booking/partner", 0) not in rules


def test_relations_start_from_the_side_that_has_one(rules: Rules) -> None:
    assert outline(rules["relation/booking/partner", 0])[2] == [
        "add relation:player/partner_bookings/booking/1:N"
    ]
    assert outline(rules["relation/player/teams", 0]) == (
        ["domain:club", "entity:player", "entity:team", "entity:team_place"],
        [],
        ["add relation:player/teams/team/N:M"],
    )


def test_a_one_to_one_relation(club: Files) -> None:
    path = "domains/club/entities/receipt.yaml"
    text = club[path].replace(b"{ fee: { when", b"{ fee: { one: true, inverse: receipts, when")
    with pytest.raises(AssertionError):
        rules_of({**club, path: text})
    text = club[path].replace(b"{ fee: {", b"{ player: { one: true }, fee: {")
    rule = rules_of({**club, path: text})["relation/receipt/player", 0]
    assert outline(rule)[2] == ["add relation:player/receipt/receipt/1:1"]


def test_roles_come_with_the_domain_or_by_word_or_by_their_people(rules: Rules, club: Files) -> None:
    assert outline(rules["role/manager", 0]) == (
        ["domain:club"],
        ["exclusion:role/manager"],
        ["add role:manager"],
    )
    assert outline(rules["role/player", 0])[0] == ["domain:club", "mention:role/player"]
    assert ("role/player", 1) not in rules
    path = "domains/club/roles/player.yaml"
    wordless = rules_of({**club, path: club[path].replace(b"words: [player portal]\n", b"")})
    assert outline(wordless["role/player", 1])[0] == ["domain:club", "mention:entity/player"]


def test_permissions_scopes_and_their_feature(rules: Rules, club: Files) -> None:
    leave = rules["permission/player/manager/leave", 0]
    assert outline(leave) == (
        ["domain:club", "entity:player", "role:manager"], [], ["add permission:manager/player/leave"],
    )  # fmt: skip
    assert str(leave.place) == "domains/club/entities/player.yaml:30:5"
    assert leave.title == "Manager may move players by “leave”"
    assert ("scope/player/player", 0) in rules
    assert ("scope/player/manager", 0) not in rules
    path = "domains/club/entities/player.yaml"
    wider = club[path] + b"  - { to: [player], allow: [read], part-of-feature: fees }\n"
    wider = wider.replace(b"volume: { a-year: 50 }\n", b"")
    changed = rules_of({**club, path: wider})
    assert outline(changed["permission/player/player/read", 1])[0][-1] == "feature:fees"
    assert ("scope/player/player", 0) not in changed


def test_stored_data_lifecycles_and_sign_in(rules: Rules) -> None:
    assert outline(rules["stores/player/health", 0])[2] == ["add stores:player/health"]
    assert "hold height" in rules["stores/player/health", 0].then[0].because
    assert outline(rules["stores/fee/money", 0])[2] == ["add stores:fee/money"]
    assert outline(rules["lifecycle/player", 0])[2] == ["add lifecycle:player"]
    assert outline(rules["transition/player/leave", 0])[2] == ["add transition:player/leave"]
    assert rules["transition/player/leave", 0].then[0].because == (
        "The move “leave” takes a player from active to gone."
    )
    assert outline(rules["sign_in/player", 0])[2] == ["add sign_in:player"]
    assert ("sign_in/court", 0) not in rules


def test_features_are_asked_for_or_assumed_and_go_with_what_they_need(rules: Rules) -> None:
    asked, assumed = rules["feature/fees", 0], rules["feature/fees", 1]
    assert outline(asked) == (
        ["domain:club", "mention:feature/fees"], ["exclusion:feature/fees"], ["add feature:fees"],
    )  # fmt: skip
    assert outline(assumed) == (
        ["domain:club"], ["exclusion:feature/fees", "mention:feature/fees"], ["assume feature:fees"],
    )  # fmt: skip
    assert dict(assumed.then[0].details)["instead"] == "Switch the feature fees off. Fees are kept elsewhere."
    assert ("feature/online_payment", 1) not in rules
    assert keys(rules["feature/online_payment", 0].unless) == [
        "exclusion:feature/online_payment", "exclusion:feature/fees",
    ]  # fmt: skip
    assert outline(rules["feature/online_payment/needs/fees", 0])[2] == ["add feature:fees"]
    assert outline(rules["feature/fees/module/billing", 0])[2] == ["add module:billing"]


def test_every_rule_has_a_place_a_title_a_reason_and_no_stray_placeholder(club: Files) -> None:
    path = "domains/club/entities/court.yaml"
    braces = {**club, path: club[path].replace(b"A place to play on.", b'"A {place} to play on}."')}
    for rule in rules_of(braces).values():
        assert rule.place.file in club
        assert rule.title
        assert rule.why
        for conclusion in rule.then:
            assert conclusion.because.endswith((".", "”"))
            assert placeholders(conclusion.because) == ()
