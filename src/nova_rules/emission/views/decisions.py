"""docs/decisions: the choices of the whole backend, each with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import md

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
    from nova_rules.emission.views.chains import Chains
    from nova_rules.model.blueprint import Choice

_STYLES = ("clean", "modular_monolith", "microservices")
_LEVELS = ("standard", "elevated", "high")
_TIERS = ("small", "medium", "large")
_WAYS = ("password", "role_based", "record_scoped", "two_factor")


def decisions_view(material: Material, chains: Chains) -> View:
    """Give each choice's value, its reasons, and one named boolean for every value it may have."""
    design = material.blueprint
    return {
        **_choice("architecture", design.architecture, _STYLES, chains),
        **_choice("security", design.security_level, _LEVELS, chains),
        **_choice("scale", design.scale_tier, _TIERS, chains),
        **_choice("auth", design.auth_level, _WAYS, chains),
        "two_factor_is_designed": _designed("two_factor", material),
    }


def _choice(name: str, choice: Choice, values: tuple[str, ...], chains: Chains) -> View:
    return {
        f"{name}_value": md.text(choice.value.replace("_", " ")),
        f"{name}_because": chains.because(choice.fact),
        f"{name}_lines": chains.rows(choice.fact),
        **{f"{name}_is_{value}": choice.value == value for value in values},
    }


def _designed(name: str, material: Material) -> bool:
    """Say whether a module was inferred but is not built."""
    return any(module.name == name and module.state != "built" for module in material.blueprint.modules)
