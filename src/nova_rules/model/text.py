"""What the user gives: a description in plain words, and options."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a text, in code points, half-open: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Description:
    """What the user wrote, untouched."""

    text: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose besides the words; every part may be left out.

    `project` names the generated project (kebab case). `features` switches a feature of a pack on or off.
    `without` names
    protections that are switched off on purpose. `answers` maps a question's id to its answer.
    """

    project: str | None = None
    features: tuple[tuple[str, bool], ...] = ()
    without: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
