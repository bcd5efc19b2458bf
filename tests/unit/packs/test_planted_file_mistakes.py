"""Mistakes in the YAML and in the shape of a file; `¦` stands where the problem must be reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from nova_rules.model.problems import Problem

    Examine = Callable[[dict[str, bytes]], tuple[Problem, ...]]

COURT = "domains/club/entities/court.yaml"
FEES = "domains/club/features/fees.yaml"
TENNIS = "domains/club/examples/tennis.yaml"

PLANTED = [
    ("yaml-syntax", COURT, "summary: A place", "summary: A place¦: a court", "This is not YAML"),
    ("yaml-syntax", COURT, "  label: {", "¦\tlabel: {", "This is not YAML"),
    ("yaml-feature", COURT, "summary: A", "summary: ¦&here A", "An anchor"),
    ("yaml-feature", COURT, "summary: A place to play on.", "summary: ¦*here", "An alias"),
    ("yaml-feature", COURT, "summary: A", "summary: ¦!!str A", "A tag"),
    ("yaml-feature", COURT, "derived:", "¦---\nderived:", "here a second begins"),
    ("key-twice", COURT, "derived:", "¦core: false\nderived:", "`core` is given twice (first on line 3)"),
    ("key-not-text", COURT, "core: true", "¦[a, b]: true", "A key must be a word"),
    ("file-encoding", COURT, "A place", "A pl¦\x07ace", "U+0007"),
    ("file-encoding", COURT, "A place", "A pl¦\u2028ace", "U+2028"),
    ("file-kind", COURT, "entity: court", "¦role: court", "a file here starts with `entity`"),
    ("file-kind", COURT, "entity: court", "¦core: true\nentity: court", "`entity` must come first"),
    ("file-name", COURT, "entity: court", "entity: ¦tennis_court", "belongs"),
    ("file-empty", COURT, "*", "¦# nothing here\n", "The file is empty"),
    ("file-kind", COURT, "*", "¦[a, b]\n", "must hold keys with values"),
    ("key-unknown", COURT, "derived:", "¦derivd:", "The file has no key `derivd`"),
    ("key-unknown", COURT, "max: 20", "¦maxx: 20", "`fields.label` has no key `maxx`"),
    ("key-missing", COURT, "{ type: text, max: 20 }", "¦{ max: 20 }", "`fields.label` lacks `type`"),
    ("key-missing", FEES, "when-off: Fees are kept elsewhere.\n", "", "The file lacks `when-off`"),
    ("value-kind", COURT, "core: true", "core: ¦yes", "`core` must be true or false, not `yes`"),
    ("value-kind", COURT, "core: true", "core: ¦on", "must be true or false"),
    ("value-kind", FEES, "modules: [billing]", "modules: ¦billing", "`modules` must be a list"),
    ("value-kind", COURT, "summary: A place to play on.", "summary: ¦7", "must be a text"),
    ("value-kind", COURT, "summary: A place to play on.", 'summary: ¦"  "', "must not be empty"),
    ("value-kind", COURT, "max: 20", "max: ¦[20]", "`fields.label.max` must be a text"),
    ("value-choice", COURT, "type: money", "type: ¦mony", "cannot be `mony`"),
    ("value-choice", TENNIS, "expect-not:", "outcome: ¦okay\nexpect-not:", "cannot be `okay`"),
    ("name-form", COURT, "  price:", "  ¦Price:", "`Price`"),
    ("name-form", COURT, "to: [manager, player]", "to: [¦the manager, player]", "`the manager`"),
]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted[0]}: {planted[4]}")
def test_each_mistake_is_reported_where_it_stands(
    planted: tuple[str, str, str, str, str], assert_reported: Callable[[tuple[str, ...]], None]
) -> None:
    assert_reported(planted)


def test_the_club_itself_has_no_mistake(club_with: Examine) -> None:
    assert club_with({}) == ()


def test_all_mistakes_of_all_files_come_at_once_and_in_order(
    club: dict[str, bytes], club_with: Examine
) -> None:
    broken = {
        COURT: club[COURT].replace(b"type: money", b"type: mony").replace(b"derived:", b"derivd:"),
        FEES: club[FEES].replace(b"[billing]", b"[biling]"),
    }

    problems = club_with(broken)

    assert [str(problem) for problem in problems] == [
        f"{COURT}:6:18: `fields.price.type` cannot be `mony`. [value-choice] Did you mean `money`?",
        f"{COURT}:7:1: The file has no key `derivd`. [key-unknown] Did you mean `derived`?",
        f"{FEES}:6:11: There is no module `biling`. [name-unknown] Did you mean `billing`?",
    ]


def test_a_file_that_cannot_be_read_does_not_make_others_wrong(
    club: dict[str, bytes], club_with: Examine
) -> None:
    player = "domains/club/entities/player.yaml"
    problems = club_with({player: club[player] + b"odd: 1\n"})

    assert [(problem.code, problem.place.file) for problem in problems] == [("key-unknown", player)]
