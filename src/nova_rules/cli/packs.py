"""`nova-rules packs`: checks and tests for those who write knowledge."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nova_rules.cli.inputs import AsJson, PacksFolders
from nova_rules.cli.output import console, print_json, problem_document, progress
from nova_rules.engine import check_packs
from nova_rules.examples import run_examples
from nova_rules.model.errors import KnowledgeError

app = typer.Typer(help="Check and test packs.", no_args_is_help=True)
Folders = Annotated[
    list[Path] | None, typer.Argument(help="Folders of your own packs, layered over the shipped ones.")
]


@app.command("check")
def check(folders: Folders = None, packs: PacksFolders = None, as_json: AsJson = False) -> None:
    """Find every mistake in the packs, each with its place and what to do."""
    with progress("Checking the packs", quiet=as_json):
        problems = check_packs((*(folders or ()), *(packs or ())))
    if as_json:
        print_json(
            {"format": "nova-rules.problems/1", "problems": [problem_document(each) for each in problems]}
        )
    else:
        for each in problems:
            console().print(str(each), markup=False)
        console().print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} found.", markup=False)
    if problems:
        raise typer.Exit(KnowledgeError.exit_code)


@app.command("test")
def test(folders: Folders = None, packs: PacksFolders = None, as_json: AsJson = False) -> None:
    """Run every example of the packs."""
    with progress("Running the examples", quiet=as_json):
        results = run_examples((*(folders or ()), *(packs or ())))
    failed = [each for each in results if each.failures]
    if as_json:
        rows = [{"name": each.name, "failures": list(each.failures)} for each in results]
        print_json({"format": "nova-rules.examples/1", "examples": rows})
    else:
        for each in failed:
            console().print("\n  ".join((each.name, *each.failures)), markup=False)
        console().print(f"{len(results) - len(failed)} examples passed, {len(failed)} failed.", markup=False)
    if failed:
        raise typer.Exit(KnowledgeError.exit_code)
