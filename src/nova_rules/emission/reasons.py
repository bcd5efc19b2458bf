"""The facts a file exists for."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.facts import Fact
    from nova_rules.model.layout import ModuleManifest


class Reasons:
    """Finds the facts for a file: its entity's, those its module names, else the ground all stands on."""

    def __init__(self, blueprint: Blueprint) -> None:
        """Index the facts of a design by key and by entity."""
        self._facts = {fact.key: fact for fact in facts_of(blueprint)}
        self._kinds: dict[str, list[Fact]] = {}
        for fact in self._facts.values():
            self._kinds.setdefault(fact.kind, []).append(fact)
        self._entities = {design.entity.name: design.fact for design in blueprint.entities}
        self.ground: tuple[Fact, ...] = (blueprint.architecture.fact, blueprint.domain_fact)
        self._known: dict[tuple[str, ...], tuple[Fact, ...]] = {}
        self._given: dict[tuple[str, tuple[str, ...], str], tuple[Fact, ...]] = {}

    def of(self, module: ModuleManifest, template: str, subject: str) -> tuple[Fact, ...]:
        """Give the facts of one file, each once, the most particular first; never none."""
        patterns = tuple(key for glob, key in module.file_facts if fnmatchcase(template, glob))
        key = (module.name, patterns, subject)
        if key not in self._given:
            self._given[key] = self._collected(module, patterns, subject)
        return self._given[key]

    def _collected(self, module: ModuleManifest, patterns: tuple[str, ...], subject: str) -> tuple[Fact, ...]:
        own = [self._entities[subject.partition(".")[0]]] if subject else []
        own_name = (f"control:{module.name}", f"module:{module.name}")
        named = self.matching((*patterns, *module.facts, *own_name), subject)
        return tuple(dict.fromkeys([*own, *named])) or self.ground

    def matching(self, patterns: tuple[str, ...], subject: str = "") -> tuple[Fact, ...]:
        """Give the design's facts with keys like `control:rate_limiting`, `role:*`, `lifecycle:{entity}`."""
        wanted = tuple(pattern.replace("{entity}", subject.partition(".")[0]) for pattern in patterns)
        if wanted not in self._known:
            self._known[wanted] = tuple(fact for one in wanted for fact in self._one(one))
        return self._known[wanted]

    def _one(self, pattern: str) -> list[Fact]:
        if "*" not in pattern:
            return [self._facts[pattern]] if pattern in self._facts else []
        kind = pattern.partition(":")[0]
        return [fact for fact in self._kinds.get(kind, ()) if fnmatchcase(fact.key, pattern)]


def facts_of(blueprint: Blueprint) -> tuple[Fact, ...]:
    """Give every fact a design is made of, sorted by key, each once."""
    choices = (blueprint.security_level, blueprint.scale_tier, blueprint.architecture, blueprint.auth_level)
    facts = {
        blueprint.domain_fact,
        *(choice.fact for choice in choices),
        *(entity.fact for entity in blueprint.entities),
        *(relation.fact for relation in blueprint.relations),
        *(role.fact for role in blueprint.roles),
        *(permission.fact for permission in blueprint.permissions),
        *(module.fact for module in blueprint.modules),
        *blueprint.controls,
        *blueprint.readiness,
    }
    return tuple(sorted(facts, key=lambda fact: fact.key))
