"""Cuts a text into tokens with spaCy's English tokenizer: the only door to spaCy."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

_longest_run = (
    60  # spaCy peels brackets off a run one by one, in quadratic time; a longer run is cut plainly.
)
_long_run = re.compile(rf"\S{{{_longest_run + 1},}}")
_plain_cut = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_address = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
_number = re.compile(r"[+-]?\d[\d.,']*(?:st|nd|rd|th|[a-z]{1,3})?", re.IGNORECASE)
_letter = re.compile(r"[^\W\d_]")
_split_wrongly = frozenset(
    {"id", "ill", "wed", "hell", "shell", "were", "well", "its", "whos", "lets", "whore"}
)
_most_words_kept = 100_000
_unused_backends = ("torch", "tensorflow", "mxnet", "cupy")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, mark, line end or address; `glued` tells that no blank stands before it."""

    text: str
    start: int
    end: int
    kind: str
    glued: bool


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a folded text into tokens in order; blanks are kept only where a line ends."""
    cut = [piece for piece in _pieces(text) if not piece[0].isspace() or "\n" in piece[0]]
    return tuple(
        Token(piece, start, start + len(piece), _kind(piece), start > 0 and not text[start - 1].isspace())
        for piece, start in cut
    )


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Give each token's text and place; runs too long for spaCy are cut by classes of characters."""
    at = 0
    for run in _long_run.finditer(text):
        yield from _spacy_pieces(text[at : run.start()], at)
        if _address.fullmatch(run.group()):
            yield run.group(), run.start()
        else:
            yield from ((cut.group(), run.start() + cut.start()) for cut in _plain_cut.finditer(run.group()))
        at = run.end()
    yield from _spacy_pieces(text[at:], at)


def _spacy_pieces(text: str, offset: int) -> Iterator[tuple[str, int]]:
    """Give spaCy's tokens of a part of the text."""
    if not text:
        return
    with _lock:
        tokenizer = _tokenizer()
        found = [(token.text, token.idx + offset) for token in tokenizer(text)]
        if len(tokenizer.vocab.strings) > _most_words_kept:
            _tokenizer.cache_clear()  # spaCy keeps every word it ever saw; a server would grow without end.
    yield from found


def _kind(piece: str) -> str:
    """Tell what a token is."""
    if piece.isspace():
        return "line"
    if _number.fullmatch(piece):
        return "number"
    if _address.fullmatch(piece):
        return "address"
    return "word" if _letter.search(piece) else "mark"


_lock = threading.Lock()


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - spaCy has no types
    """Build spaCy's English tokenizer without its pipeline, whose set-up costs more than all of its work."""
    with _lean_import():
        from spacy import util  # noqa: PLC0415 - only here, so that a start without a text stays quick
        from spacy.lang.en import EnglishDefaults  # noqa: PLC0415
        from spacy.tokenizer import Tokenizer  # noqa: PLC0415
        from spacy.vocab import Vocab  # noqa: PLC0415
    english: Any = EnglishDefaults  # its tables are typed as if they could be missing
    return Tokenizer(
        Vocab(),
        rules={short: parts for short, parts in english.tokenizer_exceptions.items() if _wanted(short)},
        prefix_search=util.compile_prefix_regex(english.prefixes).search,
        suffix_search=util.compile_suffix_regex(english.suffixes).search,
        infix_finditer=util.compile_infix_regex(english.infixes).finditer,
        url_match=english.url_match,
    )


def _wanted(short: str) -> bool:
    """Tell whether a special case is a contraction or an abbreviation; faces and clock times are not."""
    if short.lower() in _split_wrongly or not short.isascii():
        return False
    return "'" in short or short.endswith(".") or short.lower().endswith(("nt", "cannot"))


@contextmanager
def _lean_import() -> Iterator[None]:
    """Keep spaCy from importing its downloader and neural backends: unused, and they cost seconds."""
    absent: dict[str, ModuleType | None] = {
        name: None for name in _unused_backends if name not in sys.modules
    }
    if "spacy" not in sys.modules:
        command_line, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
        vars(info)["info"] = None
        absent |= {"spacy.cli": command_line, "spacy.cli.info": info}
    modules: dict[str, Any] = dict(absent)
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)
