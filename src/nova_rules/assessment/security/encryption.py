"""Sensitive values are encrypted."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="encryption",
    title="Sensitive values are encrypted",
    possible=4,
    held="Sensitive values are encrypted before they reach the database.",
    lost="Whoever reads the database reads them.",
    asked_by="module:encryption",
    module="encryption",
)
