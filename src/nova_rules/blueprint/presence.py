"""What is present in a design, and whether a pack's element may stay in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nova_rules.model.domain import Domain, Entity, Expression
from nova_rules.model.facts import Findings

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Presence:
    """The entities, roles and features that hold, and the members that vanished with the others."""

    entities: frozenset[str]
    roles: frozenset[str]
    features: frozenset[str]
    missing: frozenset[str]

    def holds(self, feature: str | None) -> bool:
        """Say whether an element of this feature stays."""
        return feature is None or feature in self.features

    def speaks_of_missing(self, expression: Expression | None) -> bool:
        """Say whether an expression names something that is not part of the design."""
        if expression is None:
            return False
        return any(name in self.missing for name in _NAME.findall(expression.text))


def presence_of(findings: Findings, domain: Domain) -> Presence:
    """Collect what the findings hold of one domain."""
    names = {kind: frozenset(findings.names(kind)) for kind in ("entity", "role", "feature")}
    return _presence(domain, names["entity"], names["role"], names["feature"])


@lru_cache(maxsize=64)
def _presence(
    domain: Domain, entities: frozenset[str], roles: frozenset[str], features: frozenset[str]
) -> Presence:
    absent = [entity for entity in domain.entities if entity.name not in entities]
    present = [entity for entity in domain.entities if entity.name in entities]
    return Presence(
        entities=entities,
        roles=roles,
        features=features,
        missing=_missing(absent, present, entities, features),
    )


def _missing(
    absent: list[Entity], present: list[Entity], entities: frozenset[str], features: frozenset[str]
) -> frozenset[str]:
    """Names that expressions may no longer use: absent entities and the members that led to them."""
    names = {entity.name for entity in absent}
    names |= {reference.inverse for entity in absent for reference in entity.references}
    for entity in present:
        names |= {reference.name for reference in entity.references if reference.to not in entities}
        names |= {link.name for link in entity.many_to_many if not {link.to, link.through} <= entities}
        names |= {field.name for field in entity.fields if field.feature and field.feature not in features}
    kept = {field.name for entity in present for field in entity.fields}
    return frozenset(names - kept)
