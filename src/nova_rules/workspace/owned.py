"""Which files of a folder were generated, by its nova.lock."""

from __future__ import annotations

import json
from pathlib import Path

LOCK_NAME = "nova.lock"


def locked_files(folder: Path) -> dict[str, str]:
    """Map each path in the folder's nova.lock to its sha256; empty without a readable lock."""
    try:
        lock = json.loads((folder / LOCK_NAME).read_text("utf-8"))
        return {str(file["path"]): str(file["sha256"]) for file in lock["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def owned_paths(folder: Path) -> frozenset[str]:
    """Give the generated paths and the lock itself; empty without a readable lock."""
    files = locked_files(folder)
    return frozenset({*files, LOCK_NAME}) if files else frozenset()
