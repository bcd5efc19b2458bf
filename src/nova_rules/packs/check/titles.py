"""Two things of one title cannot be told apart by whoever reads the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.library import Library, Written
    from nova_rules.packs.types.business import FeatureFile, RoleFile
    from nova_rules.packs.types.rule import RuleFile


def titles(library: Library) -> Iterator[Problem]:
    """Yield every rule whose title another has, and every role or feature of a domain likewise."""
    yield from _twice(library.rules, "rule")
    for domain in library.domains:
        yield from _twice(domain.roles, "role")
        yield from _twice(domain.features, "feature")


def _twice(files: Iterable[Written[RuleFile | RoleFile | FeatureFile]], what: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file in files:
        title = file.content.title.casefold()
        if title in seen:
            sentence = f"The {what} in {seen[title]} has this title too."
            yield found(file.value("title"), Code.TITLE_TWICE, sentence, "Say what is different.")
        seen.setdefault(title, file.source.path)
