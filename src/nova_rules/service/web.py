"""The live page: server-rendered, complete without JavaScript, and updated in place with it."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from nova_rules.model.errors import NovaError
from nova_rules.model.text import Options
from nova_rules.service.api import Known, why_tree
from nova_rules.service.pages import FOLDER, render
from nova_rules.service.plans import Plans
from nova_rules.service.view import named, plan_view

router = APIRouter()
EXAMPLE = "School management system with online fees; parents get an SMS when a child is absent."
_TYPES = {"page.css": "text/css", "page.js": "text/javascript"}


@router.get("/", response_class=HTMLResponse)
async def page(plans: Known) -> str:
    """Show the page with the example description thought through."""
    return await run_in_threadpool(_page, plans, {"text": [EXAMPLE]})


@router.post("/", response_class=HTMLResponse)
async def submit(request: Request, plans: Known) -> str:
    """Show the page for a submitted form: what a browser without JavaScript uses."""
    return await run_in_threadpool(_page, plans, await _form(request))


@router.post("/preview", response_class=HTMLResponse)
async def preview(request: Request, plans: Known) -> str:
    """Give the right-hand side for what was typed."""
    return await run_in_threadpool(_result, plans, await _form(request))


@router.get("/why", response_class=HTMLResponse)
def why(plan: str, fact: str, plans: Known) -> HTMLResponse:
    """Show why a fact holds."""
    known = plans.known(plan)
    tree = None if known is None else why_tree(known, fact)
    if tree is None:
        return _panel("Why?", "This plan is not remembered any more: type again.", None)
    values = {"title": f"Why {named(tree)}?", "tree": tree, "css": asset_version("page.css")}
    return HTMLResponse(render("why.html.jinja", {**values, "named": named}))


@router.get("/file", response_class=HTMLResponse)
def file(plan: str, path: str, plans: Known) -> HTMLResponse:
    """Show a file exactly as it would be written."""
    known = plans.known(plan)
    artifact = None if known is None else plans.engine.file(known, path)
    text = None if artifact is None else artifact.content.decode("utf-8", "replace")
    return _panel(path, text if text is not None else "There is no such file in the plan (any more).", text)


@router.get("/assets/{name}")
def asset(name: str) -> Response:
    """Give the page's style sheet or script."""
    if name not in _TYPES:
        return Response(status_code=404)
    return Response(asset_bytes(name), media_type=_TYPES[name], headers={"cache-control": "max-age=3600"})


@router.get("/favicon.ico")
def no_icon() -> Response:
    """Answer the request every browser makes: the page has no icon."""
    return Response(status_code=204)


@cache
def asset_bytes(name: str) -> bytes:
    """Give the content of an asset."""
    return (FOLDER / name).read_bytes()


@cache
def asset_version(name: str) -> str:
    """Give a short hash of an asset, so that a new version is fetched at once."""
    return hashlib.sha256(asset_bytes(name)).hexdigest()[:12]


def _panel(title: str, text: str, found: str | None) -> HTMLResponse:
    html = render("panel.html.jinja", {"title": title, "text": text, "css": asset_version("page.css")})
    return HTMLResponse(html, 200 if found is not None else 404)


def _page(plans: Plans, form: dict[str, list[str]]) -> str:
    knowledge = plans.engine.knowledge
    values = {
        "text": form.get("text", [""])[0],
        "result": _result(plans, form),
        "features": [feature for domain in knowledge.domains for feature in domain.features],
        "chosen": {name: values[0] for name, values in form.items() if name.startswith("feature.")},
        "protections": [module for module in plans.engine.templates.modules if module.switch],
        "without": form.get("without", []),
        "css": asset_version("page.css"),
        "js": asset_version("page.js"),
    }
    return render("page.html.jinja", values)


def _result(plans: Plans, form: dict[str, list[str]]) -> str:
    try:
        plan = plans.preview(form.get("text", [""])[0], _options(plans, form))
    except NovaError as error:
        return render("refused.html.jinja", {"sentence": error.sentence, "hint": error.hint})
    return render("result.html.jinja", plan_view(plan))


def _options(plans: Plans, form: dict[str, list[str]]) -> Options:
    features = {
        name.removeprefix("feature."): values[0] == "on"
        for name, values in form.items()
        if name.startswith("feature.") and values[0] in {"on", "off"}
    }
    raw: dict[str, Any] = {"features": features, "without": form.get("without", [])}
    return plans.engine.options(raw)


async def _form(request: Request) -> dict[str, list[str]]:
    """Read a URL-encoded form; browsers send line ends as CR LF, people type LF."""
    body = (await request.body()).decode("utf-8", "replace")
    parsed = parse_qs(body, keep_blank_values=True, max_num_fields=200)
    return {name: [re.sub(r"\r\n?", "\n", value) for value in values] for name, values in parsed.items()}
