"""The words of a text with their base forms, sentences and parts of speech: what all readers read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from nova_rules.understanding.lexicon import american, infinitive, is_english, singular
from nova_rules.understanding.tokens import Token

_longest_word = 40
_blanks_looked_at = 40
_sentence_end = frozenset({".", "!", "?", ";", "\u2026", "..."})
_new_item = re.compile(r"\s*(?:[-*#>]|\d+[.)]|[A-Z]|$)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number, address or mark: its place in the folded text, its sentence, and forms to compare.

    `surface` is the word as written, `noun` as a singular, `verb` as an infinitive (empty when it is no verb
    form), all in lower case and American spelling. `clear` is false where the text is no description.
    """

    text: str
    lower: str
    start: int
    end: int
    kind: str
    sentence: int
    surface: str
    noun: str
    verb: str
    glued: bool
    clear: bool = True


def words(
    text: str, cut: tuple[Token, ...], masked: tuple[tuple[int, int], ...], compounds: frozenset[str]
) -> tuple[Word, ...]:
    """Make words of tokens: `e-mail` is joined to one, and line ends that end an item end a sentence."""
    sentence, found = 0, []
    mask = _Mask(masked)
    for token in _joined(cut, compounds):
        if token.kind == "line":
            sentence += _ends_sentence(text, token)
            continue
        found.append(_word(token, sentence, clear=not mask.covers(token.start)))
        sentence += token.text in _sentence_end
    return tuple(found)


class _Mask:
    """Tells which places are masked; places are asked for in rising order."""

    def __init__(self, masked: tuple[tuple[int, int], ...]) -> None:
        self._starts = [start for start, _ in masked]
        self._masked = masked

    def covers(self, place: int) -> bool:
        """Tell whether a place lies in a masked part."""
        at = bisect_left(self._starts, place + 1) - 1
        return at >= 0 and place < self._masked[at][1]


def _word(token: Token, sentence: int, *, clear: bool) -> Word:
    """Give a token its forms."""
    lower = token.text.lower()
    if token.kind != "word" or len(lower) > _longest_word:
        return Word(
            token.text,
            lower,
            token.start,
            token.end,
            token.kind,
            sentence,
            lower,
            lower,
            "",
            token.glued,
            clear,
        )
    verb = infinitive(lower)
    surface, noun, infinite = american(lower), american(singular(lower)), american(verb) if verb else ""
    kind = _kind(token)
    return Word(
        token.text, lower, token.start, token.end, kind, sentence, surface, noun, infinite, token.glued, clear
    )


def _kind(token: Token) -> str:
    """Tell a possessive ending from a word."""
    return "possessive" if token.text.lower() == "'s" else "word"


def _joined(cut: tuple[Token, ...], compounds: frozenset[str]) -> Iterator[Token]:
    """Give the tokens with `e-mail` and `time-table` as one."""
    at = 0
    while at < len(cut):
        joined = _compound(cut[at : at + 3], compounds)
        yield joined or cut[at]
        at += 3 if joined else 1


def _compound(three: tuple[Token, ...], compounds: frozenset[str]) -> Token | None:
    """Give `e - mail` as one word when joining gives a known one."""
    if len(three) < len("a-b") or three[1].text != "-" or not (three[1].glued and three[2].glued):
        return None
    whole = three[0].text + three[2].text
    lower = whole.lower()
    if three[0].kind != "word" or three[2].kind != "word" or len(whole) > _longest_word:
        return None
    if lower in compounds or american(singular(lower)) in compounds or is_english(lower):
        return Token(whole, three[0].start, three[2].end, "word", three[0].glued)
    return None


def _ends_sentence(text: str, line: Token) -> bool:
    """Tell whether a line end separates items: a blank line, a bullet, a capital, or a colon before it."""
    before = text[max(0, line.start - _blanks_looked_at) : line.start].rstrip(" ")
    if line.text.count("\n") > 1 or before[-1:] in {":", ""}:
        return True
    return _new_item.match(text, line.end, line.end + _blanks_looked_at) is not None


def followers(read: tuple[Word, ...]) -> tuple[int | None, ...]:
    """Give for each word the next of its phrase: only hyphens, possessives and quotes may stand between."""
    after: list[int | None] = [None] * len(read)
    following: int | None = None
    for at in range(len(read) - 1, -1, -1):
        word = read[at]
        joined = following is not None and read[following].sentence == word.sentence
        if word.kind in {"word", "number", "address"}:
            after[at] = following if joined else None
            following = at
        elif not (word.kind == "possessive" or (word.glued and word.text in {"-", "'"}) or word.text == '"'):
            following = None
    return tuple(after)
