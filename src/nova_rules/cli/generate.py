"""`nova-rules generate`: plan and apply in one step."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nova_rules.cli.inputs import (
    AsJson,
    OptionsFile,
    OutputFolder,
    PacksFolders,
    Text,
    description_from,
    engine_from,
    options_of,
)
from nova_rules.cli.output import console, print_json, progress
from nova_rules.cli.summary import print_plan
from nova_rules.engine import Engine
from nova_rules.model.plan import Plan
from nova_rules.model.receipt import Receipt
from nova_rules.workspace.folder import write

RECEIPT_FORMAT = "nova-rules.receipt/1"


def generate(
    text: Text,
    output: OutputFolder,
    options: OptionsFile = None,
    packs: PacksFolders = None,
    project: Annotated[str | None, typer.Option("--project", help="The project's name.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write a complete backend for a description."""
    with progress("Thinking the description through", quiet=as_json):
        engine = engine_from(packs)
        made = engine.plan(description_from(text), options_of(engine, options, project))
    with progress("Writing the backend", quiet=as_json):
        receipt = write_project(engine, made, output)
    report(made, receipt, output, as_json=as_json)


def write_project(engine: Engine, plan: Plan, folder: Path) -> Receipt:
    """Write every file of the plan; DescriptionError for a refused plan, WorkspaceError for the folder."""
    return write(engine.generate(plan), folder)


def report(plan: Plan, receipt: Receipt, folder: Path, *, as_json: bool) -> None:
    """Say what was written, by whom it was derived, and what comes next."""
    if as_json:
        print_json(
            {
                "format": RECEIPT_FORMAT,
                "folder": receipt.folder,
                "plan_id": plan.id,
                "outcome": plan.outcome,
                "tree": receipt.tree,
                "matchers": list(plan.findings.matchers),
                "files": [{"path": file.path, "sha256": file.sha256} for file in receipt.files],
            }
        )
        return
    print_plan(plan)
    out = console()
    out.print(f"\nWrote {len(receipt.files)} files to {folder} (tree {receipt.tree[:16]}).", markup=False)
    out.print(f"Derived by {' and '.join(plan.findings.matchers)}.", markup=False)
    out.print(f"Next: read {folder}/README.md, or ask `nova-rules why {folder}`.", markup=False)
