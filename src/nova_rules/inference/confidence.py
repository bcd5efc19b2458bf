"""How surely each fact holds, from the graph of derivations; it never takes part in matching."""

from __future__ import annotations

from collections.abc import Mapping

from nova_rules.inference.agenda import Derivation
from nova_rules.model.facts import Fact

_UNKNOWN = -1


def confidence(given: Mapping[Fact, int], derivation: Derivation) -> list[int]:
    """Give 0 to 1000 a fact, by number: the minimum over a firing's supports, the maximum over firings.

    Firings come in the order in which facts became known, so one pass is nearly always enough; it is repeated
    while a later firing still raises a fact that earlier ones may have rested on.
    """
    known = [given.get(fact, _UNKNOWN) for fact in derivation.facts]
    while _raised(known, derivation):
        continue
    return known


def _raised(known: list[int], derivation: Derivation) -> bool:
    """Go through all firings once, and tell whether a fact that was known before was raised."""
    raised = False
    for _, supports, concluded in derivation.fired:
        worth = min([known[number] for number in supports])
        for number in concluded:
            before = known[number]
            if before < worth:
                known[number] = worth
                raised = raised or before != _UNKNOWN
    return raised
