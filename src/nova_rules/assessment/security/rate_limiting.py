"""Requests are limited."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="rate_limiting",
    title="Requests are limited",
    possible=7,
    held="Each caller is limited, sign-in most of all.",
    lost="One caller could take the service away from all others, or try passwords at full speed.",
    files=(
        "src/config/rate-limit-settings.ts",
        "src/presentation/http/plugins/rate-limits.ts",
    ),
    asked_by="control:rate_limiting",
)
