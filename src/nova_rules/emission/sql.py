"""Makers of SQL values."""

from __future__ import annotations

import re

from nova_rules.emission.code import Sql, one_line
from nova_rules.emission.reserved import SQL
from nova_rules.model.errors import TemplateError

_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*\Z")
LONGEST = 63
"""PostgreSQL cuts longer identifiers without saying so."""


def identifier(text: str) -> Sql:
    """Give a name of a table, column, index or constraint, quoted where it is a reserved word."""
    if not _IDENTIFIER.match(text) or len(text) > LONGEST:
        raise TemplateError(f"{text!r} is not a SQL name.", "Take it from `naming`, which makes legal ones.")
    return Sql(f'"{text}"' if text in SQL else text)


def string(text: str) -> Sql:
    """Give a literal; NUL cannot stand in PostgreSQL text and is refused."""
    if "\0" in text:
        raise TemplateError("A SQL literal cannot hold NUL.", "Leave the character out.")
    quoted = text.replace("'", "''")
    return Sql("E'" + quoted.replace("\\", "\\\\") + "'" if "\\" in text else f"'{quoted}'")


def expression(text: str) -> Sql:
    """Give SQL as it stands: only what a compiler or view built of values, never what a person wrote."""
    return Sql(text)


def comment(text: str) -> Sql:
    """Give a whole comment line."""
    return Sql("-- " + one_line(text))
