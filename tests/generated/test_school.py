"""The generated school installs, builds, passes its checks and tests, boots, and works over HTTP."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.generated.conftest import POSTGRES, environment, npm, postgres_is_here

pytestmark = pytest.mark.node
FLOW = Path(__file__).with_name("flow.py")
EMAIL, SECRET = "head@example.test", "correct-battery-horse-41"


def test_it_has_no_install_script_and_no_download_address(school: Path) -> None:
    lock = json.loads((school / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if package.get("hasInstallScript")]
    assert "resolved" not in (school / "package-lock.json").read_text()


def test_it_builds(school: Path) -> None:
    npm(school, "run", "build")
    assert (school / "dist/main.js").exists()
    assert not list((school / "dist").rglob("*.spec.*"))


def test_its_own_check_passes(school: Path) -> None:
    npm(school, "run", "check")


def test_its_own_tests_pass_on_the_database_in_the_process(school: Path) -> None:
    npm(school, "run", "openapi")
    ran(npm(school, "test"))


@pytest.mark.postgres
@pytest.mark.skipif(
    not postgres_is_here(), reason="NO POSTGRESQL on 127.0.0.1:5432: its tests ran on PGlite only"
)
def test_its_own_tests_pass_on_postgresql(school: Path) -> None:
    ran(npm(school, "test", TEST_DATABASE_URL=POSTGRES))


def ran(output: str) -> None:
    passed = re.search(r"Tests\s+(\d+) passed", re.sub(r"\x1b\[[0-9;]*m", "", output))
    assert passed, output[-2000:]
    assert int(passed[1]) > 300
    assert "skipped" not in output


@contextmanager
def booted(school: Path, database: str) -> Iterator[str]:
    """A compiled server with fresh secrets, migrated, with its first administrator, as the README says."""
    (school / ".env").unlink(missing_ok=True)
    npm(school, "run", "setup")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {"DATABASE_URL": database, "PORT": str(port), "NODE_ENV": "development", "LOG_LEVEL": "warn"}
    npm(school, "run", "migrate", **settings)
    make_administrator(school, settings)
    server = subprocess.Popen(
        ["npm", "start"], cwd=school, env=environment(**settings), start_new_session=True
    )
    try:
        yield wait_until_ready(f"http://127.0.0.1:{port}", server)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def make_administrator(school: Path, settings: dict[str, str]) -> None:
    done = subprocess.run(
        ["npm", "run", "admin"],
        cwd=school,
        env=environment(**settings),
        input=f"{EMAIL}\nThe Head\n{SECRET}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def wait_until_ready(base: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(f"{base}/health/ready", timeout=5).read()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return base
    pytest.fail("the server did not become ready")


def test_a_booted_server_works_and_refuses(school: Path) -> None:
    with booted(school, f"pglite://{school / 'pgdata'}") as base:
        flow(base)


@pytest.mark.postgres
@pytest.mark.skipif(not postgres_is_here(), reason="NO POSTGRESQL on 127.0.0.1:5432: booted on PGlite only")
def test_a_booted_server_works_and_refuses_on_postgresql(school: Path) -> None:
    name = f"nova_flow_{uuid.uuid4().hex[:12]}"
    sql(f"CREATE DATABASE {name}")
    try:
        with booted(school, POSTGRES.replace("/postgres", f"/{name}")) as base:
            flow(base)
    finally:
        sql(f"DROP DATABASE {name} WITH (FORCE)")


def flow(base: str) -> None:
    done = subprocess.run(
        [sys.executable, FLOW, base, EMAIL, SECRET], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def sql(statement: str) -> None:
    subprocess.run(["psql", "-q", "-c", statement, POSTGRES], check=True, capture_output=True)


def test_it_refuses_to_start_without_secrets(school: Path) -> None:
    done = subprocess.run(
        ["node", "src/main.ts"],
        cwd=school,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    assert "JWT_KEYS" in done.stdout + done.stderr
