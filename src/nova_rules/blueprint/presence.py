"""What is present in a design."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.domain import Domain
from nova_rules.model.facts import Findings


@dataclass(frozen=True, slots=True)
class Presence:
    """The entities, roles and features that hold."""

    entities: frozenset[str]
    roles: frozenset[str]
    features: frozenset[str]

    def holds(self, feature: str | None) -> bool:
        """Say whether an element of this feature stays."""
        return feature is None or feature in self.features


def presence_of(findings: Findings, domain: Domain) -> Presence:
    """Collect what the findings hold of one domain."""
    known = frozenset(entity.name for entity in domain.entities)
    names = {kind: frozenset(findings.names(kind)) for kind in ("entity", "role", "feature")}
    return Presence(names["entity"] & known, names["role"], names["feature"])
