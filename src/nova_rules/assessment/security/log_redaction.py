"""Logs hold no personal values."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="log_redaction",
    title="Logs hold no personal values",
    possible=4,
    held="Personal values and secrets are left out of logs by name.",
    lost="Personal data would leak into logs.",
    files=(
        "src/security/redaction.ts",
        "src/security/sensitive-fields.ts",
    ),
)
