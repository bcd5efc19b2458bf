"""The words of the packs, as understanding sees them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one concept.

    `concept` is (kind, name), kind one of domain, entity, role, feature, compliance; `domain` is the pack it
    comes from (empty for words
    all domains share). `words` are phrases in lower case and singular as an expert writes them; `not_words`
    are counter-words:
    near one of them the words mean something else.
    """

    concept: tuple[str, str]
    domain: str
    words: tuple[str, ...]
    not_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """The nouns counted for one measure: `900 pupils` gives expected_users 900 where `pupil` is among
    `words`.
    """

    name: str
    words: tuple[str, ...]
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words, sorted by concept, and the hash of them."""

    entries: tuple[Entry, ...]
    measures: tuple[MeasureEntry, ...]
    digest: str
