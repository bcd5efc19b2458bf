"""A plan as a document."""

from __future__ import annotations

from nova_rules.model.blueprint import Blueprint, Choice, Remark
from nova_rules.model.facts import Fact, Findings
from nova_rules.model.plan import Design, Plan
from nova_rules.model.scorecard import Point
from nova_rules.outline.reading import signal_shape, unknown_shape
from nova_rules.outline.shapes import (
    PLAN_FORMAT,
    DecisionShape,
    EntityShape,
    ModuleShape,
    PermissionShape,
    PlanShape,
    PointShape,
    RelationShape,
    RemarkShape,
)


def pascal(name: str) -> str:
    """Give `fee_invoice` as `FeeInvoice`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def plan_document(plan: Plan) -> PlanShape:
    """Give the plan as `plan --json` prints it."""
    document = _empty(plan)
    if plan.design is not None:
        reasons = first_reasons(plan.findings)
        _add_structure(document, plan.design.blueprint, reasons)
        _add_decisions(document, plan.design.blueprint, reasons)
        _add_assessment(document, plan.design)
    return document


def first_reasons(findings: Findings) -> dict[Fact, str]:
    """Map each derived fact to the sentence of its first justification."""
    reasons: dict[Fact, str] = {}
    for each in findings.justifications:
        reasons.setdefault(each.fact, each.because)
    return reasons


def _empty(plan: Plan) -> PlanShape:
    """Give what is known of every plan, designed or not."""
    reading = plan.reading
    return {
        "format": PLAN_FORMAT,
        "engine": plan.engine,
        "plan_id": plan.id,
        "outcome": plan.outcome,  # type: ignore[typeddict-item]  # one of the literals by construction
        "reasons": list(plan.reasons),
        "project": None,
        "title": None,
        "domains": [{"id": each.domain, "score": each.score} for each in reading.domains],
        "entities": [],
        "relations": [],
        "roles": [],
        "permissions": [],
        "modules": [],
        "auth_level": None,
        "security_level": None,
        "scale_tier": None,
        "architecture": None,
        "decisions": [],
        "security_score": None,
        "security_points": [],
        "readiness": None,
        "readiness_points": [],
        "assumptions": [],
        "questions": [],
        "warnings": [],
        "suggestions": [],
        "conflicts": [
            {"winner": each.winner.key, "loser": each.loser.key, "why": each.because}
            for each in plan.findings.conflicts
        ],
        "signals": [signal_shape(each) for each in reading.signals],
        "unknown": [unknown_shape(each) for each in reading.unknown],
        "language": reading.language,
        "matchers": list(plan.findings.matchers),
        "files": [],
    }


def _add_structure(document: PlanShape, blueprint: Blueprint, reasons: dict[Fact, str]) -> None:
    document["project"] = blueprint.project.name
    document["title"] = blueprint.project.title
    document["entities"] = _entities(blueprint, reasons)
    document["relations"] = _relations(blueprint, reasons)
    document["roles"] = [
        {"name": each.role.name, "title": each.role.title, "fact": each.fact.key, "why": reasons[each.fact]}
        for each in blueprint.roles
    ]
    document["permissions"] = _permissions(blueprint)
    document["modules"] = _modules(blueprint, reasons)


def _entities(blueprint: Blueprint, reasons: dict[Fact, str]) -> list[EntityShape]:
    return [
        {
            "name": pascal(each.entity.name),
            "summary": each.entity.summary,
            "fields": [field.name for field in each.entity.fields],
            "states": list(each.entity.lifecycle.states) if each.entity.lifecycle else [],
            "fact": each.fact.key,
            "why": reasons[each.fact],
        }
        for each in blueprint.entities
    ]


def _relations(blueprint: Blueprint, reasons: dict[Fact, str]) -> list[RelationShape]:
    return [
        {
            "from": pascal(each.source),
            "card": each.card,  # type: ignore[typeddict-item]  # one of three by construction
            "to": pascal(each.target),
            "name": each.name,
            "fact": each.fact.key,
            "why": reasons[each.fact],
        }
        for each in blueprint.relations
    ]


def _permissions(blueprint: Blueprint) -> list[PermissionShape]:
    """Give one row for each role, entity and reach, with all actions."""
    rows: dict[tuple[str, str, bool], PermissionShape] = {}
    for each in blueprint.permissions:
        key = (each.role, each.entity, each.scoped)
        row = rows.setdefault(
            key,
            {
                "role": each.role,
                "entity": pascal(each.entity),
                "actions": [],
                "scoped": each.scoped,
                "fact": each.fact.key,
            },
        )
        row["actions"].append(each.action)
    return [rows[key] for key in sorted(rows)]


def _modules(blueprint: Blueprint, reasons: dict[Fact, str]) -> list[ModuleShape]:
    return [
        {
            "id": each.name,
            "title": each.title,
            "state": "built" if each.state == "built" else "designed",
            "fact": each.fact.key,
            "why": reasons[each.fact],
        }
        for each in blueprint.modules
    ]


def _add_decisions(document: PlanShape, blueprint: Blueprint, reasons: dict[Fact, str]) -> None:
    document["auth_level"] = blueprint.auth_level.value
    document["security_level"] = blueprint.security_level.value
    document["scale_tier"] = blueprint.scale_tier.value
    document["architecture"] = blueprint.architecture.value
    document["decisions"] = [
        _decision("architecture", blueprint.architecture, reasons),
        _decision("security_level", blueprint.security_level, reasons),
        _decision("auth_level", blueprint.auth_level, reasons),
        _decision("scale_tier", blueprint.scale_tier, reasons),
    ]
    document["assumptions"] = [_remark(each) for each in blueprint.assumptions]
    document["questions"] = [_remark(each) for each in blueprint.questions]
    document["warnings"] = [_remark(each) for each in blueprint.warnings]
    document["suggestions"] = [_remark(each) for each in blueprint.suggestions]


def _decision(kind: str, choice: Choice, reasons: dict[Fact, str]) -> DecisionShape:
    return {"id": kind, "value": choice.value, "fact": choice.fact.key, "why": reasons[choice.fact]}


def _remark(remark: Remark) -> RemarkShape:
    return {
        "id": remark.name,
        "sentence": remark.sentence,
        "details": dict(remark.details),
        "fact": remark.fact.key,
    }


def _add_assessment(document: PlanShape, design: Design) -> None:
    card = design.scorecard
    document["security_score"] = card.security
    document["security_points"] = [_point(each) for each in card.security_points]
    document["readiness"] = card.readiness
    document["readiness_points"] = [_point(each) for each in card.readiness_points]
    document["files"] = [
        {"path": each.path, "facts": [fact.key for fact in each.facts]} for each in design.layout.files
    ]


def _point(point: Point) -> PointShape:
    return {
        "id": point.name,
        "title": point.title,
        "earned": point.earned,
        "possible": point.possible,
        "sentence": point.sentence,
        "files": list(point.files),
        "facts": [fact.key for fact in point.facts],
    }
