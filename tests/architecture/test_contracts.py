"""The import contracts hold, and each one notices a planted violation."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

PLANTED = {
    "a shell used by a stage": ("inference/planted.py", "import nova_rules.cli.main"),
    "a stage used by another": ("packs/planted.py", "import nova_rules.understanding.understand"),
    "a package outside the layers": ("utils/__init__.py", '"""Stray."""'),
    "a clock in the core": ("blueprint/planted.py", "import time"),
    "the disk in emission": ("emission/planted.py", "import pathlib"),
    "jinja2 by a second door": ("blueprint/planted.py", "import jinja2"),
    "yaml by a second door": ("understanding/planted.py", "import yaml"),
    "spacy by a second door": ("packs/planted.py", "import spacy"),
    "durable_rules_engine by a second door": ("explain/planted.py", "import durable_rules_engine"),
    "celpy by a second door": ("packs/planted.py", "import celpy"),
    "a cycle between files": ("model/text.py", "import nova_rules.model.reading"),
}


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--config", root / "pyproject.toml", "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_of_the_source(folder: Path) -> Path:
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_contracts_hold(tmp_path: Path) -> None:
    done = lint(copy_of_the_source(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_a_planted_violation_is_seen(name: str, tmp_path: Path) -> None:
    path, code = PLANTED[name]
    file = copy_of_the_source(tmp_path) / "src/nova_rules" / path
    file.parent.mkdir(exist_ok=True)
    before = file.read_text() if file.exists() else '"""Planted."""\n'
    file.write_text(f"{before}\n{code}\n")
    done = lint(tmp_path)
    assert done.returncode == 1, f"{name} went unnoticed:\n{done.stdout}{done.stderr}"
