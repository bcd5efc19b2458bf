"""Where every key and value of a file stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nova_rules.model.problems import Place

if TYPE_CHECKING:
    from collections.abc import Mapping


class Spot(NamedTuple):
    """One value: where it starts, where its text starts (behind a quote), its keys and what is inside it."""

    line: int
    column: int
    text_line: int
    text_column: int
    keys: dict[str, tuple[int, int]]
    inside: dict[str | int, Spot]


Path = tuple[str | int, ...]
"""Keys and positions from the top of a file down to a value."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file read: its path in the packs folder, the plain data in it, and where everything stands."""

    path: str
    data: Mapping[str, object]
    top: Spot

    def value(self, path: Path = ()) -> Place:
        """Give where a value starts; steps that are not written are skipped over."""
        spot = self._spot(path)
        return Place(self.path, spot.line, spot.column)

    def text(self, path: Path) -> Place:
        """Give where the first character of a text stands: behind its quote or on the line below `>-`."""
        spot = self._spot(path)
        return Place(self.path, spot.text_line, spot.text_column)

    def key(self, path: Path) -> Place:
        """Give where the last key of a path stands; the value's place where it is no key."""
        above = self._spot(path[:-1])
        mark = above.keys.get(str(path[-1])) if path else None
        return Place(self.path, *mark) if mark else self.value(path)

    def has(self, path: Path) -> bool:
        """Say whether something is written at a path."""
        spot: Spot | None = self.top
        for step in path:
            spot = spot.inside.get(step) if spot else None
        return spot is not None

    def _spot(self, path: Path) -> Spot:
        spot = self.top
        for step in path:
            spot = spot.inside.get(step, spot)
        return spot
