"""Makers of values for data files and commands: YAML, JSON, shell."""

from __future__ import annotations

import json as _json
import re

from nova_rules.emission.code import Json, Shell, Yaml, one_line

_PLAIN = re.compile(r"[A-Za-z0-9_./:=@%+-]+\Z")


def yaml(text: str) -> Yaml:
    """Give a double-quoted YAML string; every character that is not plain ASCII is an escape."""
    return Yaml(_json.dumps(text))


def json(value: object) -> Json:
    """Give a JSON value with sorted keys."""
    return Json(_json.dumps(value, sort_keys=True, ensure_ascii=False))


def shell(text: str) -> Shell:
    """Give one word of a shell command, quoted where needed."""
    line = one_line(text)
    if _PLAIN.match(line):
        return Shell(line)
    return Shell("'" + line.replace("'", "'\"'\"'") + "'")
