"""All checks, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.check.examples import examples
from nova_rules.packs.check.facts import facts
from nova_rules.packs.check.rules import rules
from nova_rules.packs.check.titles import titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.library import Library

_LIBRARY: tuple[Callable[[Library], Iterator[Problem]], ...] = (facts, rules, titles, examples)


def every_problem(library: Library) -> Iterator[Problem]:
    """Yield what any check finds."""
    for check in _LIBRARY:
        yield from check(library)
