"""Which value stands where several rules may write one: the highest, or the rule's that counts most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nova_rules.model.facts import Conflict, Decision, Fact, FactKind
from nova_rules.model.wording import listed, readable


@dataclass(frozen=True, slots=True)
class Claim:
    """A rule says that a fact holds, or assumes it; `salience` is the rule's."""

    fact: Fact
    rule: str
    salience: int
    assumed: bool


def merged(
    kinds: Iterable[FactKind], claims: Iterable[Claim]
) -> tuple[tuple[Decision, ...], tuple[Conflict, ...]]:
    """Give the value that stands for each subject of kinds that merge, and the clashes nothing decides.

    What is only assumed gives way to whatever is not: it never beats and never raises it.
    """
    merging = {kind.name: kind for kind in kinds}
    groups: dict[tuple[str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.fact.kind, claim.fact.values[:-1]].append(claim)
    decided = [_decided(merging[kind], groups[kind, subject]) for kind, subject in sorted(groups)]
    return tuple(decision for decision, _ in decided), tuple(
        clash for _, clash in decided if clash is not None
    )


def _decided(kind: FactKind, claims: list[Claim]) -> tuple[Decision, Conflict | None]:
    """Decide one subject."""
    firm = [claim for claim in claims if not claim.assumed]
    candidates = firm or claims
    worth = {
        fact: max(_worth(kind, claim) for claim in candidates if claim.fact == fact)
        for fact in dict.fromkeys(claim.fact for claim in candidates)
    }
    best = max(worth.values())
    tied = sorted(
        (fact for fact in worth if worth[fact] == best), key=lambda fact: _first_rule(fact, candidates)
    )
    winner = tied[0]
    over = tuple(sorted({claim.fact for claim in claims} - {winner}, key=lambda fact: fact.values))
    yielding = tuple(fact for fact in over if fact not in worth)
    decision = Decision(
        winner, over, _reason(kind, winner, tuple(fact for fact in over if fact in worth), yielding)
    )
    if len(tied) == 1:
        return decision, None
    return decision, _clash(kind, winner, tied[1], candidates)


def _worth(kind: FactKind, claim: Claim) -> int:
    """Give what a claim weighs: its place on the scale (beside it, nothing), or its rule's priority."""
    if kind.merge == "priority":
        return claim.salience
    value = claim.fact.values[-1]
    return kind.scale.index(value) if value in kind.scale else -1


def _first_rule(fact: Fact, claims: Iterable[Claim]) -> tuple[str, tuple[str, ...]]:
    """Give what decides a tie, the same way every time: the rule's id, then the value."""
    return min(claim.rule for claim in claims if claim.fact == fact), fact.values


def _reason(kind: FactKind, winner: Fact, beaten: tuple[Fact, ...], yielding: tuple[Fact, ...]) -> str:
    """Give one sentence: what stands, over what, by which precedence."""
    if not beaten and not yielding:
        return f"No rule concludes another {readable(kind.name)}."
    parts = []
    if beaten:
        precedence = (
            f"it is the highest of {listed(tuple(map(readable, kind.scale)))}"
            if kind.merge == "max"
            else "its rule has the highest priority"
        )
        parts.append(f"stands over {_values(beaten)} because {precedence}")
    if yielding:
        parts.append(f"replaces {_values(yielding)}, which would only have been assumed")
    return f"The {readable(kind.name)} {readable(winner.values[-1])} {' and '.join(parts)}."


def _values(facts: tuple[Fact, ...]) -> str:
    """Give the values of facts as a list of words."""
    return listed(tuple(readable(fact.values[-1]) for fact in facts))


def _clash(kind: FactKind, winner: Fact, loser: Fact, claims: list[Claim]) -> Conflict:
    """Give the conflict of two values nothing declared decides between."""
    one, other = (_first_rule(fact, claims)[0] for fact in (winner, loser))
    taken, left = (readable(fact.values[-1]) for fact in (winner, loser))
    return Conflict(
        kind.name,
        winner,
        loser,
        f"Rules `{one}` and `{other}` conclude {taken} and {left} as the {readable(kind.name)} "
        "with equal standing, so the first by name was taken.",
    )
