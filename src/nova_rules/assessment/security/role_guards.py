"""Every action asks for a permission."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="role_guards",
    title="Every action asks for a permission",
    possible=10,
    held="The route and the use case both ask for the permission.",
    lost="Any user could do anything.",
    files=(
        "src/presentation/http/plugins/auth-guard.ts",
        "src/security/authorise.ts",
        "src/security/permissions.ts",
    ),
    asked_by="control:role_guards",
)
