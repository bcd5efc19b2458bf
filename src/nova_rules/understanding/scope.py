"""How far a list of things or a clause reaches from a place."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.understanding.phrases import Text

_inside = frozenset({"det", "adj", "num", "noun", "possessive"})
_within = frozenset({"online", "offline", "in-app"})
any_join = frozenset({"or", "nor", "and", "&"})
or_join = frozenset({"or", "nor"})
no_join: frozenset[str] = frozenset()
_long_list = 3
_clause_marks = frozenset(
    {",", ";", ":", ".", ")", "but", "however", "because", "without", "unless", "until", "except", "if"}
)
_widest = 16
_longest_clause = 14


def lower(at: int, text: Text) -> str:
    """Give the lower-case word at a place; nothing beyond the text."""
    return text.words[at].lower if 0 <= at < len(text.words) else ""


def lowers(at: int, count: int, text: Text) -> tuple[str, ...]:
    """Give a few lower-case words from a place on."""
    return tuple(lower(place, text) for place in range(at, at + count))


def verb(at: int, text: Text) -> str:
    """Give the infinitive of the word at a place; nothing when it can be no verb."""
    return (
        (text.words[at].verb or ("have" if lower(at, text) in {"has", "having"} else ""))
        if 0 <= at < len(text.words)
        else ""
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """One noun phrase of a list: its last place, and what joins it to the one before."""

    end: int
    joiner: str = ""
    comma: bool = False


def list_end(first: int, text: Text, *, closing: frozenset[str] = any_join) -> int:
    """Give the last place of the list of noun phrases at a place; the place before when there is none.

    A comma is followed only in a list that closes with some word, or ends the sentence after three items.
    """
    items = _items(first, text)
    reach = 0
    while reach + 1 < len(items) and (not items[reach + 1].comma or _closes(items, reach + 1, closing, text)):
        reach += 1
    return items[reach].end if items else first - 1


def _items(first: int, text: Text) -> list[_Item]:
    """Give the noun phrases of a list; one that is the subject of a clause is none of them."""
    end = _phrase_end(first, text)
    items = [_Item(end)] if end >= first else []
    while items and end < first + _widest:
        comma = lower(end + 1, text) == ","
        joiner = lower(end + 1 + comma, text)
        joined = joiner in any_join
        start = end + 1 + comma + joined
        end = _phrase_end(start, text, named=joiner in or_join)
        if not (comma or joined) or end < start or _is_clause(end, text):
            return items
        items.append(_Item(end, joiner if joined else ",", comma))
    return items


def _closes(items: list[_Item], at: int, closing: frozenset[str], text: Text) -> bool:
    """Tell whether the comma before an item goes on with the list rather than with the sentence."""
    if items[at].joiner in closing:
        return items[at].joiner in {"or", "nor"} or at > 1
    if any(item.joiner in closing for item in items[at + 1 :]):
        return True
    last = items[-1].end + 1
    ends = last >= len(text.words) or text.words[last].lower in {".", ";", "!"}
    return ends and len(items) >= _long_list and closing == any_join


def list_start(last: int, text: Text) -> int:
    """Give the first place of the list of noun phrases that ends at a place."""
    first, joined = last + 1, None
    while first > 0 and last - first < _widest:
        place = first - 1
        if text.words[place].sentence != text.words[last].sentence:
            break
        word = text.words[place].lower
        if text.parts[place] in _inside or word in _within or word in {"of", "-", "/"}:
            first = place
        elif word in any_join and lower(place - 1, text) != ",":
            joined, first = joined or place, place
        elif word == "," and joined:
            first = place
        else:
            object_of_verb = text.parts[place] in {"verb", "modal"}
            return joined + 1 if joined and object_of_verb else first
    return first


def clause_end(first: int, text: Text) -> int:
    """Give the last place of the clause around a place."""
    place = first
    while place + 1 < len(text.words) and place - first < _longest_clause:
        following = text.words[place + 1]
        if following.sentence != text.words[first].sentence or following.lower in _clause_marks:
            break
        place += 1
    return place


def _phrase_end(first: int, text: Text, *, named: bool = False) -> int:
    """Give the last place of one noun phrase; `of` may join two, a hyphen or slash may stand inside.

    `named` tells that a thing must come, so that `or report cards` starts with a noun.
    """
    place, nouns = first, 0
    while (
        place < len(text.words)
        and text.words[place].sentence == text.words[first].sentence
        and place < first + _widest
    ):
        word, part = text.words[place].lower, text.parts[place]
        gerund = part == "verb" and (word.endswith("ing") or (named and place == first))
        glue = word in {"-", "/", '"', "'"} and place + 1 < len(text.words) and text.words[place + 1].glued
        joins = word == "of" and nouns > 0
        if not (part in _inside or word in _within or gerund or glue or joins):
            break
        nouns += part == "noun"
        place += 1
    return place - 1


def _is_clause(end: int, text: Text) -> bool:
    """Tell whether a noun phrase is the subject of a clause of its own."""
    return end + 1 < len(text.words) and text.parts[end + 1] in {"verb", "modal"}
