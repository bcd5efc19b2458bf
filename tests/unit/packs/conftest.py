"""A small pack, and what the checks find in it after a change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nova_rules.assets import knowledge_folder
from nova_rules.packs.folder import read
from nova_rules.packs.knowledge import examine

if TYPE_CHECKING:
    from collections.abc import Callable

    from nova_rules.model.problems import Problem

    Files = dict[str, bytes]
    Examine = Callable[[Files], tuple[Problem, ...]]
    Planted = tuple[str, str, str, str, str]

CLUB = Path(__file__).parent / "club"


@pytest.fixture(scope="session")
def club() -> Files:
    """Give the files of a small club, with our kinds of facts and modules."""
    shared = {name: (knowledge_folder() / name).read_bytes() for name in ("facts.yaml", "modules.yaml")}
    return {**shared, **dict(read((CLUB,)).files)}


@pytest.fixture(scope="session")
def club_with(club: Files) -> Examine:
    """Give what is found in the club once some files are written anew."""

    def found(changes: Files) -> tuple[Problem, ...]:
        files = {**club, **changes}
        return examine(tuple(sorted(files.items())))[1]

    return found


@pytest.fixture(scope="session")
def assert_reported(club: Files, club_with: Examine) -> Callable[[Planted], None]:
    """Give a check that a planted mistake is reported at the mark `¦`.

    It is (code, path, old text, new text, part of the sentence).

    An old text of `*` stands for the whole file; a new text without a mark is reported at the top.
    """

    def check(planted: Planted) -> None:
        code, path, old, new, says = planted
        text = club.get(path, b"").decode()
        whole = new if old == "*" else text.replace(old, new, 1)
        assert whole != text, "the mistake was not planted"
        before, mark, _ = whole.partition("¦")
        at = (before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else (1, 1)
        problems = club_with({path: whole.replace("¦", "").encode()})
        found = [problem for problem in problems if problem.code == code and says in problem.sentence]
        assert found, problems
        assert (path, *at) in [(each.place.file, each.place.line, each.place.column) for each in found], found
        assert all(each.sentence.endswith((".", '."')) for each in found)

    return check
