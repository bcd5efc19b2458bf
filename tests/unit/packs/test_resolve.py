"""Checked files as the model's nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nova_rules.packs.anatomy import domain_view
from nova_rules.packs.knowledge import examine
from nova_rules.packs.resolve import domain_of
from nova_rules.packs.structure import structural_rules

if TYPE_CHECKING:
    from nova_rules.model.domain import Domain

    Files = dict[str, bytes]


@pytest.fixture(scope="module")
def sports(club: Files) -> Domain:
    return resolved(club)


def resolved(files: Files) -> Domain:
    library, problems = examine(tuple(sorted(files.items())))
    assert problems == ()
    (folder,) = library.domains
    assert folder.domain is not None
    return domain_of(domain_view(folder, library), folder.domain)


def test_everything_is_sorted_and_settings_are_settled(sports: Domain) -> None:
    assert [entity.name for entity in sports.entities] == [
        "booking", "court", "fee", "player", "receipt", "team", "team_place",
    ]  # fmt: skip
    assert [role.name for role in sports.roles] == ["admin", "manager", "player"]
    assert [feature.name for feature in sports.features] == ["fees", "online_payment"]
    assert (sports.time_zone, sports.currency) == ("Europe/Madrid", "EUR")


def test_every_business_has_an_administrator_who_is_always_there(club: Files) -> None:
    role = b"role: admin\ntitle: Chair\nsummary: Chairs the club.\n"
    policy = b"policies: [{ to: [admin, manager, player], allow: [create, read] }]\n"
    court = club["domains/club/entities/court.yaml"].partition(b"policies:")[0] + policy
    assert resolved(club).roles[0].summary == "Makes users, gives them roles, and reads the audit log."
    own = resolved({**club, "domains/club/roles/admin.yaml": role, "domains/club/entities/court.yaml": court})
    assert (own.roles[0].title, own.roles[0].core) == ("Chair", True)
    (rule,) = [each for each in structural_rules(own) if each.id == "pack/club/role/admin"]
    assert (len(rule.when), rule.unless) == (1, ())


def test_a_trait_comes_before_what_the_entity_adds(sports: Domain) -> None:
    player = sports.entity("player")
    assert [field.name for field in player.fields] == [
        "name",
        "email",
        "number",
        "level",
        "height",
        "left_on",
    ]
    assert player.fields[0].place.file == "vocabulary/human.yaml"
    assert (player.traits, player.sign_in) == (("human",), "optional")


def test_an_entity_may_restate_what_a_trait_brings(club: Files) -> None:
    path = "domains/club/entities/player.yaml"
    text = club[path].replace(b"  number: {", b"  email: { type: email }\n  number: {")
    player = resolved({**club, path: text}).entity("player")
    email = [field for field in player.fields if field.name == "email"]
    assert [(field.optional, field.place.file) for field in email] == [(False, path)]


def test_limits_and_lengths_of_fields(sports: Domain) -> None:
    fields = {field.name: field for entity in sports.entities for field in entity.fields}
    assert (fields["label"].length, fields["label"].maximum) == (20, None)
    assert (fields["price"].minimum, fields["price"].maximum, fields["price"].length) == ("0", "500.00", None)
    assert (fields["height"].minimum, fields["height"].scale, fields["height"].personal) == (
        "0.5",
        2,
        "health",
    )
    assert (fields["year"].minimum, fields["year"].maximum) == ("1990", "2100")
    assert fields["level"].choices == ("beginner", "advanced")
    assert fields["number"].format == "P{n:5}"
    assert fields["left_on"].set_by == "leave"


def test_negative_numbers_must_be_allowed(club: Files) -> None:
    path = "domains/club/entities/court.yaml"
    free = club[path].replace(b'max: "500.00"', b"allow-negative: true")
    fields = {field.name: field.minimum for field in resolved({**club, path: free}).entity("court").fields}
    assert fields["price"] is None


def test_references_know_both_sides(sports: Domain) -> None:
    court, player, partner = sports.entity("booking").references
    assert (court.to, court.inverse, court.part_of, court.when_deleted) == (
        "court",
        "bookings",
        True,
        "cascade",
    )
    assert (player.to, player.inverse, player.when_deleted, player.optional) == (
        "player",
        "bookings",
        "refuse",
        False,
    )
    assert (partner.to, partner.inverse, partner.optional) == ("player", "partner_bookings", True)
    assert [(link.to, link.through) for link in sports.entity("player").many_to_many] == [
        ("team", "team_place")
    ]


def test_the_needs_of_a_trait_are_filled_in_paths_and_conditions(sports: Domain) -> None:
    fee = sports.entity("fee")
    paid, balance = fee.derived
    assert (paid.aggregate, paid.path) == ("sum", "receipts.sum")
    assert paid.where is not None
    assert paid.where.text == "state == 'received'"
    assert balance.value is not None
    assert balance.value.text == "total - paid"
    assert fee.constraints[0].condition is not None
    assert fee.constraints[0].condition.text == "total > 0"


def test_only_free_names_are_filled_never_texts_or_members_behind_a_dot(club: Files) -> None:
    path = "vocabulary/owed.yaml"
    text = club[path].replace(b'"amount > 0"', b"\"amount > 0 || 'amount' == x.amount\"")
    condition = resolved({**club, path: text}).entity("fee").constraints[0].condition
    assert condition is not None
    assert condition.text == "total > 0 || 'amount' == x.amount"


def test_an_extension_adds_its_guard(sports: Domain) -> None:
    lifecycle = sports.entity("fee").lifecycle
    assert lifecycle is not None
    (settle,) = lifecycle.transitions
    assert settle.guard is not None
    assert settle.guard.text == "(year <= 2100) && (balance == 0)"
    assert (settle.error, settle.says) == ("cannot_settle", "This fee cannot settle now.")
    assert settle.allow == ("system",)


def test_expressions_stand_where_their_first_character_is(sports: Domain) -> None:
    lifecycle = sports.entity("player").lifecycle
    assert lifecycle is not None
    leave, back = lifecycle.transitions
    assert leave.guard is not None
    assert str(leave.guard.place) == "domains/club/entities/player.yaml:23:15"
    assert [(effect.verb, effect.target.text) for effect in leave.effects] == [("update", "this")]
    name, value = leave.effects[0].values[0]
    assert (name, value.text, str(value.place)) == (
        "left_on",
        "input.day",
        "domains/club/entities/player.yaml:27:49",
    )
    assert [(field.name, field.type) for field in leave.inputs] == [("day", "date")]
    assert (back.guard, back.error, back.sources) == (None, "", ("gone",))


def test_constraints_have_a_kind_a_code_and_a_sentence(sports: Domain) -> None:
    found = {constraint.name: constraint for entity in sports.entities for constraint in entity.constraints}
    assert (found["court_free"].kind, found["court_free"].range) == ("no_overlap", ("starts", "ends"))
    assert (found["not_past"].kind, found["not_past"].when) == ("guard", "create")
    assert (found["number_once"].error, found["number_once"].says) == (
        "number_once",
        "Another player has the same number.",
    )
    assert found["once"].says == "Another team place has the same player and team."


def test_policies_scope_and_hide(sports: Domain) -> None:
    manager, player = sports.entity("player").policies
    assert manager.scope is None
    assert player.scope is not None
    assert (player.roles, player.actions, player.hide) == (("player",), ("read",), ("height",))
    assert player.scope.text == "this == actor.player"
    assert sports.entity("receipt").append_only
    assert (sports.entity("fee").feature, sports.entity("fee").module) == ("fees", "billing")
