"""The HTTP interface for programs: plans, their files, their reasons."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from nova_rules.explain.render import render_why
from nova_rules.explain.why import why
from nova_rules.model.explanation import WhyTree
from nova_rules.model.plan import Plan
from nova_rules.outline.plans import plan_document
from nova_rules.service.archive import zip_bytes
from nova_rules.service.plans import Plans
from nova_rules.service.problems import problem

router = APIRouter(prefix="/v1")


class PlanRequest(BaseModel):
    """What a plan is asked for with."""

    model_config = ConfigDict(extra="forbid", strict=True)

    description: str = Field(max_length=200_000)
    options: dict[str, Any] = {}


def plans_of(request: Request) -> Plans:
    """Give the plans of the running application."""
    plans: Plans = request.app.state.plans
    return plans


Known = Annotated[Plans, Depends(plans_of)]


@router.post("/plans", response_model=None)
def make_plan(body: PlanRequest, plans: Known) -> Response:
    """Think a description through with every matcher; answers what `plan --json` prints."""
    plan = plans.full(body.description, plans.engine.options(body.options))
    return JSONResponse(plan_document(plan), headers={"location": f"/v1/plans/{plan.id}"})


@router.get("/plans/{plan_id}", response_model=None)
def read_plan(plan_id: str, plans: Known) -> Response:
    """Give a plan made lately."""
    plan = plans.known(plan_id)
    return (
        _forgotten() if plan is None else JSONResponse(plan_document(plan), headers={"etag": f'"{plan.id}"'})
    )


@router.get("/plans/{plan_id}/files/{path:path}", response_model=None)
def read_file(plan_id: str, path: str, plans: Known) -> Response:
    """Give one file exactly as it would be written."""
    plan = plans.known(plan_id)
    if plan is None:
        return _forgotten()
    artifact = plans.engine.file(plan, path)
    if artifact is None:
        return problem(
            404, "no-such-file", f"The plan has no file `{path[:200]}`.", "Take a path from `files`."
        )
    return Response(artifact.content, media_type="text/plain; charset=utf-8")


@router.get("/plans/{plan_id}/archive.zip", response_model=None)
def read_archive(plan_id: str, plans: Known) -> Response:
    """Give the whole project as a zip with fixed dates, modes and order."""
    plan = plans.known(plan_id)
    if plan is None:
        return _forgotten()
    name = plan.design.blueprint.project.name if plan.design else "project"
    content = zip_bytes(plans.engine.generate(plan), name)
    disposition = f'attachment; filename="{name}.zip"'
    return Response(content, media_type="application/zip", headers={"content-disposition": disposition})


@router.get("/plans/{plan_id}/why/{fact:path}", response_model=None)
def read_why(plan_id: str, fact: str, plans: Known) -> Response:
    """Give the chain of reasons of one fact, down to the words."""
    plan = plans.known(plan_id)
    if plan is None:
        return _forgotten()
    tree = why_tree(plan, fact)
    if tree is None:
        return problem(
            404, "no-such-fact", f"The plan has no fact `{fact[:200]}`.", "Take a `fact` from the plan."
        )
    return JSONResponse({"fact": fact, "why": render_why(tree, plan.description.text)})


def why_tree(plan: Plan, key: str) -> WhyTree | None:
    """Give the reasons of a fact, or None where the plan has no such fact."""
    fact = next((each for each in plan.findings.facts if each.key == key), None)
    return None if fact is None else why(plan.findings, fact)


def _forgotten() -> Response:
    return problem(
        404, "no-such-plan", "This plan is not remembered (any more).", "Make it again with POST /v1/plans."
    )
