"""The agenda: which match fires next, what must not hold, and what becomes known; shared by all matchers."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from nova_rules.inference.clause import Clause, Guard, key_of
from nova_rules.inference.fact_index import FactIndex
from nova_rules.inference.matcher import Compiled, Limits, Match, Session
from nova_rules.inference.program import Program
from nova_rules.model.errors import LimitError
from nova_rules.model.facts import Fact

FactOrder = tuple[str, tuple[str, ...], int]


class Fired(NamedTuple):
    """A rule that fired: its place in the program, and by number its supports and one fact a conclusion."""

    rule: int
    supports: tuple[int, ...]
    concluded: tuple[int, ...]


class Derivation(NamedTuple):
    """All facts in the order they became known (their place is their number), and all firings in order."""

    facts: tuple[Fact, ...]
    fired: tuple[Fired, ...]

    def named(self, numbers: tuple[int, ...]) -> tuple[Fact, ...]:
        """Give facts by their numbers."""
        return tuple([self.facts[number] for number in numbers])


def derive(program: Program, compiled: Compiled, facts: Sequence[Fact], limits: Limits) -> Derivation:
    """Fire rules until nothing new can be concluded.

    The next match is always the least by (stratum, -salience, rule id, variant, supports), so that the order
    depends neither on the matcher nor on the order of the given facts.
    """
    given = sorted(set(facts), key=order_of)
    with compiled.open(given, limits) as session:
        return _Agenda(program, session, limits, exact=compiled.exact).run(given)


def order_of(fact: Fact) -> FactOrder:
    """Give what facts are ordered by: kind, values, amount (none comes first)."""
    amount = fact.amount
    return fact.kind, fact.values, -1 if amount is None else amount


class _Agenda:
    """Matches that wait to fire, and what is known."""

    def __init__(self, program: Program, session: Session, limits: Limits, *, exact: bool) -> None:
        """Begin with nothing known; matches of a session that is not exact are verified."""
        self._program = program
        self._session = session
        self._exact = exact
        self._limits = limits
        self._index = FactIndex(program.layout)
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self._facts: list[Fact] = []
        self._orders: list[FactOrder] = []
        self._waiting: list[tuple[int, tuple[FactOrder, ...], int, tuple[int, ...]]] = []
        self._seen: set[Match] = set()
        self._matches = 0
        self._fired: list[Fired] = []

    def run(self, given: Sequence[Fact]) -> Derivation:
        """Fire everything."""
        for fact in given:
            self._know(fact)
        self._learn(given)
        while self._waiting:
            _, _, rule, numbers = heappop(self._waiting)
            clause = self._program.clauses[rule]
            supports = tuple([self._facts[number] for number in numbers])
            if (self._exact or clause.holds_for(supports)) and not self._blocked(clause, supports):
                self._fire(clause, rule, numbers, supports)
        return Derivation(tuple(self._facts), tuple(self._fired))

    def _concluded(self, kind: str, values: tuple[str, ...]) -> int:
        """Give the number of a fact that is concluded, a new one if it was not known."""
        number = self._numbers.get((kind, values))
        if number is None:
            number = len(self._facts)
            self._know(Fact(kind, values))
        return number

    def _know(self, fact: Fact) -> None:
        """Take in a new fact."""
        if fact.amount is None:
            self._numbers[fact.kind, fact.values] = len(self._facts)
        self._index.add(len(self._facts), fact)
        self._facts.append(fact)
        self._orders.append(order_of(fact))

    def _learn(self, facts: Sequence[Fact]) -> None:
        """Tell the matcher of new facts and queue the matches they complete."""
        if len(self._facts) > self._limits.facts:
            raise _too_much(self._limits.facts, "facts")
        for match in self._session.assert_facts(facts):
            if not self._exact:
                if match in self._seen:
                    continue
                self._seen.add(match)
            rule, numbers = match
            orders = tuple([self._orders[number] for number in numbers])
            heappush(self._waiting, (self._program.ranks[rule], orders, rule, numbers))
            self._matches += 1
        if self._matches > self._limits.matches:
            raise _too_much(self._limits.matches, "matches")

    def _fire(self, clause: Clause, rule: int, numbers: tuple[int, ...], supports: tuple[Fact, ...]) -> None:
        """Record a firing and learn what it concludes."""
        before = len(self._facts)
        concluded = tuple([self._concluded(head.kind, head.values(supports)) for head in clause.heads])
        self._fired.append(Fired(rule, numbers, concluded))
        if len(self._fired) > self._limits.firings:
            raise _too_much(self._limits.firings, "firings")
        if len(self._facts) > before:
            self._learn(self._facts[before:])

    def _blocked(self, clause: Clause, supports: tuple[Fact, ...]) -> bool:
        """Tell whether a pair is not different, or a fact holds that must not."""
        if clause.different and not clause.differs_in(supports):
            return True
        for guard in clause.guards:  # noqa: SIM110 - thousands of calls, and a generator each costs
            if self._forbidden(guard, supports):
                return True
        return False

    def _forbidden(self, guard: Guard, supports: tuple[Fact, ...]) -> bool:
        """Tell whether a fact satisfies a `none` condition."""
        table = self._program.layout.tables[guard.kind, guard.mask]
        found = self._index.having(table, key_of(guard.sources, supports))
        return bool(found) and any(guard.forbids(self._facts[number]) for number in found)


def _too_much(limit: int, what: str) -> LimitError:
    """Give the refusal of an inference that grows beyond its limits."""
    return LimitError(
        f"The rules lead to more than {limit:,} {what}.",
        "Shorten the description, or look for a rule that multiplies facts.",
    )
