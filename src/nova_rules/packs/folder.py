"""The packs on disk: which files there are, in layers, and the hash of each pack."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nova_rules.model.problems import Place, Problem
from nova_rules.packs.codes import Code, found
from nova_rules.packs.kinds import FOLDERS, slot_of
from nova_rules.packs.load import LARGEST
from nova_rules.packs.near import did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES = 5_000
_PATH = re.compile(r"(?:[a-z][a-z0-9_]*/)*[a-z][a-z0-9_]*\.ya?ml")
_TOP = ("domains", "rules", "vocabulary", "facts.yaml", "modules.yaml")
_OURS = frozenset({"schemas"})
"""Folders beside the packs that hold something else."""


@dataclass(frozen=True, slots=True)
class Layers:
    """All files by path, a later folder's before an earlier one's, and which paths were replaced."""

    files: tuple[tuple[str, bytes], ...]
    replaced: tuple[str, ...]
    problems: tuple[Problem, ...]


def read(folders: tuple[Path, ...]) -> Layers:
    """Read every file of every folder; a later folder replaces files of the same path."""
    files: dict[str, bytes] = {}
    replaced: set[str] = set()
    problems: list[Problem] = []
    for folder in folders:
        for path, answer in _folder(folder):
            if isinstance(answer, Problem):
                problems.append(answer)
                continue
            if path in files:
                replaced.add(path)
            files[path] = answer
    return Layers(tuple(sorted(files.items())), tuple(sorted(replaced)), tuple(problems))


def hashes(files: tuple[tuple[str, bytes], ...]) -> tuple[tuple[str, str], ...]:
    """Pair each pack with the sha256 of its files.

    The packs are `domains/<name>`, `rules` (with facts.yaml and modules.yaml) and `vocabulary`.
    """
    digests: dict[str, hashlib._Hash] = {}
    for path, content in files:
        parts = path.split("/")
        pack = (
            "/".join(parts[:2])
            if parts[0] == "domains"
            else parts[0]
            if parts[0] == "vocabulary"
            else "rules"
        )
        digest = digests.setdefault(pack, hashlib.sha256())
        unified = content.replace(b"\r\n", b"\n")
        digest.update(f"{path}\n{len(unified)}\n".encode())
        digest.update(unified)
    return tuple(sorted((pack, digest.hexdigest()) for pack, digest in digests.items()))


def _folder(folder: Path) -> Iterator[tuple[str, bytes | Problem]]:
    if not folder.is_dir():
        sentence = f"There is no folder `{folder.name}`."
        yield "", found(Place(folder.name), Code.FILE_UNREADABLE, sentence, "Check the path.")
        return
    for number, path in enumerate(_paths(folder)):
        if number >= MOST_FILES:
            sentence = f"There are more than {MOST_FILES:,} files; the rest is not read."
            yield path, found(Place(path), Code.FILE_TOO_LARGE, sentence, "Is this a folder of packs?")
            return
        yield path, _misnamed(path) or _misplaced(path) or _content(folder / path, path)


def _paths(folder: Path) -> Iterator[str]:
    """Give the YAML files below a folder, sorted; folders are not followed through links."""
    for above, folders, names in os.walk(folder):
        relative = Path(above).relative_to(folder)
        top = relative == Path()
        folders[:] = sorted(name for name in folders if name[0] != "." and not (top and name in _OURS))
        for name in sorted(names):
            if name[0] != "." and name.endswith((".yaml", ".yml")):
                yield (relative / name).as_posix()


def _misnamed(path: str) -> Problem | None:
    if _PATH.fullmatch(path):
        return None
    place = Place(shown(path.encode("ascii", "backslashreplace").decode("ascii")))
    hint = "Use small letters, digits and underscores, and start with a letter."
    return found(place, Code.FILE_NAME, "The name of a file or folder is not one a pack can use.", hint)


def _misplaced(path: str) -> Problem | None:
    if path.endswith(".yml"):
        return found(Place(path), Code.FILE_MISPLACED, "A pack's file ends in `.yaml`.", "Rename it.")
    if slot_of(path):
        return None
    parts = path.split("/")
    known = _TOP if len(parts) < 3 or parts[0] != "domains" else (*FOLDERS, "domain.yaml")  # noqa: PLR2004 - domains/x/here
    written = parts[0] if known is _TOP else parts[2]
    hint = "" if written in known else did_you_mean(written, known)
    sentence = "No file of a pack lies here, so nobody would read it."
    return found(
        Place(path), Code.FILE_MISPLACED, sentence, hint or "See knowledge/README.md for the folders."
    )


def _content(file: Path, path: str) -> bytes | Problem:
    try:
        if not file.is_file():
            return found(Place(path), Code.FILE_UNREADABLE, "This is not an ordinary file.", "Delete it.")
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        sentence = f"The file cannot be read: {error.strerror or 'unknown reason'}."
        return found(Place(path), Code.FILE_UNREADABLE, sentence, "Check its permissions.")
