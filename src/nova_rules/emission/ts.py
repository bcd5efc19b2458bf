"""Makers of TypeScript values."""

from __future__ import annotations

import re

from nova_rules.emission.code import Sql, TsCode, TsComment, TsName, TsString, one_line
from nova_rules.emission.reserved import TYPESCRIPT
from nova_rules.model.errors import TemplateError

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")
_UNSAFE = re.compile(
    r"[^ -~\u00a1-\u00ac\u00ae-\u024f\u0370-\u0482\u2010-\u2027\u20a0-\u20bf\u3041-\u30ff\u4e00-\u9fff]"
    r"|['\\]|<(?=[/!])"
)
"""All but ASCII, some alphabets and currency signs; what ends a literal; what ends a script element."""
_LAST_OF_FOUR = 0xFFFF


def identifier(text: str) -> TsName:
    """Give a name that may be bound; raises TemplateError for a reserved word or no ASCII identifier."""
    if text in TYPESCRIPT:
        raise TemplateError(
            f"{text!r} is a reserved word of TypeScript.", "Take `Name.binding`, which avoids them."
        )
    return property_name(text)


def property_name(text: str) -> TsName:
    """Give the name of a member, where reserved words may stand; TemplateError for no ASCII identifier."""
    if not _IDENTIFIER.match(text) or text == "__proto__":
        raise TemplateError(
            f"{text!r} is not a TypeScript name.", "Take it from `naming`, which makes legal ones."
        )
    return TsName(text)


def string(text: str) -> TsString:
    """Give a single-quoted literal; what could end it, its line or a script element is an escape."""
    return TsString("'" + _UNSAFE.sub(_escape, text) + "'")


def expression(text: str) -> TsCode:
    """Give code as it stands: only what a compiler or view built of values, never what a person wrote."""
    return TsCode(text)


def comment(text: str) -> TsComment:
    """Give one line of prose for a comment: it cannot end the comment, start a tag, or hide text."""
    safe = one_line(text).replace("*/", "* /").replace("/*", "/ *").replace("{@", "{ @")
    return TsComment(safe.rstrip("* ").lstrip("@* "))


def sql(statement: Sql) -> TsCode:
    """Give a SQL template literal of Kysely holding the statement."""
    escaped = statement.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return TsCode(f"sql`{escaped}`")


def strings(texts: tuple[str, ...]) -> TsCode:
    """Give an array literal of strings."""
    return TsCode("[" + ", ".join(string(text) for text in texts) + "]")


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in "'\\":
        return "\\" + char
    number = ord(char)
    if number == ord("\n"):
        return "\\n"
    return f"\\u{number:04x}" if number <= _LAST_OF_FOUR else f"\\u{{{number:x}}}"
