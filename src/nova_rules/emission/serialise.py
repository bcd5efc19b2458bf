"""Data files with a fixed order of keys."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[A-Za-z0-9_./:=@%,+-]*\Z")


def json_text(value: object) -> str:
    """Give JSON with two spaces and a final line feed, keys in the order given."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def env_line(name: str, value: str) -> str:
    """Give `NAME=value`, quoted where a shell or Node would read it otherwise."""
    if _PLAIN.match(value):
        return f"{name}={value}"
    return f"{name}='{value.replace(chr(39), '')}'"


def package_json(
    name: str, scripts: dict[str, str], runtime: dict[str, str], dev: dict[str, str]
) -> dict[str, object]:
    """Give the package.json of the project, keys in the order in which the formatter leaves them."""
    return {
        "name": name,
        "version": VERSION,
        "private": True,
        "type": "module",
        "scripts": scripts,
        "dependencies": runtime,
        "devDependencies": dev,
        "engines": ENGINES,
    }


VERSION = "0.1.0"
ENGINES = {"node": ">=24"}
