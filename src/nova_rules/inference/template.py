"""The sentences of conclusions: placeholders in braces become the words of the facts that matched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from nova_rules.model.facts import Fact, FactKind
from nova_rules.model.rules import Pattern
from nova_rules.model.wording import article, counted, finished, readable

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ARTICLE = re.compile(r"(?:^|(?<=[\s(\"`]))[Aa]n? $")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a match: of one slot, of the amount (`slot` is None), or of the fact (`slot` is -1).

    `article` is the article written before them, which must agree with the word that comes.
    """

    at: int
    slot: int | None
    article: str = ""

    def of(self, supports: tuple[Fact, ...]) -> str:
        """Give the words, behind their article."""
        words = self._plain(supports[self.at])
        if not self.article:
            return words
        agreeing = article(words)
        return f"{agreeing.capitalize() if self.article[0] == 'A' else agreeing} {words}"

    def _plain(self, fact: Fact) -> str:
        """Give the words."""
        if self.slot is None:
            return counted(fact.amount or 0)
        if self.slot < 0:
            return " ".join([readable(value) for value in fact.values])
        return readable(fact.values[self.slot])


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence as pieces: text as it stands, and words of the match; `plain` if it has no such words."""

    pieces: tuple[str | Words, ...]
    plain: str | None = None

    def filled(self, supports: tuple[Fact, ...]) -> str:
        """Give the finished sentence; "a" before a word becomes "an" where the word asks for it."""
        if self.plain is not None:
            return self.plain
        return finished(
            "".join([piece if isinstance(piece, str) else piece.of(supports) for piece in self.pieces])
        )


def placeholders(text: str) -> tuple[str, ...]:
    """Give the names in braces, in order."""
    return tuple(found[1] for found in _PLACEHOLDER.finditer(text))


def stray_brace(text: str) -> bool:
    """Tell whether a brace stands alone."""
    return any(brace in _PLACEHOLDER.sub("", text) for brace in "{}")


def template(
    text: str,
    patterns: tuple[Pattern, ...],
    places: Mapping[str, tuple[int, int]],
    kinds: Mapping[str, FactKind],
) -> Template:
    """Give a sentence ready to be filled; a placeholder nothing stands for remains as written."""
    flat = _SPACES.sub(" ", text)
    pieces: list[str | Words] = []
    end = 0
    for found in _PLACEHOLDER.finditer(flat):
        words = resolved(found[1], patterns, places, kinds)
        if words is not None:
            before = flat[end : found.start()]
            written = _ARTICLE.search(before)
            pieces.append(before[: written.start()] if written else before)
            pieces.append(replace(words, article=written[0]) if written else words)
            end = found.end()
    return Template((*pieces, flat[end:]), None if pieces else finished(flat))


def resolved(
    name: str,
    patterns: tuple[Pattern, ...],
    places: Mapping[str, tuple[int, int]],
    kinds: Mapping[str, FactKind],
) -> Words | None:
    """Give what a placeholder stands for: a variable, else a kind of fact, `fact`, `amount`, or a slot."""
    if name in places:
        return Words(*places[name])
    for at, pattern in enumerate(patterns):
        if pattern.kind == name:
            return Words(at, _naming_slot(kinds.get(name)))
    if name == "fact":
        return Words(0, -1) if patterns else None
    if name == "amount":
        return _amount(patterns)
    return _slot(name, patterns, kinds)


def _naming_slot(kind: FactKind | None) -> int:
    """Give the slot that names a fact: `name` where the kind has one, else the first."""
    return kind.slots.index("name") if kind is not None and "name" in kind.slots else 0


def _amount(patterns: tuple[Pattern, ...]) -> Words | None:
    """Give the amount of the first measure among the conditions."""
    for at, pattern in enumerate(patterns):
        if pattern.kind == "measure":
            return Words(at, None)
    return None


def _slot(name: str, patterns: tuple[Pattern, ...], kinds: Mapping[str, FactKind]) -> Words | None:
    """Give the slot of this name in the first condition that has one."""
    for at, pattern in enumerate(patterns):
        kind = kinds.get(pattern.kind)
        if kind is not None and name in kind.slots[: len(pattern.terms)]:
            return Words(at, kind.slots.index(name))
    return None
