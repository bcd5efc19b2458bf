"""The plural of a name by the rules of English; a pack's own `plural` comes before."""

from __future__ import annotations

_IRREGULAR = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet",
    "tooth": "teeth", "goose": "geese", "mouse": "mice", "ox": "oxen", "leaf": "leaves", "half": "halves",
    "shelf": "shelves", "knife": "knives", "life": "lives", "wife": "wives", "loaf": "loaves",
    "thief": "thieves", "calf": "calves", "wolf": "wolves", "self": "selves", "quiz": "quizzes",
    "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "echo": "echoes", "cargo": "cargoes",
    "analysis": "analyses", "diagnosis": "diagnoses", "thesis": "theses", "hypothesis": "hypotheses",
    "crisis": "crises", "basis": "bases", "axis": "axes", "criterion": "criteria",
    "phenomenon": "phenomena", "curriculum": "curricula", "stimulus": "stimuli", "alumnus": "alumni",
    "appendix": "appendices", "matrix": "matrices", "index": "indexes", "vertex": "vertices",
}  # fmt: skip
_UNCHANGED = frozenset({
    "staff", "equipment", "furniture", "information", "series", "species", "sheep", "fish", "deer",
    "aircraft", "news", "feedback", "software", "hardware", "stock", "inventory", "luggage", "homework",
    "advice", "knowledge", "media", "data",
})  # fmt: skip
"""Words without a plural of their own; several records still need another name than one."""
_HISSING = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def plural_of(name: str) -> str:
    """Give the plural of a name in snake case; only its last word changes."""
    before, underscore, word = name.rpartition("_")
    return f"{before}{underscore}{_plural(word)}"


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCHANGED:
        return f"{word}_records"
    if word.endswith(_HISSING):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"
