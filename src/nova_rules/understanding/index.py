"""The phrases of a vocabulary, ready to be found in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from nova_rules.model.vocabulary import Entry, MeasureEntry, Vocabulary
from nova_rules.understanding.english import idioms
from nova_rules.understanding.lexicon import is_a, is_english, phrase_words
from nova_rules.understanding.spelling import Speller

_pair, _shortest_joined = 2, 6
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of an entry: its words in comparing form; `named` tells that it is the concept's own name.

    `counters` are the entry's counter-words, as written and in comparing form.
    """

    words: tuple[str, ...]
    entry: Entry
    text: str
    named: bool
    counters: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a measure counts: the words of the noun, and seconds of the time unit when it is a rate."""

    words: tuple[str, ...]
    measure: MeasureEntry
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """All phrases of a vocabulary by their first word; counter-words, fixed expressions and units likewise.

    `joined` finds a phrase of two words written as one, `compounds` are single words a text may write as two.
    `spread` tells how many domains share a phrase.
    """

    phrases: dict[str, tuple[Phrase, ...]]
    counters: dict[str, tuple[tuple[str, ...], ...]]
    idioms: dict[str, tuple[tuple[str, ...], ...]]
    units: dict[str, tuple[Unit, ...]]
    joined: dict[str, tuple[Phrase, ...]]
    turned: dict[tuple[str, str], tuple[Phrase, ...]]
    compounds: frozenset[str]
    known: frozenset[str]
    spread: dict[tuple[str, ...], int]
    domains: tuple[str, ...]
    speller: Speller


_prepared: dict[str, tuple[Vocabulary, Index]] = {}
_most_prepared = 8


def index(vocabulary: Vocabulary) -> Index:
    """Prepare a vocabulary; done once for each, found again by its digest and compared."""
    known = _prepared.get(vocabulary.digest)
    if known and (known[0] is vocabulary or known[0] == vocabulary):
        return known[1]
    if len(_prepared) >= _most_prepared:
        _prepared.clear()
    made = _index(vocabulary)
    _prepared[vocabulary.digest] = (vocabulary, made)
    return made


def _index(vocabulary: Vocabulary) -> Index:
    """Build the index of a vocabulary."""
    phrases = tuple(phrase for entry in vocabulary.entries for phrase in _phrases(entry))
    units = tuple(
        unit for measure in vocabulary.measures for text in measure.words for unit in _unit(measure, text)
    )
    known = {word for phrase in phrases for word in phrase.words} | {
        word for unit in units for word in unit.words
    }
    pairs = [phrase for phrase in phrases if len(phrase.words) == _pair]
    return Index(
        phrases=_grouped([(phrase.words[0], phrase) for phrase in phrases]),
        counters=_by_first(word for entry in vocabulary.entries for word in entry.not_words),
        idioms=_by_first(idioms),
        units=_grouped([(unit.words[0], unit) for unit in units]),
        joined=_grouped([("".join(p.words), p) for p in pairs if len("".join(p.words)) >= _shortest_joined]),
        turned=_grouped([((p.words[1], p.words[0]), p) for p in pairs]),
        compounds=frozenset(
            p.words[0] for p in phrases if len(p.words) == 1 and len(p.words[0]) >= _shortest_joined
        ),
        known=frozenset(known),
        spread=_spread(phrases),
        domains=tuple(
            sorted({entry.concept[1] for entry in vocabulary.entries if entry.concept[0] == "domain"})
        ),
        speller=Speller({form: word for word in sorted(known) for form in _forms(word)}),
    )


def _phrases(entry: Entry) -> tuple[Phrase, ...]:
    """Give the phrases of an entry, each once."""
    name = phrase_words(entry.concept[1].replace("_", " "))
    texts: dict[tuple[str, ...], str] = {}
    for text in entry.words:
        words = phrase_words(text)
        if words:
            texts.setdefault(words, text)
    counters = tuple((text, phrase_words(text)) for text in entry.not_words)
    return tuple(Phrase(words, entry, text, words == name, counters) for words, text in sorted(texts.items()))


_seconds = {"second": 1, "sec": 1, "s": 1, "minute": 60, "min": 60, "hour": 3_600, "day": 86_400,
            "week": 604_800,
            "month": 2_592_000, "year": 31_536_000}  # fmt: skip


def seconds_of(word: str) -> int | None:
    """Give the seconds of a unit of time."""
    return _seconds.get(word)


def _unit(measure: MeasureEntry, text: str) -> tuple[Unit, ...]:
    """Read `request per second` as a rate, `pupil` as a count; a phrase without words gives nothing."""
    words = phrase_words(text.replace("/", " per "))
    rated = (
        len(words) > _pair
        and words[-2] in {"per", "a", "each", "every"}
        and seconds_of(words[-1]) is not None
    )
    if rated:
        return (Unit(words[:-2], measure, seconds_of(words[-1])),)
    return (Unit(words, measure),) if words else ()


def _forms(word: str) -> tuple[str, ...]:
    """Give a word and its plural, as both may be misspelt."""
    if word.endswith("y") and word[-2:-1] not in {"a", "e", "o", "u"}:
        return (word, f"{word[:-1]}ies")
    return (word, f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s")


def _by_first(texts: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Group plain phrases by their first word."""
    split = sorted({phrase_words(text) for text in texts})
    return _grouped([(words[0], words) for words in split if words])


def _grouped(pairs: list[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """Collect values under their keys in the order given."""
    collected: dict[Key, list[Value]] = {}
    for key, value in pairs:
        collected.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in collected.items()}


def _spread(phrases: tuple[Phrase, ...]) -> dict[tuple[str, ...], int]:
    """Count the domains that use each phrase."""
    domains: dict[tuple[str, ...], set[str]] = {}
    for phrase in phrases:
        domains.setdefault(phrase.words, set()).add(phrase.entry.domain)
    return {words: len(names) for words, names in sorted(domains.items())}


def is_known(word: str, prepared: Index) -> bool:
    """Tell whether a word in comparing form is English or in the vocabulary."""
    return word in prepared.known or is_english(word)


def is_action(phrase: Phrase) -> bool:
    """Tell whether a phrase starts with a verb (`pay online`), so that its words may stand apart."""
    return len(phrase.words) > 1 and is_a(phrase.words[0], "verb")
