"""Users are managed."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="user_administration",
    title="Users are managed",
    possible=10,
    held="Administrators make, change, disable and list users, and reset passwords.",
    lost="Every new user would need a developer.",
    files=(
        "src/application/users/create-user.ts",
        "src/application/users/update-user.ts",
        "src/application/users/list-users.ts",
        "src/application/users/reset-password.ts",
    ),
    asked_by="readiness:user_administration",
)
