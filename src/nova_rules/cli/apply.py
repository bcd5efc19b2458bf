"""`nova-rules apply`: writes exactly the plan that was reviewed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from nova_rules.cli.generate import report, write_project
from nova_rules.cli.inputs import AsJson, OutputFolder, engine_from
from nova_rules.cli.output import progress
from nova_rules.cli.plan import PLAN_FILE_FORMAT
from nova_rules.model.errors import DescriptionError, MismatchError
from nova_rules.model.text import Description


def apply(
    plan_file: Annotated[Path, typer.Argument(help="A file written by `nova-rules plan -o`.")],
    output: OutputFolder,
    as_json: AsJson = False,
) -> None:
    """Write a plan that was made before; refuses when the engine or the packs have changed since."""
    document = _read(plan_file)
    with progress("Writing the backend", quiet=as_json):
        engine = engine_from([Path(folder) for folder in document["packs"]])
        made = engine.plan(Description(document["text"]), engine.options(document["options"]))
        if made.id != document["plan"]["plan_id"]:
            raise MismatchError(
                f"{plan_file} was made with other packs or another engine ({document['plan']['engine']}).",
                "Make the plan again and review it.",
            )
        receipt = write_project(engine, made, output)
    report(made, receipt, output, as_json=as_json)


def _read(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        document = None
    if not _is_plan_file(document):
        raise DescriptionError(f"{path} is not a plan file.", "Make one with `nova-rules plan TEXT -o FILE`.")
    return dict(document)


def _is_plan_file(document: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    return (
        isinstance(document, dict)
        and document.get("format") == PLAN_FILE_FORMAT
        and isinstance(document.get("text"), str)
        and isinstance(document.get("packs"), list)
        and isinstance(document.get("plan"), dict)
    )
