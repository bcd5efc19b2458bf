"""Which paths may be written below a project's folder."""

from __future__ import annotations

import re

from nova_rules.model.errors import WorkspaceError

_SEGMENT = re.compile(r"\.?[A-Za-z0-9_][A-Za-z0-9_.-]{0,120}")
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)


def checked_segments(path: str) -> tuple[str, ...]:
    """Give the segments of a relative path; raises WorkspaceError for one that could leave the folder."""
    segments = tuple(path.split("/"))
    for segment in segments:
        stem = segment.split(".")[0].lower()
        if not _SEGMENT.fullmatch(segment) or stem in _DEVICES or segment.endswith("."):
            raise WorkspaceError(
                f"`{path[:200]}` is not a path that may be written.",
                "Report this: a template named the file.",
            )
    return segments
