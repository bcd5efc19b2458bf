"""The agenda: which match fires next, what must not hold, and what becomes known; shared by all matchers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from nova_rules.inference.clause import Clause, Guard, value_of
from nova_rules.inference.fact_index import FactIndex
from nova_rules.inference.matcher import Compiled, Limits, Match, Session
from nova_rules.inference.program import Program
from nova_rules.model.errors import LimitError
from nova_rules.model.facts import Fact

FactOrder = tuple[str, tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired: its place in the program, the facts it rested on, one fact a conclusion."""

    rule: int
    supports: tuple[Fact, ...]
    concluded: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """All facts in the order they became known, the given ones first, and all firings in order."""

    facts: tuple[Fact, ...]
    fired: tuple[Fired, ...]


def derive(program: Program, compiled: Compiled, facts: Sequence[Fact], limits: Limits) -> Derivation:
    """Fire rules until nothing new can be concluded.

    The next match is always the least by (stratum, -salience, rule id, variant, supports), so that the order
    depends neither on the matcher nor on the order of the given facts.
    """
    given = sorted(set(facts), key=order_of)
    with compiled.open(given, limits) as session:
        return _Agenda(program, session, limits).run(given)


def order_of(fact: Fact) -> FactOrder:
    """Give what facts are ordered by: kind, values, amount (none comes first)."""
    return fact.kind, fact.values, -1 if fact.amount is None else fact.amount


class _Agenda:
    """Matches that wait to fire, and what is known."""

    def __init__(self, program: Program, session: Session, limits: Limits) -> None:
        """Begin with nothing known."""
        self._program = program
        self._session = session
        self._limits = limits
        self._index = FactIndex(program.masks)
        self._orders: dict[Fact, FactOrder] = {}
        self._waiting: list[tuple[int, tuple[FactOrder, ...], Match]] = []
        self._seen: set[tuple[int, tuple[FactOrder, ...]]] = set()
        self._fired: list[Fired] = []

    def run(self, given: Sequence[Fact]) -> Derivation:
        """Fire everything."""
        self._learn(given)
        while self._waiting:
            match = heappop(self._waiting)[2]
            clause = self._program.clauses[match.rule]
            if clause.holds_for(match.supports) and not self._blocked(clause, match.supports):
                self._fire(clause, match)
        return Derivation(tuple(self._orders), tuple(self._fired))

    def _learn(self, facts: Sequence[Fact]) -> None:
        """Make new facts known and queue the matches they complete."""
        for fact in facts:
            self._orders[fact] = order_of(fact)
            self._index.add(fact)
        if len(self._orders) > self._limits.facts:
            raise _too_much(self._limits.facts, "facts")
        for match in self._session.assert_facts(facts):
            supports = tuple([self._orders[fact] for fact in match.supports])
            if (match.rule, supports) not in self._seen:
                self._seen.add((match.rule, supports))
                heappush(self._waiting, (self._program.ranks[match.rule], supports, match))
        if len(self._seen) > self._limits.matches:
            raise _too_much(self._limits.matches, "matches")

    def _fire(self, clause: Clause, match: Match) -> None:
        """Record a firing and learn what it concludes."""
        concluded = tuple([head.fact(match.supports) for head in clause.heads])
        self._fired.append(Fired(match.rule, match.supports, concluded))
        if len(self._fired) > self._limits.firings:
            raise _too_much(self._limits.firings, "firings")
        new = [fact for fact in dict.fromkeys(concluded) if fact not in self._orders]
        if new:
            self._learn(new)

    def _blocked(self, clause: Clause, supports: tuple[Fact, ...]) -> bool:
        """Tell whether a pair is not different, or a fact holds that must not."""
        return not clause.differs_in(supports) or any(
            self._forbidden(guard, supports) for guard in clause.guards
        )

    def _forbidden(self, guard: Guard, supports: tuple[Fact, ...]) -> bool:
        """Tell whether a fact satisfies a `none` condition."""
        values = tuple([value_of(source, supports) for source in guard.sources])
        return any(guard.forbids(fact) for fact in self._index.having(guard.kind, guard.mask, values))


def _too_much(limit: int, what: str) -> LimitError:
    """Give the refusal of an inference that grows beyond its limits."""
    return LimitError(
        f"The rules lead to more than {limit:,} {what}.",
        "Shorten the description, or look for a rule that multiplies facts.",
    )
