"""Expressions as written: names, calls and operators, not yet judged."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.problems import Place


@dataclass(frozen=True, slots=True)
class Syntax:
    """One part of an expression as written, and where it stands."""

    place: Place


@dataclass(frozen=True, slots=True)
class Constant(Syntax):
    """A number (`number`, exact text), a text (`text`), `true`, `false` (`boolean`) or `null`."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Name(Syntax):
    """A name on its own."""

    name: str


@dataclass(frozen=True, slots=True)
class Pick(Syntax):
    """A member of something: `base.name`; `place` is the member's."""

    base: Syntax
    name: str


@dataclass(frozen=True, slots=True)
class Invocation(Syntax):
    """A function called with arguments: `name(...)`, or `base.name(...)`."""

    name: str
    base: Syntax | None
    arguments: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Operation(Syntax):
    """An operator and its one (! -), two (|| && == != < <= > >= in + - * / %) or three (?) operands.

    `place` is where the first operand stands.
    """

    operator: str
    operands: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Listing(Syntax):
    """Values in brackets."""

    items: tuple[Syntax, ...]
