"""One writer at a time for a folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nova_rules.model.errors import WorkspaceLockedError


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; raises WorkspaceLockedError, naming the owner, if somebody else does.

    The lock file lies beside the folder; the system frees the lock when its process dies.
    """
    path = folder.parent / f".{folder.name}.nova-lock"
    descriptor = _locked(path, folder)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _locked(path: Path, folder: Path) -> int:
    """Open and lock the file, again while somebody removes it between the two."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.read(descriptor, 64).decode("utf-8", "replace").strip() or "unknown"
            os.close(descriptor)
            raise WorkspaceLockedError(
                f"{folder} is being written by another process ({owner}).", "Wait until it has finished."
            ) from None
        if _is_current(path, descriptor):
            return descriptor
        os.close(descriptor)


def _is_current(path: Path, descriptor: int) -> bool:
    try:
        return path.lstat().st_ino == os.fstat(descriptor).st_ino
    except FileNotFoundError:
        return False
