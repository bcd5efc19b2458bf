"""Blueprint and Layout in, Scorecard out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.assessment.inventory import Inventory
from nova_rules.assessment.readiness.all_checks import CHECKS as READINESS
from nova_rules.assessment.readiness.designed_parts import designed_parts
from nova_rules.assessment.security.all_checks import CHECKS as SECURITY
from nova_rules.model.scorecard import Point, Scorecard

if TYPE_CHECKING:
    from nova_rules.assessment.check import Check
    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.facts import Fact
    from nova_rules.model.layout import Layout


def assess(blueprint: Blueprint, layout: Layout) -> Scorecard:
    """Give the points that apply to a design, each earned by files of its layout, and both scores."""
    asked = _asked(blueprint)
    files = Inventory(layout)
    security = _points(SECURITY, blueprint, files, asked)
    readiness = (*_points(READINESS, blueprint, files, asked), designed_parts(blueprint))
    return Scorecard(_share(security), security, _share(readiness), readiness)


def _asked(blueprint: Blueprint) -> dict[str, Fact]:
    """Give the facts that may ask for a point, by key."""
    modules = tuple(module.fact for module in blueprint.modules)
    return {fact.key: fact for fact in (*blueprint.controls, *blueprint.readiness, *modules)}


def _points(
    checks: tuple[Check, ...], blueprint: Blueprint, files: Inventory, asked: dict[str, Fact]
) -> tuple[Point, ...]:
    return tuple(check.point(blueprint, files, asked) for check in checks if check.applies(blueprint, asked))


def _share(points: tuple[Point, ...]) -> int:
    """Give the rounded-down percentage of the possible points that were earned."""
    return 100 * sum(point.earned for point in points) // sum(point.possible for point in points)
