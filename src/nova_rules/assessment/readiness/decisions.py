"""Decisions are written down."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="decisions",
    title="Decisions are written down",
    possible=4,
    held="Every choice has its reasons, down to the customer's words.",
    lost="Nobody could tell later why it is as it is.",
    files=(
        "docs/decisions/0001-architecture.md",
        "docs/why.md",
    ),
)
