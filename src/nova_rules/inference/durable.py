"""The matcher on durable-rules: the only file that touches its C code, in the subset `sharding` writes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from threading import Lock
from types import TracebackType
from typing import Any, Self

from nova_rules.inference.dependencies import Dependencies, dependencies
from nova_rules.inference.matcher import Limits, Match
from nova_rules.inference.relevance import Relevance, relevance
from nova_rules.inference.shape import shape_problems
from nova_rules.inference.sharding import BOOT, Shard, Symbols, fact_text, shards
from nova_rules.model.errors import KnowledgeError, LimitError, MatcherError
from nova_rules.model.facts import Fact
from nova_rules.model.rules import Rule

try:
    import durable_rules_engine as engine
except (
    ImportError
) as missing:  # no C compiler when it was installed, or Python 3.13, where it builds and does not load
    engine = None
    _WHY_NOT = str(missing)
else:
    _WHY_NOT = ""

_SESSION = "1"  # one session a network at a time, so no two names can ever collide in their 32-bit hash
_OBSERVED = 2
_NUMBER = re.compile(r"error code: (\d+)")
_MEANINGS = {
    101: "it ran out of memory",
    106: "a network has more rules than it can hold",
    108: "more rules share one condition than it can hold",
    111: "the network was closed already",
    112: "too many networks are open",
    113: "one condition has too many parts",
    201: "a value could not be read",
    202: "a text could not be read",
    203: "a number could not be read",
    204: "a fact could not be read",
    205: "a list could not be read",
    302: "a fact has too many slots",
    303: "one fact reaches more conditions than it can follow at once",
    304: "one match holds more facts than it can",
    305: "a condition names a fact that is not part of the rule",
    309: "the session is unknown",
    312: "two values cannot be compared",
    314: "a value is too long",
}


def available() -> bool:
    """Tell whether durable-rules can be used here."""
    return engine is not None


def why_unavailable() -> str:
    """Give the reason why durable-rules cannot be imported, or the empty text."""
    return _WHY_NOT


@lru_cache(maxsize=1)
def _version() -> str:
    """Give the version installed; the module itself does not say."""
    return metadata.version("durable-rules")


class DurableMatcher:
    """Finds matches with durable-rules."""

    @property
    def name(self) -> str:
        """Give the name that stands in a receipt."""
        return "durable-rules"

    @property
    def version(self) -> str:
        """Give the version installed."""
        return _version()

    def compile(self, rules: tuple[Rule, ...]) -> DurableRules:
        """Give the rules as networks in C."""
        if engine is None:
            raise MatcherError(
                f"durable-rules cannot be used here: {_WHY_NOT}.", "Use the reference matcher alone."
            )
        problems = shape_problems(rules)
        if problems:
            raise KnowledgeError(problems)
        return DurableRules(rules)


@dataclass(slots=True)
class _Network:
    """One shard in C: its handle and the rules in it; `offset` is the place of the open session's state."""

    handle: int
    shard: Shard
    offset: int = 0


