"""The identity of a tree: one hash over every path, mode and content."""

from __future__ import annotations

import hashlib

from nova_rules.model.layout import Artifact


def sha256(content: bytes) -> str:
    """Give the hexadecimal sha256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def tree_hash(artifacts: tuple[Artifact, ...]) -> str:
    """Give the hash of the tree, whatever order the artifacts come in."""
    lines = [f"{file.mode:o} {sha256(file.content)} {file.path}\n" for file in artifacts]
    return sha256("".join(sorted(lines)).encode())
