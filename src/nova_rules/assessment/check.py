"""What a check looks for, and how a design and its files earn its points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nova_rules.model.facts import Fact
from nova_rules.model.scorecard import Point

if TYPE_CHECKING:
    from nova_rules.assessment.inventory import Inventory
    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.domain import Entity


@dataclass(frozen=True, slots=True)
class Check:
    """One point of the scorecard.

    `files` are patterns of paths, each of which some file must match; `each` are templates of which every
    entity must have its file. `asked_by` is the key of the fact that asks for it; empty where every backend
    needs it. `module` must be built, not only designed; with `scoped_only`, `each` concerns only entities
    that some role sees in part. `held` says what is gained, `lost` what is missing.
    """

    name: str
    title: str
    possible: int
    held: str
    lost: str
    files: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    asked_by: str = ""
    module: str = ""
    scoped_only: bool = False

    def applies(self, blueprint: Blueprint, asked: dict[str, Fact]) -> bool:
        """Say whether the design is measured by this: needed, asked for, or switched off."""
        return not self.asked_by or self.asked_by in asked or self.name in blueprint.without

    def point(self, blueprint: Blueprint, files: Inventory, asked: dict[str, Fact]) -> Point:
        """Give the point: all of it, or nothing where a file is missing or the part is switched off."""
        found = files.earning(self.files, self.each)
        lack = self._lack(blueprint, files)
        facts = self._facts(blueprint, asked)
        if lack:
            return Point(self.name, self.title, 0, self.possible, f"{lack} {self.lost}", found, facts)
        return Point(self.name, self.title, self.possible, self.possible, self.held, found, facts)

    def _lack(self, blueprint: Blueprint, files: Inventory) -> str:
        """Give the sentence that says what is missing, or nothing."""
        if self.name in blueprint.without:
            return "It was switched off on request."
        state = next((module.state for module in blueprint.modules if module.name == self.module), "built")
        if state != "built":
            return "It is designed, not built."
        for pattern in self.files:
            if not files.like(pattern):
                return f"No file {pattern} is there."
        return self._lacking_entity(blueprint, files)

    def _lacking_entity(self, blueprint: Blueprint, files: Inventory) -> str:
        for template in self.each:
            covered = files.made_by(template)
            for design in blueprint.entities:
                if self._concerns(design.entity) and design.entity.name not in covered:
                    return f"The {design.entity.name.replace('_', ' ')} has no file of {template}."
        return ""

    def _concerns(self, entity: Entity) -> bool:
        return not self.scoped_only or any(policy.scope for policy in entity.policies)

    def _facts(self, blueprint: Blueprint, asked: dict[str, Fact]) -> tuple[Fact, ...]:
        if self.name in blueprint.without:
            return (Fact("without", (self.name,)),)
        if self.asked_by in asked:
            return (asked[self.asked_by],)
        return (blueprint.architecture.fact, blueprint.domain_fact)
