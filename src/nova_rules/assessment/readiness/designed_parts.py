"""How much of what was inferred is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.scorecard import Point

if TYPE_CHECKING:
    from nova_rules.model.blueprint import Blueprint

_POSSIBLE = 10
README = "README.md"
"""Where the parts that are only designed are named."""


def designed_parts(blueprint: Blueprint) -> Point:
    """Give the share of the modules that are built; the sentence names the others."""
    missing = [module for module in blueprint.modules if module.state != "built"]
    count = len(blueprint.modules)
    earned = _POSSIBLE if not count else _POSSIBLE * (count - len(missing)) // count
    names = ", ".join(module.title for module in missing)
    return Point(
        name="designed_parts",
        title="Everything that was asked for is built",
        earned=earned,
        possible=_POSSIBLE,
        sentence=f"Designed, not built: {names}." if missing else "Every part that was inferred is built.",
        files=(README,),
        facts=tuple(module.fact for module in missing)
        or (blueprint.architecture.fact, blueprint.domain_fact),
    )
