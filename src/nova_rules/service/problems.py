"""Refusals as problem+json (RFC 9457), with the engine's own codes."""

from __future__ import annotations

from fastapi.responses import JSONResponse

from nova_rules.model.errors import DescriptionError, LimitError, NovaError, OptionsError

STATUS = {DescriptionError: 422, OptionsError: 422, LimitError: 413}


def problem(status: int, code: str, sentence: str, hint: str = "", pointer: str = "") -> JSONResponse:
    """Give an answer that says what is wrong, what to do, and where in the body (a JSON pointer)."""
    body = {
        "type": f"urn:nova-rules:problem:{code}",
        "title": sentence,
        "status": status,
        "code": code,
        "detail": hint,
    }
    return JSONResponse(
        body | ({"pointer": pointer} if pointer else {}), status, media_type="application/problem+json"
    )


def problem_of(error: NovaError) -> JSONResponse:
    """Give the answer for an error of the engine."""
    status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)
    pointer = "/options" if isinstance(error, OptionsError) else ""
    return problem(status, error.code, error.sentence, error.hint, pointer)
