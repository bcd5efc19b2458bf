"""Entities reduced to what one design holds: whatever led to an absent entity, role or feature is gone."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from nova_rules.blueprint.presence import Presence
from nova_rules.model.blueprint import EntityDesign
from nova_rules.model.domain import Constraint, Derived, Domain, Entity, Lifecycle, Policy
from nova_rules.model.facts import Findings


def entity_designs(domain: Domain, findings: Findings, presence: Presence) -> tuple[EntityDesign, ...]:
    """Give every entity that holds, sorted by name."""
    facts = {fact.name: fact for fact in findings.of_kind("entity")}
    return tuple(EntityDesign(entity, facts[entity.name]) for entity in reduced_entities(domain, presence))


@lru_cache(maxsize=64)
def reduced_entities(domain: Domain, presence: Presence) -> tuple[Entity, ...]:
    """Give the present entities of a domain without what the design lacks, sorted by name."""
    return tuple(
        reduced(entity, presence)
        for entity in sorted(domain.entities, key=lambda each: each.name)
        if entity.name in presence.entities
    )


@lru_cache(maxsize=64)
def reduced_domain(domain: Domain, presence: Presence, time_zone: str, currency: str) -> Domain:
    """Give the domain as a design holds it, for lowering; the same object for the same design."""
    return replace(
        domain,
        time_zone=time_zone,
        currency=currency,
        entities=reduced_entities(domain, presence),
        roles=tuple(role for role in domain.roles if role.name in presence.roles),
        features=tuple(feature for feature in domain.features if feature.name in presence.features),
    )


def reduced(entity: Entity, presence: Presence) -> Entity:
    """Give the entity without what this design lacks."""
    fields = tuple(field for field in entity.fields if presence.holds(field.feature))
    references = tuple(
        reference
        for reference in entity.references
        if reference.to in presence.entities and presence.holds(reference.feature)
    )
    slim = replace(
        entity,
        fields=fields,
        references=references,
        many_to_many=tuple(m for m in entity.many_to_many if {m.to, m.through} <= presence.entities),
        lifecycle=_lifecycle(entity.lifecycle, presence),
    )
    slim = replace(slim, derived=_derived(slim, presence))
    return replace(slim, constraints=_constraints(slim, presence), policies=_policies(slim, presence))


def _derived(entity: Entity, presence: Presence) -> tuple[Derived, ...]:
    """Keep the derived values whose collections are there, and the values worked out from kept ones."""
    return tuple(
        each
        for each in entity.derived
        if not (each.path and each.path.split(".")[0] in presence.missing)
        and not presence.speaks_of_missing(each.where)
        and not presence.speaks_of_missing(each.value)
    )


def _constraints(entity: Entity, presence: Presence) -> tuple[Constraint, ...]:
    return tuple(
        each
        for each in entity.constraints
        if not presence.missing.intersection(each.members)
        and not presence.speaks_of_missing(each.condition)
        and not presence.speaks_of_missing(each.where)
    )


def _lifecycle(lifecycle: Lifecycle | None, presence: Presence) -> Lifecycle | None:
    """Drop a guard only together with its transition: an unguarded move is never what the pack meant."""
    if lifecycle is None:
        return None
    kept = tuple(each for each in lifecycle.transitions if not presence.speaks_of_missing(each.guard))
    return replace(lifecycle, transitions=kept)


def _policies(entity: Entity, presence: Presence) -> tuple[Policy, ...]:
    """Keep policies of present roles; one whose scope cannot be worked out goes (default deny)."""
    moves = {each.name for each in entity.lifecycle.transitions} if entity.lifecycle else set()
    allowed = {"create", "read", "update", "delete"} | moves
    kept = []
    for policy in entity.policies:
        roles = tuple(role for role in policy.roles if role in presence.roles)
        actions = tuple(action for action in policy.actions if action in allowed)
        if (
            roles
            and actions
            and presence.holds(policy.feature)
            and not presence.speaks_of_missing(policy.scope)
        ):
            kept.append(replace(policy, roles=roles, actions=actions))
    return tuple(kept)
