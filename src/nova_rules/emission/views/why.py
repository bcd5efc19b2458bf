"""docs/why.md: every part with its chain of reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import md

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
    from nova_rules.emission.views.chains import Chains
    from nova_rules.model.blueprint import Permission
    from nova_rules.model.facts import Fact


def why_view(material: Material, chains: Chains) -> View:
    """Give `why_sections`: a title and its items, each a heading with the lines of its chain."""
    sections = [
        ("Decisions", _decisions(material)),
        ("Records", _entities(material)),
        ("Relations", _relations(material)),
        ("Roles", _roles(material)),
        ("Permissions", _permissions(material)),
        ("Modules", _modules(material)),
        ("Controls", [(_phrase(fact.name), fact) for fact in material.blueprint.controls]),
        ("Readiness", [(_phrase(fact.name), fact) for fact in material.blueprint.readiness]),
    ]
    return {
        "why_sections": [
            {
                "section": md.text(title),
                "parts": [{"part": md.text(name), "lines": chains.rows(fact)} for name, fact in items],
            }
            for title, items in sections
            if items
        ],
    }


def _phrase(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _decisions(material: Material) -> list[tuple[str, Fact]]:
    design = material.blueprint
    return [
        (f"Business: {_phrase(design.domain)}", design.domain_fact),
        (f"Architecture: {_phrase(design.architecture.value)}", design.architecture.fact),
        (f"Security level: {_phrase(design.security_level.value)}", design.security_level.fact),
        (f"Scale: {_phrase(design.scale_tier.value)}", design.scale_tier.fact),
        (f"Sign-in: {_phrase(design.auth_level.value)}", design.auth_level.fact),
    ]


def _entities(material: Material) -> list[tuple[str, Fact]]:
    names = material.names.entities
    return [(names[design.entity.name].one.title, design.fact) for design in material.blueprint.entities]


def _relations(material: Material) -> list[tuple[str, Fact]]:
    names = material.names.entities
    return [
        (
            f"{names[each.source].one.title} {each.card} {names[each.target].one.phrase} ({each.name})",
            each.fact,
        )
        for each in material.blueprint.relations
    ]


def _roles(material: Material) -> list[tuple[str, Fact]]:
    return [
        (design.role.title or _phrase(design.role.name), design.fact) for design in material.blueprint.roles
    ]


def _permissions(material: Material) -> list[tuple[str, Fact]]:
    """Give one item for each role and entity: the actions together, with the chain of the first."""
    groups: dict[tuple[str, str], list[Permission]] = {}
    for each in material.blueprint.permissions:
        groups.setdefault((each.role, each.entity), []).append(each)
    items = []
    for (role, entity), permissions in groups.items():
        actions = ", ".join(_phrase(each.action).lower() for each in permissions)
        many = material.names.entities[entity].many.phrase
        items.append((f"{_phrase(role)}: {actions} {many}", permissions[0].fact))
    return items


def _modules(material: Material) -> list[tuple[str, Fact]]:
    return [
        (each.title if each.state == "built" else f"{each.title} (designed, not built)", each.fact)
        for each in material.blueprint.modules
    ]
