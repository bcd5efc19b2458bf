"""The complete typed design of one backend: everything emission needs, and the facts each part exists for."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.domain import Entity, Role
from nova_rules.model.facts import Fact


@dataclass(frozen=True, slots=True)
class Project:
    """The project's names: `name` in kebab case, `title` for people, the customer's own words, and where and
    in what it does business.
    """

    name: str
    title: str
    description: str
    time_zone: str
    currency: str


@dataclass(frozen=True, slots=True)
class EntityDesign:
    """An entity of the design: the pack's entity reduced to what this design holds (references, policies and
    fields whose other side
    or feature is absent are gone), and the fact it exists for.
    """

    entity: Entity
    fact: Fact


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two entities: `card` is 1:1, 1:N or N:M; `source` is the one-side."""

    source: str
    name: str
    target: str
    card: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class RoleDesign:
    """A role of the design and the fact it exists for."""

    role: Role
    fact: Fact


@dataclass(frozen=True, slots=True)
class Permission:
    """What one role may do with one entity, and whether only within a scope."""

    role: str
    entity: str
    action: str
    scoped: bool
    fact: Fact


@dataclass(frozen=True, slots=True)
class Module:
    """A part of the backend: `state` is `built`, or `designed` where it was inferred but cannot be generated
    yet.
    """

    name: str
    title: str
    summary: str
    state: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision of the whole backend (security level, scale tier, architecture, auth level) and the fact
    behind it.
    """

    value: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning, question or suggestion as the user reads it."""

    name: str
    sentence: str
    details: tuple[tuple[str, str], ...]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The design. Tuples are sorted by name except relations (source, name, target) and permissions (role,
    entity, action).
    """

    project: Project
    domain: str
    domain_fact: Fact
    entities: tuple[EntityDesign, ...]
    relations: tuple[Relation, ...]
    roles: tuple[RoleDesign, ...]
    permissions: tuple[Permission, ...]
    modules: tuple[Module, ...]
    controls: tuple[Fact, ...]
    readiness: tuple[Fact, ...]
    features: tuple[str, ...]
    without: tuple[str, ...]
    security_level: Choice
    scale_tier: Choice
    architecture: Choice
    auth_level: Choice
    assumptions: tuple[Remark, ...]
    questions: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    suggestions: tuple[Remark, ...]
