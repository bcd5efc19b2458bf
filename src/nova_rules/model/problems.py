"""A Problem: something its author can mend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file: `file` relative to the packs folder with `/`, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Give `file:line:column`, as editors understand it."""
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("-")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where, which kind (a code with a page in docs/), one sentence, and what to do."""

    place: Place
    code: str
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        """Give one line: `file:line:col: sentence [code] hint`."""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.place}: {self.sentence} [{self.code}]{hint}"
