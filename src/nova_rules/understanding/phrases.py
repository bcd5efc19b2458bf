"""Finds the phrases of the vocabulary: the longest of each kind wins, counter-words nearby cancel."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nova_rules.understanding import english
from nova_rules.understanding.index import Index, Phrase, is_action, is_known
from nova_rules.understanding.lexicon import is_a
from nova_rules.understanding.words import Word

_widest_gap, _nearby = 4, 4
_things = frozenset({"entity", "role"})
_breaks = frozenset({"mark", "conj", "modal", "to", "pron"})
_exact, _stretched, _one_slip, _two_slips = 1000, 900, 850, 750
_rank = {"word": 0, "lemma": 1, "verb": 2, "spelling": 3}
_shortest_misspelt = 5


Forms = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text, their parts of speech, and which word follows which within a phrase."""

    words: tuple[Word, ...]
    parts: tuple[str, ...]
    after: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: the places of its words, how, and how surely; `cancelled` by a counter-word or not."""

    phrase: Phrase
    at: tuple[int, ...]
    method: str
    score: int
    cancelled: str = ""


def matches(text: Text, fixed: frozenset[int], prepared: Index) -> tuple[Match, ...]:
    """Give every phrase found outside fixed expressions, in order of place; cancelled ones are marked."""
    forms = tuple(
        _forms(word, prepared) if word.kind in {"word", "number"} and word.clear else ()
        for word in text.words
    )
    counters = _places(text, prepared.counters)
    found = [
        match
        for at in range(len(text.words))
        for match in _at(at, text, forms, prepared)
        if not fixed.issuperset(match.at)
    ]
    kept = [_denied(match, text, counters) for match in _longest(found)]
    return tuple(
        sorted(kept, key=lambda match: (match.at, match.phrase.entry.concept, match.phrase.entry.domain))
    )


def _forms(word: Word, prepared: Index) -> Forms:
    """Give the forms a word is compared in, each with the method it stands for."""
    found = {word.surface: "word"}
    found.setdefault(word.noun, "lemma")
    if word.verb:
        found.setdefault(word.verb, "verb")
    if (
        len(word.lower) >= _shortest_misspelt
        and not is_known(word.lower, prepared)
        and word.noun not in prepared.known
    ):
        meant = prepared.speller.meant(word.lower)
        if meant:
            found.setdefault(meant[0], "spelling" if meant[1] == 1 else "spelling2")
    return tuple(found.items())


def _at(at: int, text: Text, forms: tuple[Forms, ...], prepared: Index) -> Iterator[Match]:
    """Give the matches that start at one word."""
    for form, how in forms[at]:
        for phrase in prepared.phrases.get(form, ()):
            if len(phrase.words) == 1:
                if _single(phrase, at, text, how):
                    yield _match(phrase, (at,), (how,))
            else:
                yield from _several(phrase, at, how, text, forms)
        if how != "spelling2":
            yield from (_match(phrase, (at,), (how,)) for phrase in prepared.joined.get(form, ()))
    yield from _two_words(at, text, forms, prepared)


def _single(phrase: Phrase, at: int, text: Text, how: str) -> bool:
    """Tell whether one word alone may stand for a concept: not where it is the verb of the sentence."""
    word, thing = text.words[at], phrase.entry.concept[0] in _things
    if how == "verb":
        if word.lower.endswith("ing") and is_a(word.lower, "noun"):
            return False
        return not thing or not is_a(phrase.words[0], "noun")
    return not (thing and text.parts[at] == "verb" and word.noun in english.verbs_first)


def _several(
    phrase: Phrase, at: int, how: str, text: Text, forms: tuple[Forms, ...],
) -> Iterator[Match]:  # fmt: skip
    """Give the match of several words: side by side, or spread out after a verb (`pay the fees online`)."""
    places, methods = [at], [how]
    for wanted in phrase.words[1:]:
        place = text.after[places[-1]]
        method = _method(forms[place], wanted) if place is not None else None
        if place is None or method is None:
            break
        places.append(place)
        methods.append(method)
    if len(places) == len(phrase.words):
        yield _match(phrase, tuple(places), tuple(methods))
    elif is_action(phrase) and text.parts[at] == "verb":
        yield from _spread_out(phrase, at, how, text, forms)


def _spread_out(
    phrase: Phrase, at: int, how: str, text: Text, forms: tuple[Forms, ...],
) -> Iterator[Match]:  # fmt: skip
    """Give the match of a verb phrase whose words stand a little apart in one clause."""
    places, methods = [at], [how]
    for wanted in phrase.words[1:]:
        for place in range(places[-1] + 1, min(places[-1] + 2 + _widest_gap, len(text.words))):
            if text.parts[place] in _breaks or text.words[place].sentence != text.words[at].sentence:
                return
            method = _method(forms[place], wanted)
            if method:
                places.append(place)
                methods.append(method)
                break
        else:
            return
    yield replace(_match(phrase, tuple(places), tuple(methods)), score=_stretched)


def _two_words(at: int, text: Text, forms: tuple[Forms, ...], prepared: Index) -> Iterator[Match]:
    """Give `time table` for `timetable`, `payment of fees` for `fee payment`, and the like."""
    following = text.after[at]
    if following is None or not forms[at]:
        return
    word, other = text.words[at], text.words[following]
    joined = word.surface + other.noun
    if joined in prepared.compounds:
        yield from (
            _match(p, (at, following), ("word",))
            for p in prepared.phrases.get(joined, ())
            if len(p.words) == 1
        )
    if other.lower == "of":
        owner = _owner(following, text)
        if owner is not None:
            phrases = prepared.turned.get((word.noun, text.words[owner].noun), ())
            yield from (
                replace(_match(p, (at, following, owner), ("lemma",)), score=_stretched) for p in phrases
            )
    elif is_a(other.lower, "adj") and not is_a(other.lower, "noun"):
        phrases = prepared.turned.get((word.noun, other.noun), ())
        yield from (replace(_match(p, (at, following), ("lemma",)), score=_stretched) for p in phrases)


def _owner(of: int, text: Text) -> int | None:
    """Give the noun after `of`, determiners and one adjective skipped."""
    place = text.after[of]
    for _ in range(2):
        if place is not None and text.parts[place] in {"det", "adj"}:
            place = text.after[place]
    return place


def _method(forms: Forms, wanted: str) -> str | None:
    """Tell by which form a word gives the wanted one."""
    return next((how for form, how in forms if form == wanted), None)


def _match(phrase: Phrase, at: tuple[int, ...], hows: tuple[str, ...]) -> Match:
    """Build a match; its method and score are those of its weakest word."""
    if "spelling2" in hows:
        return Match(phrase, at, "spelling", _two_slips)
    weakest = max(hows, key=_rank.__getitem__)
    if weakest == "spelling":
        return Match(phrase, at, "spelling", _one_slip)
    if weakest == "word":
        return Match(phrase, at, "word" if phrase.named else "alias", _exact)
    return Match(phrase, at, "lemma", _exact if weakest == "lemma" or len(at) > 1 else _stretched)


def _longest(found: list[Match]) -> list[Match]:
    """Keep the longest of overlapping matches of one kind; the same words may name several concepts."""
    taken: dict[str, dict[int, tuple[int, ...]]] = {}
    seen: set[tuple[tuple[str, str], str, tuple[int, ...]]] = set()
    kept = []
    for match in sorted(found, key=lambda m: (-len(m.at), -m.score, m.at, m.phrase.text)):
        owners = taken.setdefault(match.phrase.entry.concept[0], {})
        key = (match.phrase.entry.concept, match.phrase.entry.domain, match.at)
        if key in seen or any(owners.get(place, match.at) != match.at for place in match.at):
            continue
        seen.add(key)
        owners.update(dict.fromkeys(match.at, match.at))
        kept.append(match)
    return kept


def fixed_places(text: Text, prepared: Index) -> frozenset[int]:
    """Give the places of fixed expressions, whose words mean nothing alone."""
    places = _places(text, prepared.idioms)
    return frozenset(
        at for spans in places.values() for first, last in spans for at in range(first, last + 1)
    )


def _places(
    text: Text, phrases: dict[str, tuple[tuple[str, ...], ...]]
) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Give the first and last place of every occurrence of plain phrases."""
    found: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for at, word in enumerate(text.words):
        if not word.clear:
            continue
        for form in dict.fromkeys((word.noun, word.surface)):
            for phrase in phrases.get(form, ()):
                last = _end_of(phrase, at, text)
                if last is not None:
                    found.setdefault(phrase, []).append((at, last))
    return found


def _end_of(phrase: tuple[str, ...], at: int, text: Text) -> int | None:
    """Give the place of a phrase's last word when the phrase stands at a place."""
    place: int | None = at
    for wanted in phrase[1:]:
        place = text.after[place] if place is not None else None
        if place is None or wanted not in {text.words[place].noun, text.words[place].surface}:
            return None
    return place


def _denied(match: Match, text: Text, counters: dict[tuple[str, ...], list[tuple[int, int]]]) -> Match:
    """Mark a match that stands near one of its counter-words."""
    for counter, words in match.phrase.counters:
        places = counters.get(words, [])
        # A counter-word that repeats a word of the phrase (`long term`) speaks of its own occurrence only.
        near = 0 if set(words) & set(match.phrase.words) else _nearby
        at = bisect_left(places, (match.at[0] - near - len(words), 0))
        for first, last in places[at:]:
            if first > match.at[-1] + near:
                break
            if last >= match.at[0] - near and text.words[first].sentence == text.words[match.at[0]].sentence:
                return replace(match, cancelled=counter)
    return match
