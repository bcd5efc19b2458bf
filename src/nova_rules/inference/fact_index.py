"""Facts by the values of chosen slots, so that a condition with known values finds its facts at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nova_rules.model.facts import Fact

Mask = tuple[int, ...]


class FactIndex:
    """The facts known so far; every (kind, mask) that will be asked for is named in the beginning."""

    def __init__(self, masks: Iterable[tuple[str, Mask]]) -> None:
        """Take the questions that will be asked."""
        self._masks: dict[str, list[Mask]] = {}
        for kind, mask in sorted(set(masks)):
            self._masks.setdefault(kind, []).append(mask)
        self._facts: dict[tuple[str, Mask, tuple[str, ...]], list[Fact]] = {}

    def add(self, fact: Fact) -> None:
        """Take in a fact that was not known."""
        values = fact.values
        for mask in self._masks.get(fact.kind, ()):
            if not mask or mask[-1] < len(values):
                key = (fact.kind, mask, tuple([values[slot] for slot in mask]))
                self._facts.setdefault(key, []).append(fact)

    def having(self, kind: str, mask: Mask, values: tuple[str, ...]) -> Sequence[Fact]:
        """Give the facts of a kind that have these values in these slots."""
        return self._facts.get((kind, mask, values), ())
