"""Writing a whole tree beside its destination, through directory handles that never follow a link."""

from __future__ import annotations

import os
from pathlib import Path

from nova_rules.model.layout import Artifact
from nova_rules.workspace.paths import checked_segments

_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def stage(folder: Path, artifacts: tuple[Artifact, ...], *, durable: bool) -> None:
    """Write every artifact below `folder`, which must not exist yet; `durable` waits for the disk."""
    folder.mkdir(mode=0o755)
    handles: dict[tuple[str, ...], int] = {(): os.open(folder, _OPEN_FOLDER)}
    try:
        for artifact in sorted(artifacts, key=lambda each: each.path):
            *parents, name = checked_segments(artifact.path)
            _write(_opened(tuple(parents), handles), name, artifact, durable=durable)
        if durable:
            for handle in handles.values():
                os.fsync(handle)
    finally:
        for handle in handles.values():
            os.close(handle)


def _opened(parents: tuple[str, ...], handles: dict[tuple[str, ...], int]) -> int:
    """Give the handle of a folder, made on first use."""
    if parents not in handles:
        above = _opened(parents[:-1], handles)
        os.mkdir(parents[-1], 0o755, dir_fd=above)
        handles[parents] = os.open(parents[-1], _OPEN_FOLDER, dir_fd=above)
    return handles[parents]


def _write(handle: int, name: str, artifact: Artifact, *, durable: bool) -> None:
    descriptor = os.open(name, _CREATE, 0o600, dir_fd=handle)
    with os.fdopen(descriptor, "wb") as file:
        file.write(artifact.content)
        file.flush()
        # The mode is set, not asked for: the umask must not change the tree.
        os.fchmod(file.fileno(), artifact.mode)
        if durable:
            os.fsync(file.fileno())
