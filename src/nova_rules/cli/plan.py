"""`nova-rules plan`: what would be generated, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from nova_rules.cli.inputs import (
    AsJson,
    OptionsFile,
    PacksFolders,
    Text,
    description_from,
    engine_from,
    options_of,
)
from nova_rules.cli.output import print_json, progress
from nova_rules.cli.summary import print_plan
from nova_rules.engine import REFUSED
from nova_rules.model.errors import DescriptionError
from nova_rules.model.plan import Plan
from nova_rules.outline.options import options_document
from nova_rules.outline.plans import plan_document

PLAN_FILE_FORMAT = "nova-rules.plan-file/1"


def plan(
    text: Text,
    options: OptionsFile = None,
    packs: PacksFolders = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the plan here, for `apply`.")
    ] = None,
    project: Annotated[str | None, typer.Option("--project", help="The project's name.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what would be generated and why; writes no project."""
    with progress("Reading the description", quiet=as_json):
        engine = engine_from(packs)
        made = engine.plan(description_from(text), options_of(engine, options, project))
    if output is not None and made.outcome not in REFUSED:
        write_plan_file(made, packs or [], output)
    if as_json:
        print_json(plan_document(made))
    else:
        print_plan(made)
    if made.outcome in REFUSED:
        raise typer.Exit(DescriptionError.exit_code)


def write_plan_file(plan: Plan, packs: list[Path], path: Path) -> None:
    """Write what `apply` needs to make exactly this plan again."""
    document = {
        "format": PLAN_FILE_FORMAT,
        "text": plan.description.text,
        "options": options_document(plan.options),
        "packs": [str(folder.absolute()) for folder in packs],
        "plan": plan_document(plan),
    }
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")
