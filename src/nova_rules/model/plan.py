"""What will be written, reviewable before anything is."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.blueprint import Blueprint
from nova_rules.model.facts import Findings
from nova_rules.model.layout import Layout
from nova_rules.model.reading import Reading
from nova_rules.model.scorecard import Scorecard
from nova_rules.model.text import Description, Options


@dataclass(frozen=True, slots=True)
class Design:
    """Everything that is decided once a description was understood well enough."""

    blueprint: Blueprint
    layout: Layout
    scorecard: Scorecard


@dataclass(frozen=True, slots=True)
class Plan:
    """One description thought through.

    `id` is the hash of the text, the options, the packs, the templates and the engine's version. `outcome` is
    ok, ok_low_confidence, ok_with_conflicts, clarify or reject; the last two have no design, and `reasons`
    say why.
    """

    id: str
    description: Description
    options: Options
    reading: Reading
    findings: Findings
    outcome: str
    reasons: tuple[str, ...]
    packs: tuple[tuple[str, str], ...]
    engine: str
    design: Design | None = None
