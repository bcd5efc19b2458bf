"""Where the pinned oxfmt binary is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

from nova_rules.model.errors import NovaError

VERSION = "0.74.0"
"""The same as in the generated project, whose format check must agree."""
SECONDS = 60
_REINSTALL = f"Run `pip install oxfmt=={VERSION}` in the environment of nova-rules."


class FormattingError(NovaError):
    """The generated files cannot be laid out."""

    code = "formatting-failed"


@cache
def oxfmt() -> str:
    """Give the binary beside the running Python or on PATH; FormattingError for none or another version."""
    beside = os.pathsep.join([str(Path(sys.executable).parent), sysconfig.get_path("scripts")])
    found = shutil.which("oxfmt", path=beside) or shutil.which("oxfmt")
    if found is None:
        raise FormattingError("The formatter oxfmt is not installed.", _REINSTALL)
    said = run([found, "--version"], Path(found).parent).stdout.split()
    if said[-1:] != [VERSION]:
        raise FormattingError(f"{found} is oxfmt {' '.join(said[-1:])}, not {VERSION}.", _REINSTALL)
    return found


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the formatter in a folder, without the user's environment and with a time limit."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    try:
        return subprocess.run(  # noqa: S603 - a binary we found ourselves, arguments of our own
            command,
            cwd=folder,
            env={"NO_COLOR": "1", **kept},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FormattingError(f"The formatter did not end within {SECONDS} seconds.", "Try again.") from error
    except OSError as error:
        raise FormattingError(f"The formatter cannot be started: {error.strerror}.", _REINSTALL) from error
