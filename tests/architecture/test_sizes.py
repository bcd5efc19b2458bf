"""Files stay short, functions shorter, and nothing unfinished is committed."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b|(?i:lorem ipsum|not implemented)")
PLACEHOLDER = re.compile(r"\bplaceholder\b", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(^|[^A-Za-z0-9_./-])/(wor[k]|far[m]|roo[t])/")


def sources() -> list[Path]:
    return sorted((ROOT / "src").rglob("*.py"))


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_is_long() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in sources()
        if (n := len(p.read_text().splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_function_is_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_nothing_unfinished_is_shipped() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in tracked("src", "templates", "knowledge")
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if UNFINISHED.search(line) and "package-lock" not in path.name
    ]
    assert found == []


def test_no_template_or_pack_holds_a_placeholder() -> None:
    """In src/ the word is a term: `{entity}` in the sentence of a rule is one."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked("templates", "knowledge/domains", "knowledge/rules", "knowledge/vocabulary")
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if PLACEHOLDER.search(line) and "TELLTALE" not in line  # a list of words no secret may hold
    ]
    assert found == []


def test_no_tracked_file_names_a_folder_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked(".")
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_lock_files_name_no_address() -> None:
    locks = tracked("*package-lock.json")
    assert all('"resolved"' not in path.read_text() for path in locks)
