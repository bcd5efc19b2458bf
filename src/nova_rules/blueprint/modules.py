"""Modules: what is built, and what was inferred but can only be designed so far."""

from __future__ import annotations

from nova_rules.model.blueprint import EntityDesign, Module
from nova_rules.model.facts import Findings
from nova_rules.model.knowledge import ModuleTitle


def modules(
    findings: Findings,
    titles: tuple[ModuleTitle, ...],
    designs: tuple[EntityDesign, ...],
    templates: frozenset[str],
) -> tuple[Module, ...]:
    """Give every inferred module, sorted by name.

    A module is built when a template module of its name is there, or when an entity of the design says that
    its records make it; otherwise it is designed: shown with its reason, and nothing pretends to be it.
    """
    built = templates | {design.entity.module for design in designs if design.entity.module}
    by_name = {title.name: title for title in titles}
    found = []
    for fact in findings.of_kind("module"):
        title = by_name.get(fact.name) or ModuleTitle(fact.name, fact.name.replace("_", " ").capitalize(), "")
        state = "built" if fact.name in built else "designed"
        found.append(Module(fact.name, title.title, title.summary, state, fact))
    return tuple(sorted(found, key=lambda each: each.name))
