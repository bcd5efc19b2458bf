"""Serves the application on loopback."""

from __future__ import annotations

import gc
from pathlib import Path

import uvicorn

from nova_rules.engine import Engine
from nova_rules.service.app import build_app


def run(engine: Engine, port: int, packs: tuple[Path, ...] = ()) -> None:
    """Serve until interrupted; binds to 127.0.0.1 because nothing here asks who is calling."""
    # The packs stay as long as the server does: they need not be looked through again and again.
    gc.enable()
    gc.freeze()
    uvicorn.run(build_app(engine, packs), host="127.0.0.1", port=port, log_level="warning")
