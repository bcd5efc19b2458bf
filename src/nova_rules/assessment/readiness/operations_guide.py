"""Operation is written down."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="operations_guide",
    title="Operation is written down",
    possible=4,
    held="Deploying, restoring, rotating keys and alerts are written down.",
    lost="Only those who built it could run it.",
    files=("docs/operations.md",),
)
