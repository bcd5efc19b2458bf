"""Entities reduced to what one design holds: whatever led to an absent entity, role or feature is gone."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from nova_rules.blueprint.paths import Paths, members_of
from nova_rules.blueprint.presence import Presence
from nova_rules.model.blueprint import EntityDesign
from nova_rules.model.domain import (
    Constraint,
    Derived,
    Domain,
    Effect,
    Entity,
    Expression,
    Field,
    Lifecycle,
    Policy,
    Transition,
)
from nova_rules.model.facts import Findings


def entity_designs(domain: Domain, findings: Findings, presence: Presence) -> tuple[EntityDesign, ...]:
    """Give every entity that holds, sorted by name."""
    facts = {fact.name: fact for fact in findings.of_kind("entity")}
    return tuple(EntityDesign(entity, facts[entity.name]) for entity in reduced_entities(domain, presence))


@lru_cache(maxsize=64)
def reduced_entities(domain: Domain, presence: Presence) -> tuple[Entity, ...]:
    """Give the present entities of a domain without what the design lacks, sorted by name.

    What leads to something that is gone goes as well, until nothing is left that leads nowhere.
    """
    whole = members_of(domain.entities)
    ordered = sorted(domain.entities, key=lambda each: each.name)
    entities = tuple(each for each in ordered if each.name in presence.entities)
    while True:
        paths = Paths(whole, members_of(entities))
        smaller = tuple(reduced(entity, presence, paths) for entity in entities)
        if smaller == entities:
            return entities
        entities = smaller


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


def reduced(entity: Entity, presence: Presence, paths: Paths) -> Entity:
    """Give the entity without what this design lacks."""
    slim = replace(
        entity,
        fields=_fields(entity, presence),
        references=tuple(
            reference
            for reference in entity.references
            if reference.to in presence.entities and presence.holds(reference.feature)
        ),
        many_to_many=tuple(m for m in entity.many_to_many if {m.to, m.through} <= presence.entities),
        lifecycle=_lifecycle(entity, paths),
    )
    return replace(
        slim,
        derived=tuple(each for each in entity.derived if not _is_hollow(entity.name, each, paths)),
        constraints=tuple(each for each in entity.constraints if not _is_void(entity.name, each, paths)),
        policies=_policies(slim, presence, paths),
    )


def _fields(entity: Entity, presence: Presence) -> tuple[Field, ...]:
    """Keep the fields of present features, but none that only an absent transition could fill."""
    moves = {move.name for move in entity.lifecycle.transitions} if entity.lifecycle else set()
    return tuple(
        field
        for field in entity.fields
        if presence.holds(field.feature) and (field.set_by is None or field.set_by in moves)
    )


def _is_hollow(entity: str, derived: Derived, paths: Paths) -> bool:
    """Say whether a derived value has nothing to be worked out from."""
    path = Expression(derived.path) if derived.path else None
    if paths.dangle(entity, path) or paths.dangle(entity, derived.value):
        return True
    return derived.path is not None and paths.dangle(paths.rows(entity, derived.path), derived.where)


def _is_void(entity: str, constraint: Constraint, paths: Paths) -> bool:
    """Say whether a constraint speaks of what is not there."""
    named = (*constraint.members, *constraint.range)
    conditions = (constraint.condition, constraint.where)
    return any(not paths.has(entity, name) for name in named) or any(
        paths.dangle(entity, each) for each in conditions
    )


def _lifecycle(entity: Entity, paths: Paths) -> Lifecycle | None:
    """Drop a guard only together with its transition: an unguarded move is never what the pack meant."""
    lifecycle = entity.lifecycle
    if lifecycle is None:
        return None
    kept = tuple(
        replace(move, effects=_effects(entity.name, move, paths))
        for move in lifecycle.transitions
        if not paths.dangle(entity.name, move.guard) and not _writes_from_nowhere(entity.name, move, paths)
    )
    return replace(lifecycle, transitions=kept)


def _writes_from_nowhere(entity: str, move: Transition, paths: Paths) -> bool:
    """Say whether a kept field would be written from something that is not there."""
    values = (pair for effect in move.effects for pair in effect.values)
    return any(paths.has(entity, name) and paths.dangle(entity, value) for name, value in values)


def _effects(entity: str, move: Transition, paths: Paths) -> tuple[Effect, ...]:
    """Keep what is written to members that are there."""
    slim = (
        replace(effect, values=tuple(pair for pair in effect.values if paths.has(entity, pair[0])))
        for effect in move.effects
    )
    return tuple(effect for effect in slim if effect.values)


def _policies(entity: Entity, presence: Presence, paths: Paths) -> tuple[Policy, ...]:
    """Keep policies of present roles; one whose scope cannot be worked out goes (default deny)."""
    moves = {each.name for each in entity.lifecycle.transitions} if entity.lifecycle else set()
    allowed = {"create", "read", "update", "delete"} | moves
    kept = []
    for policy in entity.policies:
        roles = tuple(role for role in policy.roles if role in presence.roles)
        actions = tuple(action for action in policy.actions if action in allowed)
        hide = tuple(name for name in policy.hide if paths.has(entity.name, name))
        there = presence.holds(policy.feature) and not paths.dangle(entity.name, policy.scope)
        if roles and actions and there:
            kept.append(replace(policy, roles=roles, actions=actions, hide=hide))
    return tuple(kept)
