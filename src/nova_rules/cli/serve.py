"""`nova-rules serve`: the live page and the HTTP interface, on this machine only."""

from __future__ import annotations

from typing import Annotated

import typer

from nova_rules.cli.inputs import PacksFolders, engine_from
from nova_rules.cli.output import notices


def serve(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8080,
    packs: PacksFolders = None,
) -> None:
    """Serve the live page on 127.0.0.1."""
    from nova_rules.service.run import run  # noqa: PLC0415 - the web server is loaded only for this command

    engine = engine_from(packs)
    notices().print(f"Serving on http://127.0.0.1:{port} (this machine only; Ctrl-C stops it).", markup=False)
    run(engine, port, tuple(packs or ()))
