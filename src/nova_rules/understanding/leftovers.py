"""Lists what was not understood: nouns nothing knows, words that mean something else here."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.understanding import english
from nova_rules.understanding.english import with_article
from nova_rules.understanding.lexicon import is_english
from nova_rules.understanding.phrases import Match, Text

_least_gibberish = 3


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words not understood: their first and last place, and why."""

    first: int
    last: int
    reason: str


def leftovers(text: Text, used: frozenset[int]) -> tuple[Leftover, ...]:
    """Give the nouns that nothing used, neighbours together, each distinct one once."""
    found, seen = [], set[tuple[str, ...]]()
    for group in _groups(text, used):
        key = tuple(text.words[at].noun for at in group)
        if key not in seen:
            seen.add(key)
            found.append(Leftover(group[0], group[-1], _reason(group, text)))
    return tuple(found)


def cancelled(match: Match, text: Text) -> Leftover:
    """Give the leftover of a match that a counter-word denies."""
    written = _written(match.at, text)
    name = match.phrase.entry.concept[1].replace("_", " ")
    return Leftover(
        match.at[0],
        match.at[-1],
        f"`{written}` near `{match.cancelled}` was not taken for {with_article(name)}.",
    )


def elsewhere(match: Match, text: Text) -> Leftover:
    """Give the leftover of a match that belongs to a business the text is not about."""
    written = _written(match.at, text)
    return Leftover(
        match.at[0], match.at[-1], f"`{written}` is known for {with_article(match.phrase.entry.domain)} only."
    )


def is_gibberish(text: Text, used: frozenset[int]) -> bool:
    """Tell whether most words are no words of English or of the vocabulary."""
    read = [(at, word) for at, word in enumerate(text.words) if word.kind == "word" and word.clear]
    strange = [word for at, word in read if at not in used and not is_english(word.lower)]
    return len(strange) >= _least_gibberish and len(strange) * 5 > len(read) * 3


def _groups(text: Text, used: frozenset[int]) -> list[list[int]]:
    """Collect neighbouring unused nouns; general words at the ends of a group are cut off."""
    groups: list[list[int]] = []
    for at, word in enumerate(text.words):
        if not (
            word.kind == "word"
            and word.clear
            and at not in used
            and text.parts[at] == "noun"
            and len(word.lower) > 1
        ):
            continue
        if groups and text.after[groups[-1][-1]] == at:
            groups[-1].append(at)
        else:
            groups.append([at])
    return [trimmed for group in groups if (trimmed := _trimmed(group, text))]


def _trimmed(group: list[int], text: Text) -> list[int]:
    """Cut general words off the ends of a group."""
    telling = [at for at in group if not _is_general(at, text)]
    return [at for at in group if telling and telling[0] <= at <= telling[-1]]


def _is_general(at: int, text: Text) -> bool:
    """Tell whether a word may stand in any description."""
    word = text.words[at]
    return (
        bool({word.lower, word.noun, word.surface} & english.general_nouns)
        and word.noun not in english.businesses
    )


def _reason(group: list[int], text: Text) -> str:
    """Say why a group of words was not understood."""
    written = _written(tuple(group), text)
    first = text.words[group[0]]
    starts = group[0] == 0 or text.words[group[0] - 1].sentence != first.sentence
    if all(text.words[at].text[0].isupper() for at in group) and not starts:
        return f"`{written}` looks like a name; no pack knows it, so nothing was built for it."
    if len(group) == 1 and not is_english(first.lower):
        return f"`{written}` is no word that the packs or the dictionary know; it may be misspelt."
    return f"No pack knows `{written}`, so nothing was built for it."


def _written(at: tuple[int, ...], text: Text) -> str:
    """Give the words as written, one blank between."""
    return " ".join(text.words[place].text for place in at)
