"""Text that may stand in a generated file: each value is made for one language and knows where it is safe.

A `Code` is a `str`, so that rendering costs nothing more; joining, slicing or formatting one gives a plain
`str`, which the gate in `render.py` refuses. Whoever needs a longer piece makes a new value through a maker
(`ts`, `sql`, `md`, `data`).
"""

from __future__ import annotations

import re
from typing import ClassVar

from nova_rules.model.errors import TemplateError

CODE = "code"
STRING = "string"
COMMENT = "comment"
EVERYWHERE = frozenset({CODE, STRING, COMMENT})
CODE_ONLY = frozenset({CODE})

_WORD = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_./:-]*[A-Za-z0-9_])?\Z")


class Code(str):
    """Base of all values; `language` is the language of the file it may stand in, `places` where there."""

    __slots__ = ()
    language: ClassVar[str] = ""
    places: ClassVar[frozenset[str]] = CODE_ONLY


class Word(Code):
    """Letters, digits and inner `_ - . / :` only: safe in every language and every place."""

    __slots__ = ()
    language = "any"
    places = EVERYWHERE


class TsName(Code):
    """A TypeScript identifier or property name."""

    __slots__ = ()
    language = "typescript"
    places = EVERYWHERE


class TsString(Code):
    """A TypeScript string literal with its quotes."""

    __slots__ = ()
    language = "typescript"


class TsCode(Code):
    """A TypeScript expression, type or statements that a compiler or view made."""

    __slots__ = ()
    language = "typescript"


class TsComment(Code):
    """One line of prose that cannot end a comment."""

    __slots__ = ()
    language = "typescript"
    places = frozenset({COMMENT})


class Sql(Code):
    """A SQL identifier, literal or expression."""

    __slots__ = ()
    language = "sql"


class Markdown(Code):
    """Escaped prose, inline code, a fenced block or rows of a table."""

    __slots__ = ()
    language = "markdown"


class Yaml(Code):
    """A YAML scalar."""

    __slots__ = ()
    language = "yaml"


class Json(Code):
    """A JSON value."""

    __slots__ = ()
    language = "json"


class Shell(Code):
    """One quoted word of a shell command."""

    __slots__ = ()
    language = "shell"


VALUES: tuple[type[Code], ...] = (
    Word, TsName, TsString, TsCode, TsComment, Sql, Markdown, Yaml, Json, Shell,
)  # fmt: skip
"""Every kind of value that can be made; the gate knows no other."""


def word(text: str) -> Word:
    """Give a word that is safe everywhere: letters, digits, inner `_ - . / :`, else a TemplateError."""
    if not _WORD.match(text) or "//" in text:
        raise TemplateError(f"{text!r} is not a plain word.", "Make a string or a comment of it instead.")
    return Word(text)


def one_line(text: str) -> str:
    """Give the text with every run of white space and control characters as one space."""
    return " ".join(_HIDDEN.sub(" ", text).split())


def lines(text: str) -> list[str]:
    """Give the text's lines as written, but control characters are spaces and none ends in a space."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return [_CONTROL.sub(" ", line).rstrip(" ") for line in unified.split("\n")]


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")
"""Control characters, lone surrogates, line separators, and marks that reorder the text around them."""
_HIDDEN = re.compile(_CONTROL.pattern[:-1] + r"\u00ad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff]")
"""The same and characters of no width."""
