"""Load is measured."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="metrics",
    title="Load is measured",
    possible=5,
    held="Requests, durations and pool are measured for Prometheus.",
    lost="Trouble would be noticed by users first.",
    files=("src/presentation/http/plugins/metrics.ts",),
    asked_by="readiness:metrics",
)
