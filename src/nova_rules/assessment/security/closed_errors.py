"""Errors give nothing away."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="closed_errors",
    title="Errors give nothing away",
    possible=4,
    held="Errors have a stable code and a request id, and no internals.",
    lost="Error messages would help an attacker.",
    files=(
        "src/core/errors/app-error.ts",
        "src/presentation/http/plugins/error-handler.ts",
    ),
)
