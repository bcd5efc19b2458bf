"""What stands between the network and the engine: host, origin, size, headers."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nova_rules.service.problems import problem

LARGEST_BODY = 1_000_000
_HOSTS = frozenset({"127.0.0.1", "localhost", "::1", "testserver"})
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Refuses other hosts (DNS rebinding), other origins and large bodies, counted as they arrive."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = _refusal(headers)
        if refusal is not None:
            await problem(*refusal)(scope, receive, _with_headers(send))
            return
        await self._app(scope, _Counted(receive), _with_headers(send))


class TooLargeError(HTTPException):
    """More bytes arrived than a body may have."""

    def __init__(self) -> None:
        """Answer 413; FastAPI lets an HTTPException through where it would answer 400 to any other."""
        super().__init__(413)


class _Counted:
    """A receive channel that counts the bytes of the body: Content-Length may be absent or wrong."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._seen = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self._seen > LARGEST_BODY:
            raise TooLargeError
        return message


def _refusal(headers: Headers) -> tuple[int, str, str, str] | None:
    if _host(f"//{headers.get('host', '')}") not in _HOSTS:
        return 421, "host-refused", "This server answers only to this machine.", "Use http://127.0.0.1."
    origin = headers.get("origin")
    if origin is not None and _host(origin) not in _HOSTS:
        return 403, "origin-refused", "Another site may not use this server.", "Open the page itself."
    declared = headers.get("content-length", "0")
    if not declared.isdigit() or int(declared) > LARGEST_BODY:
        return 413, "limit-exceeded", "The request is larger than 1 MB.", "Shorten the description."
    return None


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
