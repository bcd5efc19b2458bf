"""Every code, function and name of the language is explained."""

from __future__ import annotations

import re
from pathlib import Path

from nova_rules.lowering.checking.checker import LATER
from nova_rules.lowering.checking.functions import FUNCTIONS
from nova_rules.lowering.checking.names import GLOBALS
from nova_rules.lowering.checking.rows import AGGREGATES, QUANTIFIERS
from nova_rules.lowering.typescript.helpers import HELPERS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/reference/expressions.md").read_text("utf-8")
CODE = re.compile(r'"((?:expression|guard|check|effect|derived|lock|set|range|member|action|not)-[a-z-]+)"')


def test_every_code_is_explained() -> None:
    sources = (ROOT / "src/nova_rules/lowering").rglob("*.py")
    codes = {code for source in sources for code in CODE.findall(source.read_text("utf-8"))}
    assert len(codes) > 15
    codes -= {"expression-invalid"}  # the error that carries the problems, no problem itself
    assert sorted(code for code in codes if code not in PAGE) == []


def test_every_name_of_the_language_is_explained() -> None:
    names = {*FUNCTIONS, *QUANTIFIERS, *AGGREGATES, *GLOBALS, *LATER} - {"input", "actor"}
    assert sorted(name for name in names if f"`{name}" not in PAGE and f".{name}(" not in PAGE) == []


def test_every_helper_is_exported_by_the_file_it_is_imported_from() -> None:
    folder = ROOT / "templates/backend/runtime/src"
    for name, module in HELPERS.items():
        assert f"export function {name}" in (folder / module).read_text("utf-8"), name
