"""Lays out the generated files with one run of oxfmt over a temporary folder."""

from __future__ import annotations

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


def formatted(artifacts: tuple[Artifact, ...], configuration: bytes | None = None) -> tuple[Artifact, ...]:
    """Give the artifacts laid out, in the same order; those oxfmt does not know stay as they are.

    `configuration` is the content of .oxfmtrc.json where it is not among the artifacts. FormattingError names the
    file that cannot be parsed.
    """
    known = [artifact for artifact in artifacts if _is_known(artifact.path)]
    if not known:
        return artifacts
    settings = _settings(artifacts, configuration)
    with tempfile.TemporaryDirectory(prefix="nova-rules-format-") as name:
        folder = Path(name)
        _write(folder, known, settings)
        _format(folder)
        laid_out = {artifact.path: (folder / artifact.path).read_bytes() for artifact in known}
    return tuple(
        replace(artifact, content=laid_out.get(artifact.path, artifact.content)) for artifact in artifacts
    )


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
