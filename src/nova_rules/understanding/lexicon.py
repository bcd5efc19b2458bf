"""English words with their parts of speech and base forms, from the WordNet tables of spacy-lookups-data."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from nova_rules.understanding.english import closed, modern_nouns, unchanged_nouns

_noun_endings = (
    ("ches", "ch"), ("shes", "sh"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ves", "f"), ("ves",
    "fe"), ("men", "man"),
    ("ies", "y"), ("s", ""),
)  # fmt: skip
_verb_endings = (("ies", "y"), ("ied", "y"), ("es", "e"), ("s", ""), ("es", ""), ("ed", "e"), ("ed", ""),
                 ("ing", "e"), ("ing", ""))  # fmt: skip
_graded_endings = (("ly", ""), ("ily", "y"), ("er", ""), ("er", "e"), ("est", ""))
_american = {
    "centre": "center", "theatre": "theater", "metre": "meter", "litre": "liter", "fibre": "fiber",
    "programme": "program",
    "enrolment": "enrollment", "enrol": "enroll", "instalment": "installment", "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "licence": "license", "practise": "practice", "catalogue": "catalog", "dialogue": "dialog",
    "grey": "gray", "defence": "defense",
    "offence": "offense", "judgement": "judgment", "jewellery": "jewelry", "tyre": "tire",
    "maths": "math", "mum": "mom",
    "timetabling": "scheduling", "acknowledgement": "acknowledgment", "skilful": "skillful",
    "cheque": "cheque",
}  # fmt: skip
_shortest_our, _shortest_stem, _shortest_plural = 6, 3, 4
_words = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_hyphened = re.compile(r"\b([^\W_]+)-([^\W_]+)\b")
_possessive = re.compile(r"'s\b|(?<=s)'")


@cache
def _index() -> dict[str, frozenset[str]]:
    """Load the base forms of each part of speech."""
    return {part: frozenset(words) for part, words in _table("en_lemma_index").items()}


@cache
def _irregular() -> dict[str, dict[str, list[str]]]:
    """Load the irregular forms (children, taught) of each part of speech."""
    return dict(_table("en_lemma_exc"))


def _table(name: str) -> dict[str, dict[str, list[str]]]:
    """Read one packed table."""
    packed = files("spacy_lookups_data").joinpath("data", f"{name}.json.gz").read_bytes()
    table: dict[str, dict[str, list[str]]] = json.loads(gzip.decompress(packed))
    return table


@lru_cache(maxsize=20_000)
def is_a(word: str, part: str) -> bool:
    """Tell whether a base form can be a noun, verb, adj or adv."""
    return word in _index()[part] or (part == "noun" and word in modern_nouns)


@lru_cache(maxsize=20_000)
def american(word: str) -> str:
    """Give the American spelling of a base form, so that both spellings meet."""
    if word in _american:
        return _american[word]
    verbs = _index()["verb"]
    if word.endswith("ise") and word[:-3] + "ize" in verbs:
        return word[:-3] + "ize"
    if word.endswith("isation"):
        return word[:-7] + "ization"
    if word.endswith("our") and len(word) >= _shortest_our and word[:-3] + "or" in _index()["noun"]:
        return word[:-3] + "or"
    return word


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """Give the singular of a noun in lower case; a word that is no plural stays as it is."""
    if word in unchanged_nouns or word.endswith(("ss", "us", "is")):
        return word
    irregular = _irregular()["noun"].get(word)
    if irregular:
        return irregular[0]
    if (
        not word.endswith(("s", "men"))
        or len(word) < _shortest_plural
        or (word.endswith("men") and is_a(word, "noun"))
    ):
        return word
    for form in _singular_forms(word):
        if is_a(form, "noun") and (len(form) > _shortest_stem or word not in _index()["noun"]):
            return form
    if word in _index()["noun"] or word in closed or not word.endswith("s"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _singular_forms(word: str) -> Iterator[str]:
    """Give what the word could be the plural of."""
    for ending, replacement in _noun_endings:
        if word.endswith(ending) and len(word) - len(ending) + len(replacement) >= _shortest_stem - 1:
            yield word[: -len(ending)] + replacement


@lru_cache(maxsize=20_000)
def infinitive(word: str) -> str | None:
    """Give the base form of a verb in lower case; none where the word is no form of a verb."""
    irregular = _irregular()["verb"].get(word)
    if irregular:
        return irregular[0]
    if is_a(word, "verb"):
        return word
    return next((form for form in _infinitive_forms(word) if is_a(form, "verb")), None)


def _infinitive_forms(word: str) -> Iterator[str]:
    """Give what the word could be a form of; doubled consonants too (planned, plan)."""
    for ending, replacement in _verb_endings:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _shortest_stem - 1:
            continue
        yield stem + replacement
        if ending in {"ed", "ing"} and stem[-1:] == stem[-2:-1]:
            yield stem[:-1]


@lru_cache(maxsize=20_000)
def is_english(word: str) -> bool:
    """Tell whether a lower-case word is English in any form: then it is no slip of the pen."""
    if word in closed or word in modern_nouns or any(word in words for words in _index().values()):
        return True
    irregular = _irregular()
    if any(word in irregular[part] for part in ("noun", "verb", "adj", "adv")):
        return True
    return is_a(singular(word), "noun") or infinitive(word) is not None or _is_graded(word)


def _is_graded(word: str) -> bool:
    """Tell whether the word is an adverb or a compared adjective made of a known adjective."""
    adjectives = _index()["adj"]
    forms = [word[: -len(ending)] + new for ending, new in _graded_endings if word.endswith(ending)]
    return any(form in adjectives for form in forms)


def phrase_words(phrase: str) -> tuple[str, ...]:
    """Give the words of a vocabulary phrase in the form texts are compared in."""
    plain = _possessive.sub("", phrase.lower().replace("\u2019", "'"))
    plain = _hyphened.sub(
        lambda found: found[1] + found[2] if is_english(found[1] + found[2]) else found[0], plain
    )
    return tuple(american(singular(word)) for word in _words.findall(plain))
