"""A plan for people: what, with the reason beside it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from nova_rules.cli.output import console
from nova_rules.model.plan import Plan
from nova_rules.outline.plans import plan_document
from nova_rules.outline.shapes import PlanShape, RemarkShape


def print_plan(plan: Plan) -> None:
    """Print the plan: decisions, structure, modules, scores, and everything a person must know."""
    document = plan_document(plan)
    out = console()
    if plan.design is None:
        _heading(out, f"Outcome: {plan.outcome}")
    else:
        _heading(out, f"{document['title']} ({document['project']}), plan {plan.id[:16]}, {plan.outcome}")
    for reason in plan.reasons:
        _line(out, reason)
    if plan.design is not None:
        _structure(out, document)
        _scores(out, document)
    _remarks(out, "Warnings", document["warnings"])
    _remarks(out, "Assumed, because nothing was said", document["assumptions"])
    _remarks(out, "Questions", document["questions"])
    _remarks(out, "Suggestions", document["suggestions"])
    _section(out, "Not understood", [f"“{each['words']}”: {each['reason']}" for each in document["unknown"]])


def _structure(out: Console, document: PlanShape) -> None:
    _section(
        out, "Decisions", [f"{each['id']}: {each['value']}. {each['why']}" for each in document["decisions"]]
    )
    _section(out, "Entities", [f"{each['name']}: {each['why']}" for each in document["entities"]])
    _section(
        out, "Relations", [f"{each['from']} {each['card']} {each['to']}" for each in document["relations"]]
    )
    _section(out, "Roles", [f"{each['name']}: {each['why']}" for each in document["roles"]])
    for state, title in (("built", "Modules"), ("designed", "Designed only, not generated yet")):
        rows = [f"{each['id']}: {each['why']}" for each in document["modules"] if each["state"] == state]
        _section(out, title, rows)


def _scores(out: Console, document: PlanShape) -> None:
    _heading(out, f"Security {document['security_score']}/100, readiness {document['readiness']}/100")
    lost = [
        each
        for each in (*document["security_points"], *document["readiness_points"])
        if each["earned"] < each["possible"]
    ]
    for each in lost:
        _line(out, f"{each['earned']}/{each['possible']} {each['title']}: {each['sentence']}")


def _remarks(out: Console, title: str, remarks: list[RemarkShape]) -> None:
    rows = []
    for each in remarks:
        details = "; ".join(f"{name}: {value}" for name, value in each["details"].items() if value)
        rows.append(f"{each['sentence']}{f' ({details})' if details else ''}")
    _section(out, title, rows)


def _section(out: Console, title: str, rows: Iterable[str]) -> None:
    listed = list(rows)
    if listed:
        _heading(out, title)
        for row in listed:
            _line(out, row)


def _heading(out: Console, words: str) -> None:
    out.print(f"\n{words}", style="bold", markup=False)


def _line(out: Console, words: str) -> None:
    out.print(f"  {words}", markup=False)
