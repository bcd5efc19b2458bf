"""Makers of Markdown values."""

from __future__ import annotations

import re

from nova_rules.emission.code import Markdown, lines, one_line

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$#!{}&]")
_BLOCK_START = re.compile(r"(?:[-+=]|\d+[.)])(?=\s|$|[-+=])")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")
_RUN = re.compile(r"`+")


def text(words: str) -> Markdown:
    """Give prose on one line: nothing in it is a mark, a tag, a link or the border of a cell."""
    line = _inline(one_line(words))
    started = _BLOCK_START.match(line)
    return Markdown("\\" + line if started and not line[0].isdigit() else _number(line) if started else line)


def sentence(words: str) -> Markdown:
    """Give prose on one line in which pairs of backticks mark code, as rules write it."""
    parts = one_line(words).split("`")
    if len(parts) % 2 == 0:
        return text(words)
    spans = [cell(part) if number % 2 else _inline(part) for number, part in enumerate(parts)]
    return Markdown("".join(spans))


def prose(words: str) -> Markdown:
    """Give a sentence of ours as it stands, on one line; never for a customer's words."""
    return Markdown(one_line(words))


def code(words: str) -> Markdown:
    """Give inline code; its fence is longer than any run of backticks in it."""
    line = one_line(words) or " "
    fence = "`" * (max((len(run) for run in _RUN.findall(line)), default=0) + 1)
    space = " " if line[0] == "`" or line[-1] == "`" else ""
    return Markdown(f"{fence}{space}{line}{space}{fence}")


def cell(words: str) -> Markdown:
    """Give inline code for the cell of a table, where a bar needs a backslash even inside code."""
    return Markdown(code(words).replace("|", "\\|"))


def fenced(words: str, language: str = "text") -> Markdown:
    """Give a fenced block, the fence longer than any run of backticks in it; controls are spaces."""
    body = "\n".join(lines(words)).strip("\n")
    fence = "`" * max(3, max((len(run) for run in _RUN.findall(body)), default=0) + 1)
    return Markdown(f"{fence}{language}\n{body}\n{fence}")


def blocks(text_of_ours: str) -> Markdown:
    """Give Markdown as it stands. Only for text that a view built out of other values."""
    return Markdown(text_of_ours)


def _inline(line: str) -> str:
    escaped = _SPECIAL.sub(lambda match: _entity(match.group()), line)
    return _LINK.sub(lambda match: match.group() + "&#8203;", escaped)


def _entity(char: str) -> str:
    if char == "&":
        return "&amp;"
    return {"<": "&lt;", ">": "&gt;"}.get(char, "\\" + char)


def _number(line: str) -> str:
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", line, count=1)
