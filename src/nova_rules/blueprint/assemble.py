"""Findings in, blueprint out."""

from __future__ import annotations

from nova_rules.blueprint.choices import assumed, choice, remarks
from nova_rules.blueprint.entities import entity_designs, reduced_domain
from nova_rules.blueprint.modules import modules
from nova_rules.blueprint.presence import presence_of
from nova_rules.blueprint.project import project
from nova_rules.blueprint.structure import permissions, relations, roles
from nova_rules.model.blueprint import Blueprint
from nova_rules.model.domain import Domain
from nova_rules.model.facts import Fact, Findings
from nova_rules.model.knowledge import Knowledge
from nova_rules.model.text import Description, Options


def assemble(
    description: Description,
    options: Options,
    findings: Findings,
    knowledge: Knowledge,
    templates: frozenset[str],
) -> Blueprint:
    """Give the design of the backend; `templates` names the modules that can be generated.

    Raises OptionsError for an unusable project name and ContradictionError where no rule decides a level.
    """
    domain_fact = findings.of_kind("domain")[0]
    domain = knowledge.domain(domain_fact.name)
    presence = presence_of(findings, domain)
    designs = entity_designs(domain, findings, presence)
    return Blueprint(
        project=project(description, options, domain, findings),
        domain=domain.name,
        domain_fact=domain_fact,
        entities=designs,
        relations=relations(findings, presence),
        roles=roles(domain, findings),
        permissions=permissions(designs, findings),
        modules=modules(findings, knowledge.modules, designs, templates),
        controls=_sorted(findings.of_kind("control")),
        readiness=_sorted(findings.of_kind("readiness")),
        features=findings.names("feature"),
        without=findings.names("without"),
        security_level=choice(findings, "security_level"),
        scale_tier=choice(findings, "scale_tier"),
        architecture=choice(findings, "architecture"),
        auth_level=choice(findings, "auth_level"),
        assumptions=assumed(findings),
        questions=remarks(findings, "question"),
        warnings=remarks(findings, "warning"),
        suggestions=remarks(findings, "suggestion"),
    )


def domain_of(blueprint: Blueprint, findings: Findings, knowledge: Knowledge) -> Domain:
    """Give the domain as the design holds it, for lowering."""
    domain = knowledge.domain(blueprint.domain)
    project = blueprint.project
    return reduced_domain(domain, presence_of(findings, domain), project.time_zone, project.currency)


def _sorted(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.key))
