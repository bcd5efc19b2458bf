"""2,000 broken packs: problems at places that exist, in bounded time, and never an exception."""

from __future__ import annotations

import random
import time
from functools import cache
from typing import TYPE_CHECKING

import pytest

from nova_rules.assets import knowledge_folder
from nova_rules.packs import load, shape, shelve
from nova_rules.packs.codes import Code
from nova_rules.packs.folder import read
from nova_rules.packs.knowledge import examine

if TYPE_CHECKING:
    from collections.abc import Callable

    from nova_rules.model.problems import Problem

    Files = dict[str, bytes]

CODES = frozenset(code.value for code in Code)
LONGEST_SECONDS = 5.0
JUNK = (
    b"[", b"]", b"{", b"}", b":", b"- ", b"? ", b"|", b">", b"&a ", b"*a", b"!!python/object ", b"\t", b'"',
    b"'", b"#", b"\x00", b"\xff", b"null", b"true", b"-1", b"1e9", b"99999999999999999999", b"?x", b"{x}",
    b"a.b.c", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"\n", b"\n\n  ", b"---\n", b"<<: ", b"__proto__",
    b"entity", b"[[[[",
)  # fmt: skip


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load each unchanged file once: 2,000 packs differ from each other in one file."""
    monkeypatch.setattr(shelve, "load", cache(load.load))
    monkeypatch.setattr(shelve, "shaped", _once_by_source(shape.shaped))


def _once_by_source(shaped: Callable[..., object]) -> Callable[..., object]:
    seen: dict[int, tuple[object, object]] = {}

    def answer(source: object, kind: object) -> object:
        if id(source) not in seen:
            seen[id(source)] = (source, shaped(source, kind))
        return seen[id(source)][1]

    return answer


def mutated(text: bytes, rng: random.Random) -> bytes:
    """Change one to three things as a tired author, a bad merge or an attacker might."""
    for _ in range(rng.randint(1, 3)):
        text = rng.choice(_CHANGES)(text, rng)
    return text


def _junk(text: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(JUNK) + text[at:]


def _cut(text: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.randint(1, 30) :]


def _swapped_words(text: bytes, rng: random.Random) -> bytes:
    words = text.split(b" ")
    first, second = rng.randrange(len(words)), rng.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return b" ".join(words)


def _moved_line(text: bytes, rng: random.Random) -> bytes:
    lines = text.split(b"\n")
    line = lines.pop(rng.randrange(len(lines)))
    lines.insert(rng.randrange(len(lines) + 1), rng.choice((line, b"  " + line, line.strip())))
    return b"\n".join(lines)


def _doubled_line(text: bytes, rng: random.Random) -> bytes:
    lines = text.split(b"\n")
    line = rng.choice(lines)
    lines.insert(rng.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _typing_slip(text: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(max(1, len(text) - 1))
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


_CHANGES = (_junk, _cut, _swapped_words, _moved_line, _doubled_line, _typing_slip)


def assert_survives(files: Files, rounds: int, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - seeded on purpose
    paths = sorted(files)
    silent = 0
    for _ in range(rounds):
        path = rng.choice(paths)
        text = mutated(files[path], rng)
        started = time.perf_counter()
        _, problems = examine(tuple(sorted({**files, path: text}.items())))
        assert time.perf_counter() - started < LONGEST_SECONDS, text
        assert_sound(problems, {**files, path: text})
        silent += not problems
    assert silent < rounds / 2


def assert_sound(problems: tuple[Problem, ...], files: Files) -> None:
    for problem in problems:
        place = problem.place
        assert problem.code in CODES
        assert problem.sentence
        assert "Traceback" not in problem.sentence
        assert place.file in files or problem.code in {"file-missing", "nothing-core"}
        lines = files.get(place.file, b"").replace(b"\r", b"\n").count(b"\n") + 1
        assert 1 <= place.line <= lines + 1, (problem, files[place.file])
        assert place.column >= 1


@pytest.mark.usefixtures("remembered")
def test_1800_mutations_of_a_small_pack(club: Files) -> None:
    assert_survives(club, 1800, seed=20260701)


@pytest.mark.usefixtures("remembered")
def test_200_mutations_of_everything_we_ship() -> None:
    assert_survives(dict(read((knowledge_folder(),)).files), 200, seed=20260702)
