"""Every link in the documents leads somewhere, and every command they name can be run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nova_rules.cli.main import app

ROOT = Path(__file__).parents[2]
PAGES = tuple(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "knowledge/README.md"]))
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`[^`\n]*`")
NAMED = re.compile(r"(?:^|[\s`/])nova-rules ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as forges make them."""
    titles = HEADING.findall(FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = INLINE.sub("", FENCE.sub("", page.read_text("utf-8")))
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.is_relative_to(ROOT), target
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_exists(page: Path) -> None:
    known = commands()
    for command, below in NAMED.findall(page.read_text("utf-8")):
        assert command in known, f"nova-rules {command}"
        if known[command]:
            assert below in known[command], f"nova-rules {command} {below}"


def test_the_readme_s_table_lists_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = set(re.findall(r"`((?:packs )?[a-z][a-z-]*)(?: [A-Z-][^`]*)?`", readme))
    for command, below in commands().items():
        for full in [f"{command} {each}" for each in below] or [command]:
            assert full in listed, full


def commands() -> dict[str, set[str]]:
    """The commands, and what groups of them hold."""
    found: dict[str, set[str]] = {str(each.name): set() for each in app.registered_commands}
    for group in app.registered_groups:
        assert group.typer_instance is not None
        found[str(group.name)] = {str(each.name) for each in group.typer_instance.registered_commands}
    return found
