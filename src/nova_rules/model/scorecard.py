"""How secure and how ready the design is, point by point."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.facts import Fact


@dataclass(frozen=True, slots=True)
class Point:
    """One control: `earned` of `possible` points, the sentence, the files that earn it, and the facts that
    ask for it.
    """

    name: str
    title: str
    earned: int
    possible: int
    sentence: str
    files: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Security from 0 to 100 and readiness from 0 to 100, each the rounded-down share of the points that
    apply.
    """

    security: int
    security_points: tuple[Point, ...]
    readiness: int
    readiness_points: tuple[Point, ...]
