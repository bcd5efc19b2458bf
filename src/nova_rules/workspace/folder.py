"""Writing artifacts to a folder, all or nothing."""

from __future__ import annotations

from pathlib import Path

from nova_rules.model.errors import WorkspaceError
from nova_rules.model.layout import Artifact
from nova_rules.model.receipt import Receipt, WrittenFile
from nova_rules.workspace.locking import sole_writer
from nova_rules.workspace.owned import locked_files
from nova_rules.workspace.staging import stage
from nova_rules.workspace.swap import exchange, recover, staging_of
from nova_rules.workspace.tree import sha256, tree_hash


def write(artifacts: tuple[Artifact, ...], folder: Path, *, durable: bool = True) -> Receipt:
    """Write the artifacts as the content of `folder`, and give the receipt.

    The folder must be absent, empty, or hold a tree generated before (it has a nova.lock) in which no
    generated file was changed by hand; files that nova.lock does not own stay. Raises WorkspaceError, and
    WorkspaceLockedError when somebody else writes there; in both cases the folder is as it was.
    """
    folder = folder.absolute()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with sole_writer(folder):
            recover(folder)
            _refuse_foreign(folder)
            _refuse_changed(folder)
            stage(staging_of(folder), artifacts, durable=durable)
            exchange(folder)
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise WorkspaceError(
            f"{folder} cannot be written: {reason.lower()}.",
            "Choose another folder with `-o`, or mend the cause.",
        ) from error
    return receipt(artifacts, str(folder))


def receipt(artifacts: tuple[Artifact, ...], folder: str) -> Receipt:
    """Give what these artifacts are, file by file, without writing anything."""
    files = tuple(
        WrittenFile(each.path, sha256(each.content), each.template, each.facts)
        for each in sorted(artifacts, key=lambda each: each.path)
    )
    return Receipt(folder, files, tree_hash(artifacts))


def changed_files(folder: Path) -> tuple[str, ...]:
    """Give the generated files that differ from nova.lock or are gone, sorted; empty without a lock."""
    changed = []
    for path, digest in sorted(locked_files(folder).items()):
        file = folder / path
        if file.is_symlink() or not file.is_file() or sha256(file.read_bytes()) != digest:
            changed.append(path)
    return tuple(changed)


def _refuse_foreign(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise WorkspaceError(f"{folder} is not a folder.", "Choose another with `-o`.")
    if folder.is_dir() and not locked_files(folder) and any(folder.iterdir()):
        raise WorkspaceError(
            f"{folder} is not empty and was not generated (it has no nova.lock).",
            "Choose an empty folder with `-o`.",
        )


def _refuse_changed(folder: Path) -> None:
    changed = changed_files(folder) if folder.is_dir() else ()
    if changed:
        listed = ", ".join(changed[:5]) + (f" and {len(changed) - 5} more" if len(changed) > 5 else "")  # noqa: PLR2004
        raise WorkspaceError(
            f"{len(changed)} generated file(s) in {folder} were changed by hand: {listed}.",
            "Generate into another folder and carry your changes over, or restore these files first.",
        )
