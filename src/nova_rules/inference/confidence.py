"""How surely each fact holds, from the graph of derivations; it never takes part in matching."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nova_rules.inference.agenda import Fired
from nova_rules.model.facts import Fact


def confidence(given: Mapping[Fact, int], fired: Iterable[Fired]) -> dict[Fact, int]:
    """Give 0 to 1000 a fact: the minimum over the supports of a firing, the maximum over firings.

    Firings come in the order in which facts became known, so one pass is nearly always enough; it is
    repeated while a later firing still raises a fact an earlier one rested on.
    """
    known = dict(given)
    steps = tuple(fired)
    raised = True
    while raised:
        raised = False
        for step in steps:
            worth = min((known.get(fact, 0) for fact in step.supports), default=0)
            for fact in step.concluded:
                if known.get(fact, -1) < worth:
                    known[fact] = worth
                    raised = True
    return known
