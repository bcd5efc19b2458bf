"""Relations, roles and permissions of a design, each with the fact it exists for."""

from __future__ import annotations

from nova_rules.blueprint.presence import Presence
from nova_rules.model.blueprint import EntityDesign, Permission, Relation, RoleDesign
from nova_rules.model.domain import Domain
from nova_rules.model.facts import Findings


def relations(findings: Findings, presence: Presence) -> tuple[Relation, ...]:
    """Give the relations between present entities, sorted by source, name and target."""
    found = []
    for fact in findings.of_kind("relation"):
        source, name, target, card = fact.values
        if {source, target} <= presence.entities:
            found.append(Relation(source, name, target, card, fact))
    return tuple(sorted(found, key=lambda each: (each.source, each.name, each.target)))


def roles(domain: Domain, findings: Findings) -> tuple[RoleDesign, ...]:
    """Give the roles that hold, sorted by name."""
    facts = {fact.name: fact for fact in findings.of_kind("role")}
    return tuple(
        RoleDesign(role, facts[role.name])
        for role in sorted(domain.roles, key=lambda each: each.name)
        if role.name in facts
    )


def permissions(designs: tuple[EntityDesign, ...], findings: Findings) -> tuple[Permission, ...]:
    """Give what each role may do, from the reduced policies, sorted by role, entity and action."""
    facts = {fact.values: fact for fact in findings.of_kind("permission")}
    scoped = _scoped(designs)
    found = [
        Permission(role, entity, action, unlimited is False, facts[role, entity, action])
        for (role, entity, action), unlimited in scoped.items()
        if (role, entity, action) in facts
    ]
    return tuple(sorted(found, key=lambda each: (each.role, each.entity, each.action)))


def _scoped(designs: tuple[EntityDesign, ...]) -> dict[tuple[str, str, str], bool]:
    """Map (role, entity, action) to whether some policy grants it without a scope."""
    free: dict[tuple[str, str, str], bool] = {}
    for design in designs:
        for policy in design.entity.policies:
            for role in policy.roles:
                for action in policy.actions:
                    key = (role, design.entity.name, action)
                    free[key] = free.get(key, False) or policy.scope is None
    return free
