"""What the checks and the ASVS map look for is what the shipped templates make."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase

import pytest

from nova_rules.assessment.check import Check
from nova_rules.assessment.readiness.all_checks import CHECKS as READINESS
from nova_rules.assessment.security.all_checks import CHECKS as SECURITY
from nova_rules.assets import read_templates, templates_folder
from nova_rules.emission.layout import ASSEMBLED

MADE_OF_WHAT_IS_BUILT_LATER = frozenset({"two_factor", "encryption"})
TEMPLATES = read_templates(templates_folder())
SOURCES = frozenset(file.path for file in TEMPLATES.files)
PATHS = frozenset(path.removesuffix(".jinja").replace("__domain__", "school") for path in SOURCES) | set(
    ASSEMBLED
)


def made(pattern: str) -> bool:
    """Say whether a path or pattern is made by some template, once entities have names."""
    return any(fnmatchcase(path.replace("__entity__", "student"), pattern) for path in PATHS)


@pytest.mark.parametrize("check", [*SECURITY, *READINESS], ids=lambda check: check.name)
def test_every_file_a_check_looks_for_is_shipped(check: Check) -> None:
    assert [pattern for pattern in check.files if not made(pattern)] == []
    assert [template for template in check.each if template not in SOURCES] == []
    assert check.files or check.each or check.name in MADE_OF_WHAT_IS_BUILT_LATER


def test_every_switch_is_measured() -> None:
    switches = {module.switch for module in TEMPLATES.modules if module.switch}
    assert switches <= {check.name for check in SECURITY}
    assert all(module.consequence.endswith(".") for module in TEMPLATES.modules if module.switch)


def test_every_file_and_test_of_the_asvs_map_is_shipped() -> None:
    content = next(file.content for file in TEMPLATES.files if file.path == "docs/asvs.json")
    rows = json.loads(content)["requirements"]
    named = {path for row in rows for key in ("files", "tests") for path in row.get(key, [])}
    assert sorted(path for path in named if not made(path)) == []
    modules = {module.name for module in TEMPLATES.modules}
    assert {row["module"] for row in rows if "module" in row} <= modules
