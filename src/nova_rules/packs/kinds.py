"""Which files there are: where each kind lies, and the class its content has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nova_rules.packs.types.business import DomainFile, ExampleFile, FeatureFile, RoleFile
from nova_rules.packs.types.entity import EntityFile, TraitFile
from nova_rules.packs.types.rule import RuleFile
from nova_rules.packs.types.words import ComplianceFile, FactsFile, MeasureFile, ModulesFile

if TYPE_CHECKING:
    from nova_rules.packs.types.base import Construct

FILES: dict[str, type[Construct]] = {
    "domain": DomainFile,
    "entity": EntityFile,
    "role": RoleFile,
    "feature": FeatureFile,
    "example": ExampleFile,
    "trait": TraitFile,
    "measure": MeasureFile,
    "compliance": ComplianceFile,
    "kinds": FactsFile,
    "modules": ModulesFile,
    "id": RuleFile,
}
"""The first key of a file, and what the file then is."""

LATER = ("operation", "job", "report", "port", "message", "bridge")
"""Kinds of files the language has and no backend can be made from yet."""

FOLDERS = {
    "entities": "entity",
    "roles": "role",
    "features": "feature",
    "examples": "example",
    "operations": "operation",
    "jobs": "job",
    "reports": "report",
    "ports": "port",
    "messages": "message",
    "bridges": "bridge",
}
"""The folders of a domain, and the one kind of file each holds."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a file: the kinds it may have, its domain (or none), and the name it must give."""

    kinds: tuple[str, ...]
    name: str
    domain: str = ""


_SHARED = {"facts": Slot(("kinds",), ""), "modules": Slot(("modules",), "")}


def slot_of(path: str) -> Slot | None:
    """Give what a file at this path must be, or None where no file of a pack can lie."""
    match path.removesuffix(".yaml").split("/"):
        case [name]:
            return _SHARED.get(name)
        case ["vocabulary", name]:
            return Slot(("trait", "measure", "compliance"), name)
        case ["domains", domain, "domain"]:
            return Slot(("domain",), domain, domain)
        case ["domains", domain, folder, name] if folder in FOLDERS:
            return Slot((FOLDERS[folder],), name, domain)
        case ["rules", topic, name]:
            return Slot(("id",), f"{topic}/{name}")
    return None
