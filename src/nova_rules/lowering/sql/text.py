"""Pieces of SQL text: how tightly they bind, literals that cannot end early, quoted names."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby

LOOSEST, OR, AND, NOT, COMPARE, ADD, MULTIPLY, ATOM = range(8)
"""How tightly a piece binds, loosest first."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RESERVED = _words(
    """all analyse analyze and any array as asc asymmetric authorization between binary both case
    cast check coalesce collate collation column concurrently constraint create cross
    current_catalog current_date current_role current_schema current_time current_timestamp
    current_user date default deferrable desc distinct do else end except exists extract false fetch
    for foreign freeze from full grant greatest group having ilike in initially inner intersect
    interval into is isnull join lateral leading least left like limit localtime localtimestamp
    natural not notnull null nullif offset on only or order outer overlaps overlay placing position
    precision primary references returning right row select session_user similar some substring
    symmetric system_user table tablesample then time timestamp to trailing trim true union unique
    user using values variadic verbose when where window with""",
)
"""Words that mean something else where a name stands on its own."""
_OUTSIDE = frozenset("$`\\")
"""Characters with a meaning around the SQL: parameters, template literals, escapes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an SQL expression and how tightly it binds."""

    text: str
    binds: int = ATOM

    def inside(self, binds: int) -> str:
        """Give the text as an operand of something that binds so tightly, in brackets where needed."""
        return self.text if self.binds >= binds else f"({self.text})"


def identifier(name: str) -> str:
    """Give a table or bare column, quoted where SQL has another meaning for the word."""
    return f'"{name}"' if name in _RESERVED else name


def literal(text: str) -> str:
    """Give a text as an SQL literal; what means something to the code around it is spelled by number."""
    runs = [(plain, "".join(chars)) for plain, chars in groupby(text, key=_is_plain)]
    parts: list[str] = []
    for plain, run in runs or [(True, "")]:
        parts += [_quoted(run)] if plain else [f"chr({ord(char)})" for char in run]
    return parts[0] if len(parts) == 1 else f"({' || '.join(parts)})"


def _is_plain(char: str) -> bool:
    return char not in _OUTSIDE and (char == " " or unicodedata.category(char)[0] not in "CZ")


def _quoted(run: str) -> str:
    return "'" + run.replace("'", "''") + "'"
