"""`nova-rules reproduce` and `verify`: the same bytes again, and what a person changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nova_rules.cli.inputs import AsJson, PacksFolders, engine_from
from nova_rules.cli.output import console, print_json, progress
from nova_rules.engine import Engine
from nova_rules.model.errors import MismatchError, WorkspaceError
from nova_rules.model.text import Description
from nova_rules.outline.lock import Lock, lock_from
from nova_rules.workspace.folder import changed_files, receipt
from nova_rules.workspace.owned import LOCK_NAME


def reproduce(
    lock_file: Annotated[Path, typer.Argument(help="A nova.lock, or the folder it lies in.")],
    packs: PacksFolders = None,
    as_json: AsJson = False,
) -> None:
    """Generate again from nova.lock alone and compare every byte."""
    path = lock_path(lock_file)
    lock = read_lock(path)
    with progress("Generating again", quiet=as_json):
        tree = _regenerated(engine_from(packs), lock, path)
    if as_json:
        print_json(
            {"format": "nova-rules.reproduction/1", "tree": tree, "plan_id": lock.plan_id, "same": True}
        )
    else:
        console().print(f"The same {len(lock.files)} files, byte for byte (tree {tree[:16]}).", markup=False)


def verify(
    folder: Annotated[Path, typer.Argument(help="A generated folder.")],
    as_json: AsJson = False,
) -> None:
    """Say which generated files were changed by hand since."""
    read_lock(lock_path(folder))
    changed = changed_files(folder)
    if as_json:
        print_json({"format": "nova-rules.verification/1", "changed": list(changed)})
    elif changed:
        console().print("\n".join(("Changed by hand or gone:", *changed)), markup=False)
    else:
        console().print("Every generated file is as it was written.", markup=False)
    if changed:
        raise typer.Exit(MismatchError.exit_code)


def lock_path(place: Path) -> Path:
    """Give the nova.lock of a folder, or the file itself."""
    return place / LOCK_NAME if place.is_dir() else place


def read_lock(path: Path) -> Lock:
    """Read a nova.lock; raises WorkspaceError when it is not there, MismatchError when it is none."""
    try:
        return lock_from(path.read_bytes(), str(path))
    except OSError:
        raise WorkspaceError(f"There is no {path}.", "Name a generated folder or its nova.lock.") from None


def _regenerated(engine: Engine, lock: Lock, path: Path) -> str:
    now = engine.plan(Description(lock.text), engine.options(lock.options))
    _refuse_other_packs(now.packs, lock.packs, path)
    if now.engine != lock.engine:
        raise MismatchError(
            f"{path} was made by {lock.engine}; this is {now.engine}.", "Install that version."
        )
    artifacts = engine.generate(now)
    made = receipt(artifacts[:-1], "")
    before = dict(lock.files)
    for file in made.files:
        if before.pop(file.path, None) != file.sha256:
            raise MismatchError(
                f"{file.path} comes out different from {path}.", "The first difference is named."
            )
    if before:
        raise MismatchError(f"{min(before)} stands in {path} but is not generated any more.", "")
    if artifacts[-1].content != path.read_bytes():
        raise MismatchError(
            f"Every file is the same, but {path} itself was changed.", "Take it from version control."
        )
    return made.tree


def _refuse_other_packs(
    now: tuple[tuple[str, str], ...], then: tuple[tuple[str, str], ...], path: Path
) -> None:
    differing = sorted({name for name, _ in set(now) ^ set(then)})
    if differing:
        raise MismatchError(
            f"The packs differ from those of {path}: {', '.join(differing)}.",
            "Use the packs it was made with (`--packs` for your own).",
        )
