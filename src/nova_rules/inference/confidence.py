"""How surely each fact holds, from the graph of derivations; it never takes part in matching."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nova_rules.inference.agenda import Fired
from nova_rules.model.facts import Fact


def confidence(given: Mapping[Fact, int], fired: Iterable[Fired]) -> dict[Fact, int]:
    """Give 0 to 1000 a fact: the minimum over the supports of a firing, the maximum over firings.

    Firings come in the order in which facts became known, so one pass is nearly always enough; it is repeated
    while a later firing still raises a fact that earlier ones may have rested on.
    """
    known = dict(given)
    steps = tuple(fired)
    while _raised(known, steps):
        continue
    return known


def _raised(known: dict[Fact, int], steps: Iterable[Fired]) -> bool:
    """Go through all firings once, and tell whether a fact that was known before was raised."""
    raised = False
    for step in steps:
        worth = min([known[fact] for fact in step.supports])
        for fact in step.concluded:
            before = known.get(fact)
            if before is None or before < worth:
                known[fact] = worth
                raised = raised or before is not None
    return raised
