"""Decides what a negated stretch leaves out: `no online payments` leaves out paying online, not payments."""

from __future__ import annotations

from nova_rules.understanding.english import listed
from nova_rules.understanding.leftovers import Leftover
from nova_rules.understanding.negation import Negated, covering
from nova_rules.understanding.phrases import Match, Text

_empty = listed(
    "feature module system part tracking management processing stuff functionality function"
    " handling support option component"
    " section thing service tool software administration kind sort type form real actual such"
    " further extra additional fancy"
    " complicated separate special own whatsoever taking keeping recording collecting collection"
    " sending entry",
)
_phrase_parts = frozenset({"noun", "adj", "possessive"})
_way = "online"  # An adverb to the word list, yet `online payment` is less than payment.


class Denials:
    """What a text says no to: `whole` concepts with the stretch that denies each, and parts of others."""

    def __init__(self, found: tuple[Match, ...], text: Text, stretches: tuple[Negated, ...]) -> None:
        """Judge every match that stands in a negated stretch."""
        self.whole: dict[Match, Negated] = {}
        self._partly: dict[Match, tuple[int, int]] = {}
        named: dict[tuple[str, str], set[int]] = {}
        for match in found:
            named.setdefault(match.phrase.entry.concept, set()).update(match.at)
        for match in found:
            stretch = None if match.cancelled else covering(match, stretches)
            if stretch is None:
                continue
            phrase = _phrase(match, stretch, text)
            if stretch.partial or _covers(named[match.phrase.entry.concept], phrase, text):
                self.whole[match] = stretch
            else:
                self._partly[match] = phrase

    @property
    def partly(self) -> frozenset[Match]:
        """Give the matches of which only a part is denied; they are neither wanted nor left out."""
        return frozenset(self._partly)

    def leftovers(self, text: Text) -> tuple[Leftover, ...]:
        """Give the phrases that deny a part of something, unless another match denies the phrase."""
        denied = {at for match in self.whole for at in match.at}
        found = {
            phrase
            for phrase in self._partly.values()
            if not denied.intersection(range(phrase[0], phrase[1] + 1))
        }
        return tuple(
            Leftover(
                first,
                last,
                f"`{_written(first, last, text)}` is denied; it is only a part of what the packs know.",
            )
            for first, last in sorted(found)
        )


def _phrase(match: Match, stretch: Negated, text: Text) -> tuple[int, int]:
    """Give the first and last place of the noun phrase around a match, within its stretch."""
    first, last = match.at[0], match.at[-1]
    while first > stretch.first and _belongs(first - 1, text):
        first -= 1
    while last < stretch.last and _belongs(last + 1, text):
        last += 1
    return first, last


def _belongs(at: int, text: Text) -> bool:
    """Tell whether a word is part of the noun phrase beside it."""
    return text.parts[at] in _phrase_parts or text.words[at].lower in {"-", _way}


def _covers(places: set[int], phrase: tuple[int, int], text: Text) -> bool:
    """Tell whether a concept's words make up a noun phrase, but for words that say nothing."""
    return all(
        at in places
        or text.words[at].kind != "word"
        or not _belongs(at, text)
        or text.words[at].noun in _empty
        for at in range(phrase[0], phrase[1] + 1)
    )


def _written(first: int, last: int, text: Text) -> str:
    """Give words as written, one blank between."""
    return " ".join(word.text for word in text.words[first : last + 1])
