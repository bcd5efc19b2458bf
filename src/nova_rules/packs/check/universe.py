"""Which names a slot of a fact may hold."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nova_rules.model.problems import Place, Problem
    from nova_rules.packs.library import Library
    from nova_rules.packs.types.words import KindOfFact

_NAMED = frozenset({"domain", "feature", "entity", "role", "module", "compliance", "measure"})
"""Kinds of facts, and names of slots, that hold the name of such a thing."""
_OPEN = frozenset({"domain", "feature", "entity", "role"})
"""Things an example may invent: a rule for every business is shown at work in others too."""
_TYPING_SLIP = 0.85
_SPOKEN = frozenset({"mention", "exclusion"})


@dataclass(frozen=True, slots=True)
class Universe:
    """The kinds of facts and everything that has a name."""

    kinds: Mapping[str, KindOfFact]
    library: Library

    def values(self, kind: str, slot: str, terms: Mapping[str, str]) -> tuple[str, frozenset[str]] | None:
        """Give what a slot holds and the names there are, or None where anything may stand."""
        written = self.kinds[kind]
        if slot in written.values:
            return slot, frozenset(written.values[slot])
        if written.scale and slot == written.slots[0]:
            return slot, frozenset(written.scale)
        holds = self._holds(kind, slot, terms)
        return (holds, self.library.names(holds)) if holds in _NAMED else None

    def unknown(
        self, kind: str, terms: Mapping[str, str], places: Mapping[str, Place], *, invented: bool = False
    ) -> Iterator[Problem]:
        """Yield a Problem for every constant that names nothing; an invented name may be no slip."""
        for slot, term in sorted(terms.items()):
            known = None if term.startswith("?") else self.values(kind, slot, terms)
            if known is None or term in known[1]:
                continue
            if invented and known[0] in _OPEN and not _slip(term, known[1]):
                continue
            sentence = f"There is no {known[0]} `{shown(term)}`."
            yield found(places[slot], Code.NAME_UNKNOWN, sentence, did_you_mean(term, known[1]))

    def _holds(self, kind: str, slot: str, terms: Mapping[str, str]) -> str:
        if kind in _SPOKEN and slot == "name":
            return terms.get("kind", "")
        if kind == "relation" and slot in {"from", "to"}:
            return "entity"
        return kind if kind in _NAMED and slot == self.kinds[kind].slots[0] else slot


def _slip(term: str, known: frozenset[str]) -> bool:
    return bool(get_close_matches(term[:60], sorted(known), 1, _TYPING_SLIP))
