"""The shape of a plan as other programs see it; its JSON Schema is generated from here."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

PLAN_FORMAT: Literal["nova-rules.plan/1"] = "nova-rules.plan/1"


class DomainShape(TypedDict):
    """A business the text may be about, with its score from 0 to 1000."""

    id: str
    score: int


class EntityShape(TypedDict):
    """A thing the backend keeps records of, in PascalCase singular."""

    name: str
    summary: str
    fields: list[str]
    states: list[str]
    fact: str
    why: str


class RelationShape(TypedDict("_From", {"from": str})):
    """A relation: `card` is 1:1, 1:N or N:M; `from` is the one-side."""

    card: Literal["1:1", "1:N", "N:M"]
    to: str
    name: str
    fact: str
    why: str


class RoleShape(TypedDict):
    """A kind of user, in snake_case."""

    name: str
    title: str
    fact: str
    why: str


class PermissionShape(TypedDict):
    """What a role may do with an entity; `scoped` where only with some of its records."""

    role: str
    entity: str
    actions: list[str]
    scoped: bool
    fact: str


class ModuleShape(TypedDict):
    """A part of the backend; `designed` where it was inferred but cannot be generated yet."""

    id: str
    title: str
    state: Literal["built", "designed"]
    fact: str
    why: str


class DecisionShape(TypedDict):
    """A decision about the whole backend, with its reason."""

    id: str
    value: str
    fact: str
    why: str


class PointShape(TypedDict):
    """A control or a part of readiness: what it earns, of what, and the files that earn it."""

    id: str
    title: str
    earned: int
    possible: int
    sentence: str
    files: list[str]
    facts: list[str]


class RemarkShape(TypedDict):
    """A question, warning, suggestion or assumption; details are default, effect, consequence, instead."""

    id: str
    sentence: str
    details: dict[str, str]
    fact: str


class SignalShape(TypedDict):
    """One thing the words suggest, at `start` to `end` of the text (code points, half-open)."""

    kind: str
    concept: str
    start: int
    end: int
    words: str
    method: str
    score: int


class UnknownShape(TypedDict):
    """A part of the text that was not understood."""

    start: int
    end: int
    words: str
    reason: str


class ConflictShape(TypedDict):
    """Two things that cannot both hold: which won, and why."""

    winner: str
    loser: str
    why: str


class FileShape(TypedDict):
    """A file that will be written and the facts it exists for."""

    path: str
    facts: list[str]


class PlanShape(TypedDict):
    """A plan. Levels and scores are null where the outcome is clarify or reject."""

    format: Literal["nova-rules.plan/1"]
    engine: str
    plan_id: str
    outcome: Literal["ok", "ok_low_confidence", "ok_with_conflicts", "clarify", "reject"]
    reasons: list[str]
    project: str | None
    title: str | None
    domains: list[DomainShape]
    entities: list[EntityShape]
    relations: list[RelationShape]
    roles: list[RoleShape]
    permissions: list[PermissionShape]
    modules: list[ModuleShape]
    auth_level: str | None
    security_level: str | None
    scale_tier: str | None
    architecture: str | None
    decisions: list[DecisionShape]
    security_score: int | None
    security_points: list[PointShape]
    readiness: int | None
    readiness_points: list[PointShape]
    assumptions: list[RemarkShape]
    questions: list[RemarkShape]
    warnings: list[RemarkShape]
    suggestions: list[RemarkShape]
    conflicts: list[ConflictShape]
    signals: list[SignalShape]
    unknown: list[UnknownShape]
    language: str
    matchers: list[str]
    files: list[FileShape]
