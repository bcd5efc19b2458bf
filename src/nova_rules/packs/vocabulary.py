"""The words of the packs: each concept with its phrases, always its own name among them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from nova_rules.model.vocabulary import Entry, MeasureEntry, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nova_rules.packs.library import DomainFiles, Library, Written
    from nova_rules.packs.types.base import Titled
    from nova_rules.packs.types.business import RoleFile


def vocabulary_of(library: Library) -> Vocabulary:
    """Give all words, sorted by concept and domain, and the hash of them."""
    entries = sorted(_entries(library), key=lambda entry: (entry.concept, entry.domain))
    measures = tuple(
        MeasureEntry(file.name, _phrases(file.name, None, file.content.words))
        for file in sorted(library.measures, key=lambda file: file.name)
    )
    said = [[*entry.concept, entry.domain, entry.words, entry.not_words] for entry in entries]
    counted = [[measure.name, measure.domain, measure.words] for measure in measures]
    digest = hashlib.sha256(json.dumps([said, counted]).encode()).hexdigest()
    return Vocabulary(tuple(entries), measures, digest)


def _entries(library: Library) -> Iterator[Entry]:
    for file in library.compliance:
        yield _entry("compliance", file, file.content.title, "")
    for domain in library.domains:
        yield from _of_domain(domain)


def _of_domain(files: DomainFiles) -> Iterator[Entry]:
    if files.domain:
        yield _entry("domain", files.domain, files.domain.content.title, files.name)
    for entity in files.entities:
        yield _entry("entity", entity, entity.content.title, files.name)
    for role in files.roles:
        yield _role(role, files.name)
    for feature in files.features:
        yield _entry("feature", feature, feature.content.title, files.name)


def _role(file: Written[RoleFile], domain: str) -> Entry:
    """Give the words of a role; one called like its person goes by the words it lists, if it lists any.

    The name alone means the person: `students` are pupils on record, `student portal` is where they sign in.
    """
    role = file.content
    if role.person != file.name or not role.words:
        return _entry("role", file, role.title, domain)
    return Entry(("role", file.name), domain, _tidy(role.words), _tidy(role.not_words))


def _entry(kind: str, file: Written[Titled], title: str | None, domain: str) -> Entry:
    words = _phrases(file.name, title, file.content.words)
    return Entry((kind, file.name), domain, words, _tidy(file.content.not_words))


def _phrases(name: str, title: str | None, words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the phrases in the order written, behind the name itself and the title."""
    return _tidy((name.replace("_", " "), *((title,) if title else ()), *words))


def _tidy(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase.lower() for phrase in phrases))
