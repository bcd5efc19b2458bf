"""Everything the packs say, checked and ready for the engine."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.domain import Domain
from nova_rules.model.rules import RuleSet
from nova_rules.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ModuleTitle:
    """A part of a backend by the id the packs use, with its title and one sentence."""

    name: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class DescriptionExample:
    """A description in a pack and what must (not) be understood from it: facts as keys such as
    `entity:student`.
    """

    name: str
    domain: str
    text: str
    expect: tuple[str, ...]
    expect_not: tuple[str, ...]
    outcome: str = "ok"


@dataclass(frozen=True, slots=True)
class RuleExample:
    """An example inside a rule file: these facts given, those facts (keys) expected, or not."""

    rule: str
    name: str
    given: tuple[tuple[str, tuple[str, ...], int | None], ...]
    expect: tuple[str, ...]
    expect_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Domains, rules and words; `packs` pairs each pack's name with the hash of its files.

    `replaced` are paths of files that a user's own folder put in the place of ours.
    """

    domains: tuple[Domain, ...]
    rules: RuleSet
    vocabulary: Vocabulary
    modules: tuple[ModuleTitle, ...]
    rule_examples: tuple[RuleExample, ...]
    description_examples: tuple[DescriptionExample, ...]
    packs: tuple[tuple[str, str], ...]
    replaced: tuple[str, ...] = ()

    def domain(self, name: str) -> Domain:
        """Give one domain by name; raises KeyError when no pack has it."""
        for domain in self.domains:
            if domain.name == name:
                return domain
        raise KeyError(name)
