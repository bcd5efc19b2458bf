"""Folds a text to the characters the rest of understanding reads, remembering where each came from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from nova_rules.model.text import Span

_longest_cluster = 30  # Unicode's stream-safe limit: sorting a longer run of marks takes quadratic time.
_ascii_end = 128
_plain = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "\u201c": '"',
    "\u201d": '"', "\u201e": '"',
    "\u00ab": '"', "\u00bb": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
    "\u2014": " - ", "\u2015": " - ", "\u2022": "*", "\u00b7": "*",
}  # fmt: skip
_dropped = frozenset({"Cf"})
_blanked = frozenset({"Cc", "Cs", "Co", "Cn"})
_kept_controls = frozenset("\n\t")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character `i` stands for `original[starts[i]:ends[i]]` (no lists: nothing moved)."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Give the part of the original text that a part of the folded text stands for."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str) -> Folded:
    """Compose accents, straighten quotes and dashes, widen ligatures, drop invisible characters."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return Folded(text)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = _cluster_end(text, at)
        piece = _folded_cluster(text[at : min(end, at + _longest_cluster)])
        pieces.append(piece)
        starts.extend([at] * len(piece))
        ends.extend([end] * len(piece))
        at = end
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def _cluster_end(text: str, at: int) -> int:
    """Give the end of a character and the marks that combine with it."""
    end = at + 1
    while end < len(text) and ord(text[end]) >= _ascii_end and unicodedata.combining(text[end]):
        end += 1
    return end


def _folded_cluster(cluster: str) -> str:
    """Give what one character with its marks is read as."""
    if len(cluster) == 1:
        if cluster in _plain:
            return _plain[cluster]
        category = unicodedata.category(cluster)
        if category in _dropped:
            return ""
        if category in _blanked and cluster not in _kept_controls:
            return " "
    return unicodedata.normalize("NFKC", cluster)
