"""The application: guard, page and interface put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from nova_rules.engine import Engine
from nova_rules.model.errors import NovaError
from nova_rules.service import api, web
from nova_rules.service.guard import Guard, TooLargeError
from nova_rules.service.plans import Plans
from nova_rules.service.problems import problem, problem_of


def build_app(engine: Engine, packs: tuple[Path, ...] = ()) -> FastAPI:
    """Give the application for an engine; `packs` are the user's folders it was opened with."""
    plans = Plans(engine, packs)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        plans.close()

    app = FastAPI(title="nova-rules", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.plans = plans
    app.include_router(api.router)
    app.include_router(web.router)
    app.add_middleware(Guard)
    app.add_exception_handler(NovaError, _engine_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(TooLargeError, _too_large)
    app.add_exception_handler(HTTPException, _http_error)
    return app


def _engine_error(_request: Request, error: Exception) -> Response:
    return (
        problem_of(error)
        if isinstance(error, NovaError)
        else problem(500, "internal", "Something went wrong.")
    )


def _invalid(_request: Request, error: Exception) -> Response:
    first = error.errors()[0] if isinstance(error, RequestValidationError) else {"loc": (), "msg": "invalid"}
    pointer = "".join(f"/{part}" for part in first["loc"][1:])
    return problem(422, "request-invalid", f"The request is not valid: {first['msg']}.", "", pointer)


def _http_error(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    sentence = {404: "There is nothing here.", 405: "That method is not known here."}.get(status, "Refused.")
    return problem(status, f"http-{status}", sentence)


def _too_large(_request: Request, _error: Exception) -> Response:
    return problem(413, "limit-exceeded", "The request is larger than 1 MB.", "Shorten the description.")
