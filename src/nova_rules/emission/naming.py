"""The one place that makes names: legal and distinct in TypeScript, SQL, file systems and URLs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from nova_rules.emission.reserved import FIELDS, FILES, OBJECT, OWN_NAMES, OWN_TYPES, QUERY, TYPES, TYPESCRIPT

LONGEST = 40
"""Characters of a name; what is built around it must fit file systems and PostgreSQL as well."""
_SQL_LONGEST = 63
_SPLIT = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Name:
    """One name as its lower-case ASCII words; each property is the form one place wants."""

    words: tuple[str, ...]

    @property
    def snake(self) -> str:
        """Give `fee_invoice`: tables, columns, keys of facts."""
        return "_".join(self.words)

    @property
    def kebab(self) -> str:
        """Give `fee-invoice`: files, URLs, permissions."""
        return "-".join(self.words)

    @property
    def pascal(self) -> str:
        """Give `FeeInvoice`: types and classes."""
        return _pascal(self.words)

    @property
    def camel(self) -> str:
        """Give `feeInvoice`: members."""
        return self.words[0] + _pascal(self.words[1:])

    @property
    def binding(self) -> str:
        """Give the camel form as a variable or parameter: `class` is `classRecord`."""
        return f"{self.camel}Record" if self.camel in TYPESCRIPT else self.camel

    @property
    def constant(self) -> str:
        """Give `FEE_INVOICE`: constants and error codes."""
        return self.snake.upper()

    @property
    def phrase(self) -> str:
        """Give `fee invoice`: sentences."""
        return " ".join(self.words)

    @property
    def title(self) -> str:
        """Give `Fee invoice`: headings and the start of a sentence."""
        return self.phrase[0].upper() + self.phrase[1:]

    @property
    def folded(self) -> str:
        """Give the form in which two names that differ only in case or joints are the same."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Rename:
    """A name that had to change: from what, to what, and why."""

    before: str
    after: str
    reason: str


@lru_cache(maxsize=4096)
def name_of(text: str) -> Name:
    """Give any text as a name of at most 40 characters; one without Latin letters is named by its digest."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = tuple(part.lower() for part in _SPLIT.split(plain) if part)
    if not words:
        return Name(("name", _digest(text)))
    if words[0][0].isdigit():
        words = ("n" + words[0], *words[1:])
    return _shortened(words, text)


def distinct(text: str, taken: set[str], reserved: frozenset[str], suffix: str) -> tuple[Name, str]:
    """Give a name neither reserved nor taken (it is then), and why it differs from the text, or nothing."""
    name = name_of(text)
    reason = _spelling(text, name)
    if name.snake in reserved or name.pascal in reserved:
        name, reason = _joined(name, suffix), f"`{name.snake}` has a meaning of its own in the generated code"
    count, first = 2, name
    while not taken.isdisjoint(_spellings(name)):
        name, reason = _joined(first, str(count)), f"another name is spelled `{first.snake}` too"
        count += 1
    taken.update(_spellings(name))
    return name, reason


def _spellings(name: Name) -> set[str]:
    """Give what must be free for a name to be taken: its letters, and those of its variable."""
    return {name.folded, name.binding.lower()}


def sql_name(*parts: str) -> str:
    """Give the parts joined by `_`, at most 63 characters: a longer one ends in a digest of the whole."""
    whole = "_".join(parts)
    if len(whole) <= _SQL_LONGEST:
        return whole
    return f"{whole[: _SQL_LONGEST - 9].rstrip('_')}_{_digest(whole)}"


def input_of(text: str) -> Name:
    """Give the name of what is told with a transition; `version` is the record's own word."""
    name = name_of(text)
    if name.snake in OBJECT | {"version"}:
        return _joined(name, "value")
    return name if name.snake == text else _joined(name, _digest(text)[:4])


def plural_of(name: Name) -> Name:
    """Give the English plural of a name's last word."""
    last = name.words[-1]
    if re.search(r"[^aeiou]y$", last):
        many = last[:-1] + "ies"
    elif re.search(r"(s|x|z|ch|sh)$", last):
        many = last + "es"
    else:
        many = last + "s"
    return Name((*name.words[:-1], many))


ENTITY_RESERVED = OWN_NAMES | OBJECT | FILES | TYPES | OWN_TYPES
FIELD_RESERVED = FIELDS | QUERY | OBJECT
ROLE_RESERVED = OBJECT


@lru_cache(maxsize=4096)
def _pascal(words: tuple[str, ...]) -> str:
    return "".join(word[0].upper() + word[1:] for word in words)


def _joined(name: Name, word: str) -> Name:
    """Give the name with one more word, its front cut where the whole would be too long."""
    room = LONGEST - len(word) - 1
    return Name((*name_of(name.snake[:room]).words, word))


def _shortened(words: tuple[str, ...], text: str) -> Name:
    name = Name(words)
    if len(name.snake) <= LONGEST:
        return name
    cut = name.snake[: LONGEST - 9].strip("_")
    return Name((*(part for part in cut.split("_") if part), _digest(text)))


def _spelling(text: str, name: Name) -> str:
    plain = re.sub(r"[\s_-]+", "_", text.strip()).lower()
    if plain == name.snake or text in {name.camel, name.pascal}:
        return ""
    if len(text) > LONGEST:
        return f"names are at most {LONGEST} characters long"
    return "names hold Latin letters and digits and start with a letter"


def _digest(text: str) -> str:
    return "x" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:7]
