"""Pieces of TypeScript text: how tightly they bind, and literals that cannot end early."""

from __future__ import annotations

import re
from dataclasses import dataclass

CHOOSE, COALESCE, OR, AND, EQUAL, LESS, ADD, MULTIPLY, UNARY, ATOM = range(10)
"""How tightly a piece binds, loosest first."""

_UNSAFE = re.compile(r"[^ -~]|[<>'\\`$]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a TypeScript expression and how tightly it binds."""

    text: str
    binds: int = ATOM

    def inside(self, binds: int) -> str:
        """Give the text as an operand of something that binds so tightly, in brackets where needed."""
        return self.text if self.binds >= binds else f"({self.text})"


def string(text: str) -> str:
    """Give a string literal in single quotes; everything but plain ASCII is an escape."""
    return "'" + _UNSAFE.sub(_escaped, text) + "'"


def _escaped(match: re.Match[str]) -> str:
    char = match.group()
    if char in "'\\":
        return "\\" + char
    number = ord(char)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\u{{{number:x}}}"  # noqa: PLR2004 - one UTF-16 unit


def units(number: str, scale: int) -> Piece:
    """Give a decimal number as units of a scale."""
    whole, _, fraction = number.removeprefix("-").partition(".")
    digits = (whole + fraction.ljust(scale, "0")).lstrip("0") or "0"
    return Piece(f"-{digits}n", UNARY) if number.startswith("-") and digits != "0" else Piece(f"{digits}n")


def function(parameter: str, body: str) -> str:
    """Give an arrow function; a parameter that the body does not use is left out."""
    used = re.search(rf"\b{parameter}\b", body) is not None
    return f"({parameter if used else ''}) => {body}"
