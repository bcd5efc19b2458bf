"""What views are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.emission.namebook import NameBook
    from nova_rules.model.behaviour import Behaviour
    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.facts import Findings
    from nova_rules.model.layout import Layout, ModuleManifest, Templates

View = dict[str, object]
"""Flat names of a template: each a `Code`, an int, a bool, or a list of rows, which are such dicts again."""


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """One design with its names, compiled behaviour, reasons, and the files and modules planned for it.

    Two are the same only if they are one object, so that what is worked out from it can be kept.
    """

    blueprint: Blueprint
    behaviour: Behaviour
    findings: Findings
    names: NameBook
    layout: Layout
    modules: tuple[ModuleManifest, ...]
    templates: Templates

    def has(self, module: str) -> bool:
        """Say whether a template module is part of this backend."""
        return any(chosen.name == module for chosen in self.modules)
