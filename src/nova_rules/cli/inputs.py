"""What the user gave: the words, the options, the packs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from nova_rules.engine import Engine, open_engine
from nova_rules.model.errors import DescriptionError, KnowledgeError, OptionsError
from nova_rules.model.problems import Place, Problem
from nova_rules.model.text import Description, Options

Text = Annotated[str, typer.Argument(help="The description in plain words; `-` reads standard input.")]
OptionsFile = Annotated[
    Path | None, typer.Option("--options", help="A JSON file: project, features, without, answers.")
]
PacksFolders = Annotated[
    list[Path] | None, typer.Option("--packs", help="A folder of your own packs; may be repeated.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
OutputFolder = Annotated[
    Path, typer.Option("-o", "--output", help="The folder to write; absent, empty or generated before.")
]


def description_from(text: str) -> Description:
    """Give the description; raises DescriptionError for input that is no UTF-8 text."""
    if text != "-":
        return Description(text)
    try:
        return Description(sys.stdin.buffer.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DescriptionError(
            f"Standard input is not UTF-8 text (byte {error.start}).", "Save the description as UTF-8."
        ) from None


def engine_from(packs: list[Path] | None) -> Engine:
    """Load the engine with the user's packs; raises KnowledgeError for a folder that is not there."""
    folders = tuple(packs or ())
    missing = [folder for folder in folders if not folder.is_dir()]
    if missing:
        raise KnowledgeError(
            tuple(
                Problem(Place(str(folder)), "no-folder", "There is no such folder of packs.")
                for folder in missing
            )
        )
    return open_engine(folders)


def options_of(engine: Engine, file: Path | None, project: str | None = None) -> Options:
    """Give the options of a file, checked against what the packs know; `project` overrides its name."""
    raw: Any = {}
    if file is not None:
        try:
            raw = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise OptionsError(
                f"{file} cannot be read as options: {error}.", "It must be one JSON object."
            ) from None
    return engine.options({**raw, "project": project} if project and isinstance(raw, dict) else raw)
