"""docs/asvs.json: the level 1 and 2 requirements of OWASP ASVS for an API, and what meets each here."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.emission.material import Material

PATH = "docs/asvs.json"
COUNTED = ("met", "deployment", "not_applicable", "gap")
"""`met` by the files named; the others carry a reason."""
Row = dict[str, object]


@cache
def _written(content: bytes) -> tuple[Row, ...]:
    return tuple(json.loads(content)["requirements"])


def asvs_rows(material: Material) -> list[Row]:
    """Give the requirements as this backend meets them: one whose module or files are absent is a gap."""
    source = next((file.content for file in material.templates.files if file.path == PATH), b"")
    if not source:
        return []
    paths = frozenset(material.layout.paths())
    return [_settled(dict(row), paths, material) for row in _written(source)]


def asvs_text(material: Material) -> str:
    """Give the file: ids only, the sentences are the standard's own."""
    rows = asvs_rows(material)
    counts = {status: sum(row["status"] == status for row in rows) for status in COUNTED}
    standard = "OWASP ASVS 5.0.0, levels 1 and 2, the chapters that touch an API"
    return json.dumps({"standard": standard, "counts": counts, "requirements": rows}, indent=2) + "\n"


def _settled(row: Row, paths: frozenset[str], material: Material) -> Row:
    module, absent = str(row.pop("module", "")), row.pop("absent", None)
    if row["status"] != "met":
        return row
    if module and not material.has(module):
        return _without(row, "gap", f"{module.replace('_', ' ').capitalize()} was switched off.")
    named = [str(path) for key in ("files", "tests") for path in _listed(row.get(key))]
    missing = [path for path in named if path not in paths and not _matched(path, paths)]
    if missing and absent:
        return _without(row, "not_applicable", str(absent))
    return _without(row, "gap", f"This backend has no {missing[0]}.") if missing else row


def _matched(pattern: str, paths: frozenset[str]) -> bool:
    return "*" in pattern and any(fnmatchcase(path, pattern) for path in paths)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _without(row: Row, status: str, reason: str) -> Row:
    return {"id": row["id"], "level": row["level"], "status": status, "reason": reason}
