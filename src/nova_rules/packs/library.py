"""All files of the packs, typed; what the checks look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nova_rules.model.problems import Place
    from nova_rules.packs.places import Path, Source
    from nova_rules.packs.types.base import Construct
    from nova_rules.packs.types.business import DomainFile, ExampleFile, FeatureFile, RoleFile
    from nova_rules.packs.types.entity import EntityFile, TraitFile
    from nova_rules.packs.types.rule import RuleFile
    from nova_rules.packs.types.words import ComplianceFile, FactsFile, MeasureFile, ModulesFile

Content_co = TypeVar("Content_co", bound="Construct", covariant=True)


@dataclass(frozen=True, slots=True)
class Written(Generic[Content_co]):
    """One file: its name, its typed content, and where everything in it stands."""

    name: str
    content: Content_co
    source: Source

    def value(self, *path: str | int) -> Place:
        """Give where a value starts."""
        return self.source.value(path)

    def key(self, *path: str | int) -> Place:
        """Give where a key stands."""
        return self.source.key(path)

    def text(self, *path: str | int) -> Place:
        """Give where the first character of a text stands."""
        return self.source.text(path)

    def written(self, path: Path) -> bool:
        """Say whether a key was written, rather than taken by default."""
        return self.source.has(path)


@dataclass(frozen=True, slots=True)
class DomainFiles:
    """The folder of one domain.

    `unusable` are (kind, name) of files whose shape is wrong, so that nobody is told they are missing.
    """

    name: str
    domain: Written[DomainFile] | None
    entities: tuple[Written[EntityFile], ...]
    roles: tuple[Written[RoleFile], ...]
    features: tuple[Written[FeatureFile], ...]
    examples: tuple[Written[ExampleFile], ...]
    unusable: frozenset[tuple[str, str]]

    def names(self, kind: str) -> frozenset[str]:
        """Give the names of one kind of file, also of those that cannot be used."""
        usable: dict[str, Iterable[Written[Construct]]] = {
            "entity": self.entities,
            "role": self.roles,
            "feature": self.features,
        }
        broken = {name for other, name in self.unusable if other == kind}
        return frozenset(broken | {file.name for file in usable[kind]})


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in the packs, sorted by path."""

    facts: Written[FactsFile] | None
    modules: Written[ModulesFile] | None
    traits: tuple[Written[TraitFile], ...]
    measures: tuple[Written[MeasureFile], ...]
    compliance: tuple[Written[ComplianceFile], ...]
    rules: tuple[Written[RuleFile], ...]
    domains: tuple[DomainFiles, ...]
    unusable: frozenset[tuple[str, str]]

    def names(self, kind: str) -> frozenset[str]:
        """Give the names of a shared kind (trait, measure, compliance, module) or of one domains have."""
        if kind == "module":
            return frozenset(self.modules.content.modules) if self.modules else frozenset()
        if kind == "domain":
            return frozenset(domain.name for domain in self.domains)
        if kind in {"entity", "role", "feature"}:
            return frozenset(name for domain in self.domains for name in domain.names(kind))
        shared: dict[str, Iterable[Written[Construct]]] = {
            "trait": self.traits,
            "measure": self.measures,
            "compliance": self.compliance,
        }
        broken = {name for other, name in self.unusable if other == kind}
        return frozenset(broken | {file.name for file in shared[kind]})
