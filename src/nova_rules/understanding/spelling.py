"""Finds the vocabulary word a misspelt word was meant to be, when there is exactly one nearest."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

_one_slip, _two_slips, _longest = 5, 9, 24


class Speller:
    """Knows the single words of a vocabulary by what is left of them when letters are dropped."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """Take the forms that may be meant, each with the word it is a form of."""
        self._known = {
            form: word
            for form, word in sorted(known.items())
            if _one_slip <= len(form) <= _longest and form.isalpha()
        }
        self._by_remains: dict[str, list[str]] | None = None
        self._answers: dict[str, tuple[str, int] | None] = {}

    def meant(self, word: str) -> tuple[str, int] | None:
        """Give the word meant and the number of slips; none when there is no such word, or two as near."""
        if not _one_slip <= len(word) <= _longest:
            return None
        if len(self._answers) > 20_000:  # noqa: PLR2004 - a bound on memory, any number would do
            self._answers.clear()
        if word not in self._answers:
            self._answers[word] = self._nearest(word)
        return self._answers[word]

    def _nearest(self, word: str) -> tuple[str, int] | None:
        """Measure every word that shares what is left."""
        by_remains = self._remains()
        candidates = {
            known for rest in _left(word) for known in by_remains.get(rest, ()) if known[0] == word[0]
        }
        measured = sorted((slips(word, form), form) for form in candidates)
        near = [
            (count, self._known[form])
            for count, form in measured
            if 0 < count <= min(_allowed(word), _allowed(form))
        ]
        meant = {known for count, known in near if count == near[0][0]}
        return (near[0][1], near[0][0]) if len(meant) == 1 else None

    def _remains(self) -> dict[str, list[str]]:
        """Build the index on first need: most texts have no slip."""
        if self._by_remains is None:
            index: dict[str, list[str]] = {}
            for known in self._known:
                for rest in _left(known):
                    index.setdefault(rest, []).append(known)
            self._by_remains = index
        return self._by_remains


def _allowed(word: str) -> int:
    """Give how many slips a word of this length may have."""
    return 2 if len(word) >= _two_slips else 1


def _left(word: str) -> list[str]:
    """Give the word and what is left of it when as many letters are dropped as it may have slips."""
    rests = {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
    if _allowed(word) > 1:
        rests |= {word[:a] + word[a + 1 : b] + word[b + 1 :] for a, b in combinations(range(len(word)), 2)}
    return sorted(rests)


def slips(left: str, right: str) -> int:
    """Count the letters added, lost, changed or swapped with a neighbour between two words."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        earlier, before, row = before, row, [at]
        for place, other in enumerate(right, 1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != other))
            if at > 1 and place > 1 and letter == right[place - 2] and left[at - 2] == other:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
    return row[-1]
