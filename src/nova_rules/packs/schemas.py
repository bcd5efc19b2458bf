"""JSON Schemas of the packs' files, made from their types, for completion and hints in an editor.

`python -m nova_rules.packs.schemas` writes them into knowledge/schemas/.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nova_rules.assets import knowledge_folder
from nova_rules.packs.kinds import FILES

if TYPE_CHECKING:
    from pathlib import Path

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_CALLED = {"id": "rule", "kinds": "facts"}
"""Schemas that are not called after the first key of the file."""


def schemas() -> tuple[tuple[str, str], ...]:
    """Give each schema as (file name, text), sorted by name."""
    named = ((f"{_CALLED.get(key, key)}.json", kind.model_json_schema()) for key, kind in FILES.items())
    return tuple(sorted((name, _text(schema)) for name, schema in named))


def write(folder: Path) -> None:
    """Write all schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _text(schema: dict[str, object]) -> str:
    return json.dumps({"$schema": _DIALECT, **schema}, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write(knowledge_folder() / "schemas")
