"""Which rules can fire at all for these facts; built once a rule set, cheap to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nova_rules.inference.dependencies import Dependencies
from nova_rules.model.facts import Fact


@dataclass(frozen=True, slots=True)
class Relevance:
    """Reachability from facts to rules.

    It looks at constants only and not at thresholds, `none`, or whether joined values are equal: a rule that
    could fire is never left out, while some that cannot are kept.
    """

    readers: tuple[tuple[int, ...], ...]
    known: Dependencies

    def rules(self, facts: Iterable[Fact]) -> frozenset[int]:
        """Give the rules whose every condition these facts, or other such rules, can satisfy."""
        return self.reached_from({shape for fact in facts for shape in self.known.lookup.satisfied_by(fact)})

    def reached_from(self, shapes: Iterable[int]) -> frozenset[int]:
        """Give the rules whose every condition has one of these shapes, or can be satisfied by such rules."""
        reached = set(shapes)
        pending = sorted(reached)
        missing: dict[int, int] = {}
        relevant: set[int] = set()
        while pending:
            for rule in self.readers[pending.pop()]:
                missing[rule] = missing.get(rule, len(self.known.needs[rule])) - 1
                if missing[rule] == 0:
                    relevant.add(rule)
                    fresh = [shape for shape in self.known.feeds[rule] if shape not in reached]
                    reached.update(fresh)
                    pending.extend(fresh)
        return frozenset(relevant)


def relevance(known: Dependencies) -> Relevance:
    """Give the filter for these rules."""
    readers: list[list[int]] = [[] for _ in known.shapes]
    for rule, shapes in enumerate(known.needs):
        for shape in shapes:
            readers[shape].append(rule)
    return Relevance(tuple(tuple(each) for each in readers), known)
