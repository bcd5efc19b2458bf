"""Lays out the generated files with one run of oxfmt over a temporary folder."""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from nova_rules.formatting.binary import FormattingError, oxfmt, run

if TYPE_CHECKING:
    from nova_rules.model.layout import Artifact

CONFIGURATION = ".oxfmtrc.json"
"""The generated project's own configuration, so that its format check finds nothing to say."""
_ENDINGS = frozenset({".ts", ".mts", ".js", ".mjs", ".json", ".md", ".yml", ".yaml"})
_UNTOUCHED = frozenset({"package-lock.json"})
"""npm lays it out itself, and oxfmt passes over it."""
_EDITOR = b"root = true\n"
"""Stops oxfmt from looking for editor settings in the folders above."""
_FAULT = re.compile(r"\[(?P<path>[^\[\]:]+):(?P<line>\d+):\d+\]")


_MOST = 4096
_DONE: dict[bytes, bytes] = {}
"""Files laid out in this process by the digest of what decides the result: a preview changes few of them."""


def formatted(artifacts: tuple[Artifact, ...], configuration: bytes | None = None) -> tuple[Artifact, ...]:
    """Give the artifacts laid out, in the same order; those oxfmt does not know stay as they are.

    `configuration` is the content of .oxfmtrc.json where it is not among the artifacts. FormattingError names
    the file that cannot be parsed.
    """
    known = [artifact for artifact in artifacts if _is_known(artifact.path)]
    if not known:
        return artifacts
    settings = _settings(artifacts, configuration)
    keys = {artifact.path: _key(artifact, settings) for artifact in known}
    done = {path: _DONE[key] for path, key in keys.items() if key in _DONE}
    done |= _laid_out([artifact for artifact in known if artifact.path not in done], settings)
    _remember({keys[path]: content for path, content in done.items()})
    return tuple(
        replace(artifact, content=done.get(artifact.path, artifact.content)) for artifact in artifacts
    )


def _key(artifact: Artifact, settings: bytes) -> bytes:
    parts = (settings, artifact.path.encode(), artifact.content)
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


def _remember(done: dict[bytes, bytes]) -> None:
    if len(_DONE) + len(done) > _MOST:
        _DONE.clear()
    _DONE.update(done)


def _laid_out(artifacts: list[Artifact], settings: bytes) -> dict[str, bytes]:
    if not artifacts:
        return {}
    with tempfile.TemporaryDirectory(prefix="nova-rules-format-") as name:
        folder = Path(name)
        _write(folder, artifacts, settings)
        _format(folder)
        return {artifact.path: (folder / artifact.path).read_bytes() for artifact in artifacts}


def _is_known(path: str) -> bool:
    name = PurePosixPath(path)
    return name.suffix in _ENDINGS and name.name not in _UNTOUCHED


def _settings(artifacts: tuple[Artifact, ...], configuration: bytes | None) -> bytes:
    for artifact in artifacts:
        if artifact.path == CONFIGURATION:
            return artifact.content
    if configuration is None:
        raise FormattingError(f"The backend has no {CONFIGURATION}.", "Add it to a template module.")
    return configuration


def _write(folder: Path, artifacts: list[Artifact], settings: bytes) -> None:
    (folder / CONFIGURATION).write_bytes(settings)
    (folder / ".editorconfig").write_bytes(_EDITOR)
    for artifact in artifacts:
        path = PurePosixPath(artifact.path)
        if path.is_absolute() or ".." in path.parts:
            raise FormattingError(f"{artifact.path} leads out of the project.", "Mend the template's path.")
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.content)


def _format(folder: Path) -> None:
    ended = run([oxfmt(), "-c", CONFIGURATION, "--disable-nested-config", "."], folder)
    if ended.returncode == 0:
        return
    fault = _FAULT.search(ended.stderr + ended.stdout)
    where = f"{fault['path']}:{fault['line']}" if fault else "a file that it does not name"
    first = next(
        (line.strip(" x\u00d7") for line in ended.stderr.splitlines() if line.strip()), "no reason given"
    )
    raise FormattingError(
        f"The formatter cannot read {where}: {first}.", "The template or the view that makes it is wrong."
    )
