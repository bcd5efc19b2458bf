"""The same words give the same bytes, whatever the surroundings."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("nova-rules")
DEMO = "school management system with online fees; parents get an SMS when a child is absent"
SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "random", "TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8"},
)


def generated(command: Path, folder: Path, surroundings: dict[str, str], umask: int) -> tuple[str, str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **surroundings}
    folder.mkdir(parents=True)
    done = subprocess.run(
        [command, "generate", "-", "-o", "out", "--json"],
        input=DEMO.encode(),
        cwd=folder,
        env=environment,
        umask=umask,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    receipt = json.loads(done.stdout)
    return receipt["tree"], tree_on_disk(folder / "out")


def tree_on_disk(folder: Path) -> str:
    rows = sorted(
        f"{path.stat().st_mode & 0o777:o} {path.relative_to(folder)} {path.read_bytes().hex()}"
        for path in folder.rglob("*")
        if path.is_file()
    )
    return "\n".join(rows)


def test_folders_hash_seeds_time_zones_locales_and_umasks_do_not_matter(tmp_path: Path) -> None:
    trees = {
        generated(COMMAND, tmp_path / f"a place/{number}", surroundings, (0o022, 0o077, 0o000, 0o027)[number])
        for number, surroundings in enumerate(SURROUNDINGS)
    }
    assert len(trees) == 1


def interpreters() -> list[Path]:
    """Other Pythons of this machine that the project supports."""
    found: dict[int, Path] = {}
    places = [Path(name) for name in os.environ["PATH"].split(":")]
    places += sorted(Path("~/.pyenv/versions").expanduser().glob("*/bin"))
    for minor in (11, 12, 13):
        for place in places:
            python = place / f"python3.{minor}"
            if python.exists() and minor != sys.version_info.minor and runs(python):
                found.setdefault(minor, python)
    return [found[minor] for minor in sorted(found)]


def runs(python: Path) -> bool:
    return (
        subprocess.run([python, "-c", "import venv, ensurepip"], capture_output=True, check=False).returncode
        == 0
    )


@pytest.mark.proof
def test_the_python_version_does_not_matter_and_the_wheel_has_everything(tmp_path: Path) -> None:
    pythons = interpreters()
    if not pythons:
        pytest.skip("ONE PYTHON ONLY: no other supported Python is on this machine")
    expected = generated(COMMAND, tmp_path / "here", {}, 0o022)
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, ROOT], check=True
    )
    (wheel,) = tmp_path.glob("nova_rules-*.whl")
    for python in pythons:
        place = tmp_path / python.name
        subprocess.run([python, "-m", "venv", place], check=True)
        subprocess.run([place / "bin/pip", "install", "-q", str(wheel)], check=True, env=clean())
        assert generated(place / "bin/nova-rules", tmp_path / f"by {python.name}", {}, 0o022) == expected
        shutil.rmtree(place)


def clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
