"""Braces in the sentences of rules: `{e}` for a variable, `{feature}` for what a condition names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nova_rules.model.wording import readable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nova_rules.model.facts import FactKind
    from nova_rules.model.rules import Pattern

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders(text: str) -> tuple[str, ...]:
    """Give the names in braces, in order; a brace without its partner counts as the name "{" or "}"."""
    found = tuple(match.group(1) for match in _PLACEHOLDER.finditer(text))
    left = _PLACEHOLDER.sub("", text)
    return found + tuple(brace for brace in ("{", "}") if brace in left)


def meanings(conditions: tuple[Pattern, ...], kinds: Mapping[str, FactKind]) -> dict[str, str]:
    """Give what each placeholder stands for: a variable in braces, or the words of a constant.

    A variable comes first, then the kind of a condition (its name), then any slot of a condition. The amount
    of a measure is known only to the engine and stays in braces.
    """
    meant: dict[str, str] = {"fact": "{fact}"}
    slots = [
        (slot, term)
        for pattern in conditions
        for slot, term in zip(kinds[pattern.kind].slots, pattern.terms, strict=True)
        if term is not None
    ]
    for slot, term in slots:
        meant.setdefault(slot, _words(term))
    for pattern in reversed(conditions):
        if pattern.terms[0] is not None:
            meant[pattern.kind] = _words(pattern.terms[0])
    if any(pattern.kind == "measure" for pattern in conditions):
        meant["amount"] = "{amount}"
    for _, term in slots:
        if term.startswith("?"):
            meant[term[1:]] = _words(term)
    return meant


def filled(text: str, meant: Mapping[str, str]) -> str:
    """Give the text with every known placeholder put in; variables stay in braces for the engine."""
    return _PLACEHOLDER.sub(lambda match: meant.get(match.group(1), match.group()), text)


def without_braces(text: str) -> str:
    """Give a text of a pack that can stand in a sentence of a rule without being taken for a placeholder."""
    return text.replace("{", "(").replace("}", ")")


def _words(term: str) -> str:
    return "{" + term[1:] + "}" if term.startswith("?") else readable(term)
