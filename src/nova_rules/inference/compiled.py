"""Rule sets made ready once: kept by matcher and hash, a few at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Generic, TypeVar

from nova_rules.inference.agenda import Derivation, derive, order_of
from nova_rules.inference.matcher import Compiled, Limits, Matcher
from nova_rules.inference.program import Program, program
from nova_rules.model.facts import Fact
from nova_rules.model.rules import RuleSet

_KEPT = 8
_REMEMBERED = 64
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


class Prepared:
    """Rules ready to derive with one matcher; it remembers what followed from the facts it met last.

    What follows depends on the facts alone, so somebody who types on pays only for words that say something
    new.
    """

    def __init__(self, ready: Program, compiled: Compiled) -> None:
        """Begin with nothing remembered."""
        self.compiled = compiled
        self._ready = ready
        self._known: OrderedDict[tuple[Limits, tuple[Fact, ...]], Derivation] = OrderedDict()
        self._lock = Lock()

    def derive(self, facts: Iterable[Fact], limits: Limits) -> Derivation:
        """Give what follows from these facts, whatever their order."""
        key = (limits, tuple(sorted(set(facts), key=order_of)))
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                return known
        found = derive(self._ready, self.compiled, key[1], limits)
        with self._lock:
            self._known[key] = found
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found


_programs: _Shelf[Program] = _Shelf()
_prepared: _Shelf[Prepared] = _Shelf()


def program_of(rules: RuleSet) -> Program:
    """Give a rule set ready for the agenda."""
    return _programs.ready((rules.digest,), rules, lambda: program(rules))


def prepared_for(matcher: Matcher, rules: RuleSet, ready: Program) -> Prepared:
    """Give a rule set ready to derive with a matcher; `ready` is its program."""
    return _prepared.ready(
        (matcher.name, matcher.version, rules.digest),
        rules,
        lambda: Prepared(ready, matcher.compile(ready.rules)),
    )
