"""Tells which language a text is in by its commonest words; only English is understood so far."""

from __future__ import annotations

import unicodedata
from collections import Counter

from nova_rules.understanding.english import closed
from nova_rules.understanding.phrases import Text

_common = {
    "es": "el la los las de del que y en un una para con por su se es necesito queremos quiero cada"
    " como más lo al no sus son",
    "fr": "le la les des de du et un une pour avec dans est que qui nous je sur au aux par ce cette"
    " sont chaque leurs une veux",
    "de": "der die das und ein eine für mit von zu den dem ist wir ich nicht auf sich werden eines"
    " einer im am soll sollen kann",
    "it": "il lo la gli le di del della e un una per con che in è sono nel noi io si ogni dei delle"
    " vorrei voglio gestire",
    "pt": "o a os as de do da e um uma para com que em no na é são nós eu cada dos das precisamos quero"
    " não por seus",
    "nl": "de het een en van voor met dat in is wij we ik op te zijn niet elke hun onze wil aan door",
    "pl": "i w na z do dla jest się że nie oraz to jak każdy przez są chcę potrzebuję",
    "tr": "ve bir bu için ile de da olarak her istiyorum gerekiyor olan",
    "sv": "och en ett för med att det den vi jag är som på av inte varje ska vill",
}
_names = {
    "es": "Spanish", "fr": "French", "de": "German", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish",
    "tr": "Turkish", "sv": "Swedish",
}  # fmt: skip
# Words that English has as well (`no`, `die`, `an`) tell nothing.
_sets = {"en": closed, **{code: frozenset(words.split()) - closed for code, words in _common.items()}}
_enough = 2
_sample = 2_000


def language(text: Text) -> str:
    """Give the language's code; `und` for another script, `en` where nothing speaks against it."""
    words = [word.lower for word in text.words if word.kind == "word"][:_sample]
    letters = [letter for word in words for letter in word if letter.isalpha()]
    foreign = sum(1 for letter in letters if not unicodedata.name(letter, "").startswith("LATIN"))
    if foreign * 2 > len(letters):
        return "und"
    counts = Counter(code for word in words for code, common in sorted(_sets.items()) if word in common)
    best = min(sorted(_sets), key=lambda code: (-counts[code], code != "en"))
    return best if counts[best] >= _enough and counts[best] > counts["en"] else "en"


def commonest(code: str) -> frozenset[str]:
    """Give the commonest words of a language, which say nothing about a business."""
    return _sets.get(code, frozenset())


def not_english(code: str) -> str:
    """Say that a text is in another language."""
    name = _names.get(code, "a language other than English")
    return f"The text seems to be in {name}; only English is understood so far, and known words were used."
