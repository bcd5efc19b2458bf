"""Parts of speech, guessed from a word list and the words around: noun, verb, adj, adv and closed classes."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.understanding import english
from nova_rules.understanding.lexicon import is_a
from nova_rules.understanding.words import Word

_closed_parts = (
    ("modal", english.modals | english.auxiliaries), ("pron", english.pronouns), ("det", english.determiners),
    ("conj", english.conjunctions), ("prep", english.prepositions), ("adv", english.adverbs),
)  # fmt: skip
_most_adverbs = 4
_opening = frozenset({"det", "pron", "num"})
_naming = frozenset({"det", "adj", "num", "prep", "possessive"})
_subjects = english.subjects | {"which", "it", "he", "she"}


@dataclass(frozen=True, slots=True)
class _Around:
    """A place in a text, and the part of speech before it."""

    at: int
    read: tuple[Word, ...]
    options: list[tuple[str, ...]]
    before: str

    @property
    def possible(self) -> tuple[str, ...]:
        """Give what the word can be."""
        return self.options[self.at]

    @property
    def previous(self) -> Word:
        """Give the word before."""
        return self.read[self.at - 1]

    @property
    def opens(self) -> bool:
        """Tell whether a noun phrase starts after the word."""
        return _starts_noun(self.at + 1, self.read, self.options)


def parts(read: tuple[Word, ...]) -> tuple[str, ...]:
    """Give each word's part of speech."""
    options = [_options(word) for word in read]
    tags: list[str] = []
    for at, word in enumerate(read):
        possible = options[at]
        around = _Around(at, read, options, _before(at, read, tags))
        tags.append(possible[0] if len(possible) == 1 else _chosen(word, around))
    return tuple(tags)


def _options(word: Word) -> tuple[str, ...]:
    """Give the parts of speech a word can be."""
    if word.kind != "word":
        return ({"number": "num", "possessive": "possessive", "address": "address"}.get(word.kind, "mark"),)
    if word.lower == "to":
        return ("to",)
    for part, closed in _closed_parts:
        if word.lower in closed:
            return (part,)
    return _open_options(word)


def _open_options(word: Word) -> tuple[str, ...]:
    """Give the open parts of speech a word can be; an unknown word is taken for a noun."""
    found = []
    if is_a(word.noun, "noun") or is_a(word.lower, "noun"):
        found.append("noun")
    if word.verb:
        found.append("verb")
    if is_a(word.lower, "adj"):
        found.append("adj")
    if is_a(word.lower, "adv") and not found:
        found.append("adv")
    if not found:
        found.append("adv" if word.lower.endswith("ly") else "noun")
    return tuple(found)


def _chosen(word: Word, around: _Around) -> str:
    """Choose among several parts of speech by the words around."""
    possible = around.possible
    if "verb" in possible and _is_verb(word, around):
        return "verb"
    if "noun" in possible and "adj" in possible and around.before != "modal" and around.opens:
        return "adj" if word.lower == word.noun else "noun"
    if "noun" in possible:
        return "noun"
    return "adj" if "adj" in possible and not word.verb else possible[0]


def _before(at: int, read: tuple[Word, ...], tags: list[str]) -> str:
    """Give the part of speech before a word in its sentence, adverbs skipped."""
    place = at - 1
    earliest = max(0, at - _most_adverbs)
    while place > earliest and read[place].sentence == read[at].sentence and tags[place] == "adv":
        place -= 1
    return tags[place] if place >= 0 and read[place].sentence == read[at].sentence else "start"


def _is_verb(word: Word, around: _Around) -> bool:
    """Tell whether a word that can be a verb is one here."""
    base, before, possible = word.verb == word.surface, around.before, around.possible
    if before in {"to", "modal"}:
        return base or before == "modal" or not is_a(word.noun, "noun")
    if before == "pron":
        return around.previous.lower in _subjects
    if before in _naming or word.noun in english.nouns_first:
        return "noun" not in possible and (before not in _naming or "adj" not in possible)
    if before in {"start", "mark", "conj"}:
        return base and around.opens and word.lower == word.noun
    if before == "noun":
        return _follows_subject(around.previous, word, base=base, opens=around.opens)
    return before == "verb" and word.lower.endswith("ing") and around.opens and "noun" not in possible


def _follows_subject(subject: Word, word: Word, *, base: bool, opens: bool) -> bool:
    """Tell whether the noun before has the word as its verb: `teachers mark`, `the teacher marks`."""
    if word.lower.endswith("ed") or (not base and not word.lower.endswith(("s", "ing"))):
        return True
    plural = subject.lower != subject.noun or subject.lower in {"staff", "people"}
    return opens and not word.lower.endswith("ing") and (base if plural else not base)


def _starts_noun(at: int, read: tuple[Word, ...], options: list[tuple[str, ...]]) -> bool:
    """Tell whether a noun phrase starts at a place; `system` belongs to the noun before it."""
    if at >= len(read) or read[at].sentence != read[at - 1].sentence:
        return False
    if read[at].noun in english.general_heads:
        return False
    return bool(_opening & set(options[at])) or ("noun" in options[at] or "adj" in options[at])
