"""YAML as an author expects it, with the place of everything."""

from __future__ import annotations

import subprocess
import sys

import pytest

from nova_rules.packs.load import DEEPEST, LARGEST, MOST_PROBLEMS, load
from nova_rules.packs.places import Source


def read(text: str) -> Source:
    source, problems = load("x.yaml", text.encode())
    assert source is not None, problems
    assert not problems
    return source


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("on", "on"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("1.10", "1.10"),
        ("12:30", "12:30"),
        ("0755", "0755"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("2026-09-01", "2026-09-01"),
        ("~", "~"),
        (".inf", ".inf"),
        ("True", "True"),
        ("?e", "?e"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("755", 755),
        ('"755"', "755"),
        ("'true'", "true"),
        ("9" * 30, "9" * 30),
    ],
)
def test_only_null_true_false_and_whole_numbers_are_more_than_text(written: str, meant: object) -> None:
    value = read(f"a: {written}\nb: 1").data["a"]
    assert (value, type(value)) == (meant, type(meant))


def test_a_variable_is_a_text_between_braces_too_and_moves_no_place() -> None:
    source = read("when: [{ fact: a, name: ?e, of: is it so? }, ?x]\n")
    assert source.data["when"] == ({"fact": "a", "name": "?e", "of": "is it so?"}, "?x")
    assert str(source.value(("when", 0, "of"))) == "x.yaml:1:33"


def test_keys_stay_as_written() -> None:
    assert list(read("on: 1\n1.0: 2\nnull: 3\n<<: 4").data) == ["on", "1.0", "null", "<<"]


def test_everything_has_a_place() -> None:
    source = read('a:\n  - { b: plain, c: "quoted" }\n  - >-\n    folded\n    text\nd: |\n\n    block\n')
    assert str(source.key(("a", 0, "c"))) == "x.yaml:2:17"
    assert str(source.value(("a", 0, "c"))) == "x.yaml:2:20"
    assert str(source.text(("a", 0, "b"))) == "x.yaml:2:10"
    assert str(source.text(("a", 0, "c"))) == "x.yaml:2:21"
    assert str(source.text(("a", 1))) == "x.yaml:4:5"
    assert str(source.text(("d",))) == "x.yaml:8:5"
    assert str(source.value(("a", 0, "nothing", "below"))) == "x.yaml:2:5"
    assert source.has(("a", 1))
    assert not source.has(("a", 2))


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_give_the_same_places(break_: str) -> None:
    source, _ = load("x.yaml", f"a: 1{break_}b: 2{break_}c:{break_}  d: 3{break_}".encode())
    assert source is not None
    assert str(source.value(("c", "d"))) == "x.yaml:4:6"


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    source, problems = load("x.yaml", b"\xef\xbb\xbfa: 1\n")
    assert source is not None
    assert (dict(source.data), problems) == ({"a": 1}, ())


@pytest.mark.parametrize("bytes_", [b"a: \xff", b"a: \xed\xa0\x80", b"a: \x00", "a: \ue000".encode()])
def test_what_is_no_text_is_refused(bytes_: bytes) -> None:
    source, problems = load("x.yaml", b"# first\n" + bytes_)
    assert source is None
    assert [(problem.code, problem.place.line) for problem in problems] == [("file-encoding", 2)]


def test_a_large_file_is_refused_unread() -> None:
    source, problems = load("x.yaml", b"[" * (LARGEST + 1))
    assert (source, [problem.code for problem in problems]) == (None, ["file-too-large"])


def test_depth_is_limited_and_named() -> None:
    assert read("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)).data
    source, problems = load("x.yaml", b"a: " + b"[" * 65 + b"]" * 65)
    assert source is None
    assert [(problem.code, problem.place.column) for problem in problems] == [("yaml-nesting", DEEPEST + 3)]


def test_a_flood_of_aliases_ends_early() -> None:
    _, problems = load("x.yaml", b"a: [" + b"*x, " * 10_000 + b"]")
    assert len(problems) == MOST_PROBLEMS


@pytest.mark.parametrize("evil", ["'[' * 100_000", "'{a: ' * 100_000", "'- ' * 100_000", "'? ' * 100_000"])
def test_hostile_depth_is_a_problem_and_not_a_dead_process(evil: str) -> None:
    program = (
        "from nova_rules.packs.load import load\n"
        f"source, problems = load('x.yaml', ({evil}).encode())\n"
        "print(source, problems[0].code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() in (
        ["None", "yaml-nesting"],
        ["None", "key-not-text"],
        ["None", "yaml-syntax"],
    )
