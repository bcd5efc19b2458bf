"""Facts by the values of chosen slots, so that a condition with known values finds its facts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from nova_rules.model.facts import Fact

Mask = tuple[int, ...]
Key = str | tuple[str, ...]
"""The values in the slots of a mask; of a mask of one slot, that value alone."""


class Layout:
    """The questions that will be asked: each (kind, mask) is one table."""

    def __init__(self, masks: Iterable[tuple[str, Mask]]) -> None:
        """Number the tables."""
        self.tables = {each: number for number, each in enumerate(sorted(set(masks)))}
        self.readers: dict[str, list[tuple[int, int, Callable[[tuple[str, ...]], Key]]]] = {}
        for (kind, mask), number in self.tables.items():
            needed = mask[-1] + 1 if mask else 0
            self.readers.setdefault(kind, []).append((number, needed, key_reader(mask)))


class FactIndex:
    """The numbers of the facts known so far, in the tables of a layout."""

    def __init__(self, layout: Layout) -> None:
        """Begin with no fact."""
        self._readers = layout.readers
        self._tables: list[dict[Key, list[int]]] = [{} for _ in layout.tables]

    def add(self, number: int, fact: Fact) -> None:
        """Take in a fact that was not known."""
        values = fact.values
        for table, needed, key in self._readers.get(fact.kind, ()):
            if len(values) >= needed:
                self._tables[table].setdefault(key(values), []).append(number)

    def having(self, table: int, key: Key) -> Sequence[int]:
        """Give the facts of a table that have these values."""
        return self._tables[table].get(key, ())


def key_reader(mask: Mask) -> Callable[[tuple[str, ...]], Key]:
    """Give the function that reads the key of a mask off the values of a fact."""
    return itemgetter(*mask) if mask else _nothing


def _nothing(values: tuple[str, ...]) -> Key:  # noqa: ARG001 - one of several readers
    """Give the key all facts of a kind share."""
    return ()
