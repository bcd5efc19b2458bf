"""Every kind of problem has a page, and is planted somewhere in these tests."""

from __future__ import annotations

from pathlib import Path

from nova_rules.packs.codes import Code

HERE = Path(__file__).parent
PAGES = HERE.parents[2] / "docs" / "reference" / "problems"
OURS = "Found when packs are loaded."
CODES = {code.value for code in Code}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    pages = {page.stem: page.read_text("utf-8") for page in PAGES.glob("*.md")}
    assert {name for name, text in pages.items() if OURS in text} == CODES
    for code in CODES:
        assert pages[code].startswith(f"# {code}: ")
        assert "Refused:" in pages[code]
        assert "Accepted:" in pages[code]


def test_every_code_is_planted_in_a_test() -> None:
    tests = "".join(file.read_text("utf-8") for file in sorted(HERE.glob("test_*.py")))
    assert [code for code in sorted(CODES) if f'"{code}"' not in tests] == []


def test_every_code_is_reported_somewhere() -> None:
    packs = HERE.parents[2] / "src" / "nova_rules" / "packs"
    sources = "".join(file.read_text("utf-8") for file in sorted(packs.rglob("*.py")))
    assert [code.name for code in Code if f"Code.{code.name}" not in sources] == []
