"""What was written, with hashes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file as written: its path, the sha256 of its bytes, its template and the keys of its facts."""

    path: str
    sha256: str
    template: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written where; `tree` is the hash over every path, mode and content."""

    folder: str
    files: tuple[WrittenFile, ...]
    tree: str
