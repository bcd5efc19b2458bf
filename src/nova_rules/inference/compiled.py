"""Rule sets made ready once: kept by matcher and hash, a few at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from nova_rules.inference.matcher import Compiled, Matcher
from nova_rules.inference.program import Program, program
from nova_rules.model.rules import Rule, RuleSet

_KEPT = 8
_Ready = TypeVar("_Ready")


class _Shelf(Generic[_Ready]):
    """The rule sets used last, and what was made of them.

    A hash that meets other rules than before (an empty hash, say) is never trusted: the rules are compared,
    which costs nothing when they are the very same. What falls off the shelf is freed when its last user
    lets go.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self._ready: OrderedDict[tuple[str, ...], tuple[RuleSet, _Ready]] = OrderedDict()
        self._lock = Lock()

    def ready(self, key: tuple[str, ...], rules: RuleSet, make: Callable[[], _Ready]) -> _Ready:
        """Give what was made of these rules, making it at the first time."""
        with self._lock:
            kept = self._ready.get(key)
            if kept is None or not _same(kept[0], rules):
                kept = (rules, make())
                self._ready[key] = kept
            self._ready.move_to_end(key)
            while len(self._ready) > _KEPT:
                self._ready.popitem(last=False)
            return kept[1]


def _same(one: RuleSet, other: RuleSet) -> bool:
    """Tell whether two rule sets hold the same rules and kinds."""
    return one is other or (one.rules == other.rules and one.kinds == other.kinds)


_programs: _Shelf[Program] = _Shelf()
_networks: _Shelf[Compiled] = _Shelf()


def program_of(rules: RuleSet) -> Program:
    """Give a rule set ready for the agenda."""
    return _programs.ready((rules.digest,), rules, lambda: program(rules))


def compiled_by(matcher: Matcher, rules: RuleSet, ready: Program) -> Compiled:
    """Give a rule set ready for a matcher."""
    return _networks.ready(
        (matcher.name, matcher.version, rules.digest), rules, lambda: matcher.compile(_of(ready))
    )


def _of(ready: Program) -> tuple[Rule, ...]:
    """Give the rules in the order by which a match names them."""
    return ready.rules
