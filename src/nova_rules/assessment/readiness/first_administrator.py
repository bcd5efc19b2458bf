"""The first administrator."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="first_administrator",
    title="The first administrator",
    possible=10,
    held="`npm run admin` makes the first administrator.",
    lost="Nobody could sign in on the first day.",
    files=(
        "src/application/users/create-administrator.ts",
        "src/commands/admin.ts",
    ),
    asked_by="readiness:first_administrator",
)
