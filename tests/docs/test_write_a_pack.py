"""The page on writing a pack is itself a pack: its blocks are checked, tested, planned and generated."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/how-to/write-a-pack.md"
COMMAND = Path(sys.executable).with_name("nova-rules")
BLOCK = re.compile(r"^`(packs/[a-z0-9_/]+\.yaml)`\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"^```\n((?:nova-rules .*\n)+)```$", re.MULTILINE)
TEXT = "a tool library for our neighbourhood"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything the page says, and nothing else."""
    home = tmp_path_factory.mktemp("page")
    text = PAGE.read_text("utf-8")
    blocks = BLOCK.findall(text)
    assert len(blocks) == text.count("```yaml")
    for path, content in blocks:
        file = home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return home


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode()


def test_the_pack_has_no_problem(folder: Path) -> None:
    assert json.loads(run(folder, "packs", "check", "packs", "--json"))["problems"] == []


def test_a_mistake_is_shown_where_it_stands(folder: Path, tmp_path: Path) -> None:
    tool = (folder / "packs/domains/tool_library/entities/tool.yaml").read_text("utf-8")
    file = tmp_path / "packs/domains/tool_library/entities/tool.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(tool.replace("count: loans", "count: lones"), encoding="utf-8")
    arguments = ("packs", "check", str(folder / "packs"), str(tmp_path / "packs"))
    done = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "tool.yaml:11:24: `tool` has no `lones`. [member-unknown] Did you mean `loans`?" in done.stdout


def test_its_examples_pass_among_all_others(folder: Path) -> None:
    results = json.loads(run(folder, "packs", "test", "packs", "--json"))["examples"]
    names = [each["name"] for each in results]
    assert "tool_library: neighbourhood" in names
    assert "advice/deposit_for_costly_tools: a tool library that does not" in names
    assert [each for each in results if each["failures"]] == []


def test_the_plan_is_the_business_of_the_page(folder: Path) -> None:
    plan = json.loads(run(folder, "plan", TEXT, "--packs", "packs", "--json"))
    assert plan["outcome"] == "ok"
    assert [each["name"] for each in plan["entities"]] == ["Loan", "Member", "Tool"]
    assert [each["name"] for each in plan["roles"]] == ["admin", "librarian", "member"]
    assert "deposit_for_costly_tools" in [each["id"] for each in plan["suggestions"]]


def test_the_commands_of_the_page_work_and_the_result_explains_itself(folder: Path) -> None:
    (commands,) = SHELL.findall(PAGE.read_text("utf-8"))
    for line in commands.splitlines():
        run(folder, *_words(line))
    assert (folder / "out/src/core/entities/loan.ts").is_file()
    assert "tool library" in run(folder, "why", "out", "loan")


def _words(line: str) -> list[str]:
    quoted = re.findall(r'"([^"]*)"|(\S+)', line.removeprefix("nova-rules "))
    return [text or word for text, word in quoted]
