"""Names of a business that mean something to the language or the platform as well."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.lowering.business import OFFICE, cel, entity

from nova_rules.lowering.lower import lower, problems_of
from nova_rules.lowering.names import PlainNames
from nova_rules.model.domain import Derived, Domain, Entity, Field, Policy, Reference


def office(*more: Entity) -> Domain:
    return replace(OFFICE, entities=(*OFFICE.entities, *more))


class Renamed(PlainNames):
    """Keeps the role `constructor` by another word."""

    def role(self, role: str) -> str:
        return "constructor_role" if role == "constructor" else role


def test_an_entity_called_user_is_not_the_platform_s() -> None:
    user = entity("user", Field("size", "integer"), derived=(Derived("twice", value=cel("size * 2")),))
    policy = Policy(("clerk",), ("read",), cel("created_by == actor && size > 3"))
    behaviour = lower(office(replace(user, policies=(policy,)))).entity("user")
    assert behaviour.derived[0].sql.text == "users.size::numeric * 2"
    predicate = behaviour.scopes[0].predicate
    assert predicate is not None
    assert predicate.text == "users.created_by = $actor_id::uuid AND users.size > 3"


def test_a_reference_called_user_is_not_the_account_that_signs_in() -> None:
    policies = (Policy(("clerk",), ("read",), cel("this == actor.agent && user.name != ''")),)
    references = (Reference("user", "client", "agents"),)
    agent = entity("agent", references=references, sign_in="optional", policies=policies)
    predicate = lower(office(agent)).entity("agent").scopes[0].predicate
    assert predicate is not None
    assert "agent_1.user_id = $actor_id::uuid" in predicate.text
    assert "WHERE client_2.id = agents.user_id" in predicate.text


def test_a_member_called_role_is_a_member() -> None:
    part = entity(
        "part",
        references=(Reference("role", "client", "parts"),),
        policies=(Policy(("clerk",), ("read",), cel("role.active")),),
    )
    assert problems_of(office(part)) == ()
    assert problems_of(office(replace(part, references=()))) != ()


def test_a_role_is_compared_by_the_word_it_is_kept_by() -> None:
    text = "actor.role == 'constructor' || actor.role in ['constructor', 'clerk'] || name == 'constructor'"
    thing = entity("thing", Field("name", "text"), policies=(Policy(("clerk",), ("read",), cel(text)),))
    domain = replace(
        office(thing), roles=(*OFFICE.roles, replace(OFFICE.roles[0], name="constructor", title="C"))
    )
    predicate = lower(domain, Renamed(domain)).entity("thing").scopes[0].predicate
    assert predicate is not None
    assert predicate.text == (
        "($actor_role::text = 'constructor_role' OR $actor_role::text IN ('constructor_role', 'clerk')"
        " OR things.name = 'constructor')"
    )
