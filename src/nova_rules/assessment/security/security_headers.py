"""Browsers are told to be strict."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="security_headers",
    title="Browsers are told to be strict",
    possible=4,
    held="Responses carry the protective headers, and other sites may not call the API from a browser.",
    lost="A browser could be made to misuse a user's session.",
    files=(
        "src/config/security-header-settings.ts",
        "src/presentation/http/plugins/security-headers.ts",
    ),
    asked_by="control:security_headers",
)