class DurableRules:
    """Networks, one a shard; freed when nothing refers to them any more."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        """Build the networks."""
        self.exact = False  # it compares texts by their hash in places
        self.sizes = tuple(len(rule.when) for rule in rules)
        self.symbols = Symbols()
        self.lock = Lock()
        self.networks: list[_Network] = []
        for shard in shards(rules, self.symbols):
            handle = _call("create_ruleset", f"nova{len(self.networks)}", shard.text())
            self.networks.append(_Network(int(handle), shard))
        known = dependencies(rules)
        self._shapes = known.lookup
        self._readers = _readers(known, self.networks)
        self._relevance: Relevance | None = relevance(known) if len(self.networks) > 1 else None

    def open(self, facts: Sequence[Fact], limits: Limits) -> _DurableSession:
        """Give a session on the networks that hold a rule which can fire for these facts."""
        needed = dict(enumerate(self.networks))
        if self._relevance is not None:
            relevant = self._relevance.rules(facts)
            needed = {at: each for at, each in needed.items() if not relevant.isdisjoint(each.shard.rules)}
        return _DurableSession(self, needed, limits)

    def wanting(self, fact: Fact) -> set[int]:
        """Give the networks with a condition this fact satisfies; it is sent to no other."""
        return {at for shape in self._shapes.satisfied_by(fact) for at in self._readers[shape]}

    def close(self) -> None:
        """Free the networks."""
        while self.networks:
            _call("delete_ruleset", self.networks.pop().handle)

    def __del__(self) -> None:
        """Free the networks with the last reference to them."""
        self.close()


def _readers(known: Dependencies, networks: Sequence[_Network]) -> tuple[tuple[int, ...], ...]:
    """Give for each shape of condition the networks that have it: a fact goes nowhere else."""
    home = {rule: at for at, network in enumerate(networks) for rule in network.shard.rules}
    readers: list[set[int]] = [set() for _ in known.shapes]
    for rule, shapes in enumerate(known.needs):
        for shape in shapes:
            readers[shape].add(home[rule])
    return tuple(tuple(sorted(each)) for each in readers)


class _DurableSession:
    """One run; the networks are its own until it is left, and then forget it (or megabytes would leak)."""

    def __init__(self, rules: DurableRules, networks: dict[int, _Network], limits: Limits) -> None:
        """Begin with no fact."""
        self._rules = rules
        self._open = networks
        self._limits = limits
        self._symbols = Symbols(rules.symbols.known)
        self._count = 0
        self._begun: list[_Network] = []
        self._found = 0

    def assert_facts(self, facts: Sequence[Fact]) -> list[Match]:
        """Give the matches these facts complete together with those before them."""
        touched: dict[int, _Network] = {}
        for fact in facts:
            number, self._count = self._count, self._count + 1
            for at in sorted(self._rules.wanting(fact) & self._open.keys()):
                network = touched[at] = self._open[at]
                self._assert(network, fact_text(number, _SESSION, fact, self._symbols), fact)
        return [match for at in sorted(touched) for match in self._drain(touched[at])]

    def __enter__(self) -> Self:
        """Begin: a sentinel fires first in every network, or forgetting the session could crash."""
        self._rules.lock.acquire()
        try:
            for network in self._open.values():
                sentinel = json.dumps({"id": BOOT, "sid": _SESSION, "kind": BOOT})
                _, network.offset = _call("assert_fact", network.handle, sentinel)
                self._begun.append(network)
                self._drain(network)
        except BaseException:
            self._forget()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget the session in every network."""
        self._forget()

    def _forget(self) -> None:
        """Delete the states and let the next session in."""
        try:
            while self._begun:
                _call("delete_state", self._begun.pop().handle, _SESSION)
        finally:
            self._rules.lock.release()

    def _assert(self, network: _Network, text: str, fact: Fact) -> None:
        """Assert one fact; in lists, everything after a bad fact would be dropped in silence."""
        outcome, _ = _call("assert_fact", network.handle, text)
        if outcome == _OBSERVED:
            raise MatcherError(
                f"durable-rules takes `{fact.key}` for a fact it has seen.",
                "Report this with the description.",
            )

    def _drain(self, network: _Network) -> list[Match]:
        """Give every match that waits in a network."""
        found: list[Match] = []
        started = _call("start_action_for_state", network.handle, network.offset)
        message = started[1] if started else None
        while message:
            ((rule, captured),) = json.loads(message).items()
            if rule != BOOT:
                found.append(self._match(int(rule[1:]), captured))
            message = _call("complete_and_start_action", network.handle, network.offset)
        self._found += len(found)
        if self._found > self._limits.matches:
            raise LimitError(
                f"The rules match in more than {self._limits.matches:,} ways.",
                "A rule probably combines facts without a shared variable.",
            )
        return found

    def _match(self, rule: int, captured: dict[str, dict[str, str]]) -> Match:
        """Give the facts of a match by their ids, which are their numbers."""
        size = self._rules.sizes[rule]
        return Match(rule, tuple([int(captured[f"c{at}"]["id"]) for at in range(size)]))


def _call(function: str, *arguments: object) -> Any:  # noqa: ANN401 - C code gives what it likes
    """Call the engine, whose errors are numbers, and translate them."""
    try:
        return getattr(engine, function)(*arguments)
    except engine.error as problem:
        number = _NUMBER.search(str(problem))
        meaning = _MEANINGS.get(int(number[1]), "its reason has no name") if number else "it gave no reason"
        raise MatcherError(
            f"durable-rules failed in {function}: {meaning} ({str(problem) or 'no message'}).",
            "Use the reference matcher alone, and report this with the description.",
        ) from problem
