"""The HTTP interface over a real socket: answers, refusals, and what it never does."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from nova_rules.engine import open_engine
from nova_rules.service.app import build_app

COMMAND = Path(sys.executable).with_name("nova-rules")
TEXT = "school management system with online fees; parents get an SMS when a child is absent"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(build_app(open_engine()), "127.0.0.1", port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as opened:
        yield opened
    server.should_exit = True
    thread.join()


def test_a_plan_is_what_the_command_line_prints(client: httpx.Client) -> None:
    answer = client.post("/v1/plans", json={"description": TEXT, "options": {}})
    assert answer.status_code == 200
    printed = subprocess.run([COMMAND, "plan", TEXT, "--json"], capture_output=True, check=True)
    assert answer.json() == json.loads(printed.stdout)
    assert client.get(answer.headers["location"]).json() == answer.json()


def test_files_reasons_and_the_archive_come_from_the_plan(client: httpx.Client) -> None:
    plan = client.post("/v1/plans", json={"description": TEXT}).json()
    base = f"/v1/plans/{plan['plan_id']}"
    archive = client.get(f"{base}/archive.zip")
    assert archive.content == client.get(f"{base}/archive.zip").content
    files = zipfile.ZipFile(io.BytesIO(archive.content))
    paths = {name.split("/", 1)[1] for name in files.namelist()}
    assert paths == {file["path"] for file in plan["files"]} | {"nova.lock"}
    one = client.get(f"{base}/files/src/main.ts")
    assert one.content == files.read(f"{plan['project']}/src/main.ts")
    why = client.get(f"{base}/why/{plan['modules'][0]['fact']}").json()
    assert why["why"]


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"description": 7}, 422, "/description"),
        ({"description": "school", "extra": 1}, 422, "/extra"),
        ({}, 422, "/description"),
        ({"description": "school", "options": {"nope": 1}}, 422, "/options"),
        ({"description": "school", "options": {"features": {"nope": True}}}, 422, "/options"),
        ([], 422, ""),
    ],
)
def test_bad_bodies_are_problems_with_a_pointer(
    client: httpx.Client, body: object, status: int, pointer: str
) -> None:
    answer = client.post("/v1/plans", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().get("pointer", "") == pointer
    assert answer.json()["title"]


def test_refused_descriptions_are_plans_without_files(client: httpx.Client) -> None:
    answer = client.post("/v1/plans", json={"description": "a todo list app"})
    assert answer.status_code == 200
    assert answer.json()["outcome"] == "clarify"
    archive = client.get(f"/v1/plans/{answer.json()['plan_id']}/archive.zip")
    assert archive.status_code == 422


def test_other_hosts_origins_and_large_bodies_are_refused(client: httpx.Client) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert (
        client.post("/preview", headers={"origin": "http://evil.example"}, content="text=x").status_code
        == 403
    )
    assert client.post("/v1/plans", json={"description": "x" * 1_100_000}).status_code == 413
    chunked = client.post("/v1/plans", content=(b"x" * 65_536 for _ in range(40)))
    assert chunked.status_code == 413


def test_every_answer_forbids_what_the_page_does_not_need(client: httpx.Client) -> None:
    for path in ("/", "/v1/plans/none", "/assets/page.css", "/nowhere"):
        headers = client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/%2e%2e%2fapp.py",
        "/v1/plans/x/files/../../etc/passwd",
        "/why?plan=x&fact=y",
    ],
)
def test_unknown_places_are_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_many_at_once_get_the_same_answer(client: httpx.Client) -> None:
    answers: list[str] = []

    def ask() -> None:
        with httpx.Client(base_url=str(client.base_url), timeout=60) as own:
            answers.append(own.post("/preview", data={"text": TEXT}).text)

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 12
    assert len(set(answers)) == 1
