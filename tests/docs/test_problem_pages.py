"""Every code a stage can report has a page; its wrong example gives the code, the mended one nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.club_examples import (
    advised_about_rules,
    found_in_behaviour,
    found_in_packs,
    found_in_rules,
)
from tests.docs.codes_in_source import codes_by_stage

from nova_rules.cli.inputs import engine_from
from nova_rules.model.errors import KnowledgeError

FOLDER = Path(__file__).parents[2] / "docs" / "reference" / "problems"
PAGES = {page.stem: page.read_text("utf-8") for page in sorted(FOLDER.glob("*.md"))}
SAID = {
    "packs": "Found when packs are loaded.",
    "inference": "Found when rules are made ready.",
    "lowering": "Found when behaviour is compiled.",
    "cli": "Found when a command starts.",
}
CODES = codes_by_stage()
FOUND = {"inference": found_in_rules, "lowering": found_in_behaviour}
EXAMPLE = re.compile(r"^(Refused|Accepted|Told):\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([a-z-]+)\.md\)")
ADVICE = {"rule-never-fires"}
CHECKED = [(stage, code) for stage in sorted(FOUND) for code in sorted(CODES[stage] - CODES["packs"])]


def examples(code: str) -> tuple[str, str]:
    """Give the wrong and the mended example of a page."""
    (first, wrong), (second, mended) = EXAMPLE.findall(PAGES[code])
    assert (first, second) == ("Told" if code in ADVICE else "Refused", "Accepted")
    return wrong, mended


def test_every_stage_that_makes_problems_says_where_its_pages_come_from() -> None:
    assert sorted(CODES) == sorted(SAID)


def found(stage: str, code: str, example: str) -> set[str]:
    """Give the codes that the check a page is about finds in an example."""
    return advised_about_rules(example) if code in ADVICE else FOUND[stage](example)


@pytest.mark.parametrize("stage", sorted(SAID))
def test_every_code_has_a_page_and_every_page_a_code(stage: str) -> None:
    pages = {code for code, page in PAGES.items() if SAID[stage] in page}
    assert pages == CODES[stage]


def test_every_page_is_of_some_stage_and_headed_by_its_code() -> None:
    assert set(PAGES) == set().union(*CODES.values())
    headed = re.compile(r"# ([a-z-]+): [A-Z][^\n]+\n\nFound ")
    assert [code for code, page in PAGES.items() if headed.match(page) is None] == []
    assert {code: headed.findall(page) for code, page in PAGES.items()} == {code: [code] for code in PAGES}


def test_every_page_that_is_referred_to_is_there() -> None:
    assert [(code, to) for code, page in PAGES.items() for to in LINK.findall(page) if to not in PAGES] == []


def test_the_lines_of_every_page_fit() -> None:
    long = {code for code, page in PAGES.items() if max(map(len, page.splitlines())) > 120}
    assert long == set()


@pytest.mark.parametrize(("stage", "code"), CHECKED)
def test_the_wrong_example_gives_its_code_and_no_other(stage: str, code: str) -> None:
    wrong, _ = examples(code)
    assert found(stage, code, wrong) == {code}


@pytest.mark.parametrize(("stage", "code"), CHECKED)
def test_what_packs_say_to_the_wrong_example_first_is_on_the_page(stage: str, code: str) -> None:
    wrong, _ = examples(code)
    assert stage in FOUND
    assert found_in_packs(wrong) <= set(LINK.findall(PAGES[code]))


@pytest.mark.parametrize(("stage", "code"), CHECKED)
def test_the_mended_example_gives_nothing_at_all(stage: str, code: str) -> None:
    _, mended = examples(code)
    assert found_in_packs(mended) == set()
    assert found(stage, code, mended) == set()


@pytest.mark.parametrize("stage", sorted(FOUND))
def test_a_check_that_finds_nothing_would_be_noticed(stage: str) -> None:
    assert FOUND[stage]("# court.yaml\nsummary: A place to play on.\n") == set()
    assert len([code for known, code in CHECKED if known == stage]) >= 10


def test_a_folder_of_packs_that_is_not_there_gives_the_code_of_its_page(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as refused:
        engine_from([tmp_path / "my-pcks"])
    assert {problem.code for problem in refused.value.problems} == CODES["cli"]
