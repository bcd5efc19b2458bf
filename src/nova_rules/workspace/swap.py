"""Putting a finished tree in the place of an older one, and finishing what a crash interrupted."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from nova_rules.workspace.owned import owned_paths


def staging_of(folder: Path) -> Path:
    """Give where the next tree is prepared."""
    return folder.parent / f".{folder.name}.nova-new"


def retired_of(folder: Path) -> Path:
    """Give where the former tree waits until the user's own files were carried over."""
    return folder.parent / f".{folder.name}.nova-old"


def recover(folder: Path) -> None:
    """Finish or undo what a killed run left: half a staged tree goes, a half-done exchange is completed."""
    staging, retired = staging_of(folder), retired_of(folder)
    if staging.is_dir() and not staging.is_symlink():
        shutil.rmtree(staging)
    if retired.is_dir() and not retired.is_symlink():
        if folder.exists():
            carry_over(retired, folder)
            shutil.rmtree(retired)
        else:
            retired.rename(folder)


def exchange(folder: Path) -> None:
    """Put the staged tree in place; files of the former tree that nova.lock does not own are carried over."""
    staging, retired = staging_of(folder), retired_of(folder)
    if folder.exists():
        folder.rename(retired)
    staging.rename(folder)
    sync_folder(folder.parent)
    if retired.exists():
        carry_over(retired, folder)
        shutil.rmtree(retired)


def carry_over(source: Path, target: Path) -> None:
    """Move what was not generated (an .env, node_modules, a person's own files) into the new tree."""
    owned = owned_paths(source)
    for root, folders, files in os.walk(source, topdown=True):
        here = Path(root)
        for name in list(folders):
            relative = (here / name).relative_to(source)
            prefix = f"{relative.as_posix()}/"
            if (here / name).is_symlink() or not any(path.startswith(prefix) for path in owned):
                folders.remove(name)
                _move(here / name, target / relative)
        for name in files:
            relative = (here / name).relative_to(source)
            if relative.as_posix() not in owned:
                _move(here / name, target / relative)


def _move(source: Path, target: Path) -> None:
    if not target.exists() and not target.is_symlink():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
