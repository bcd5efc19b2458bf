"""Guessing is stopped."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="account_lockout",
    title="Guessing is stopped",
    possible=6,
    held="An account is locked for a while after repeated failures, on all instances together.",
    lost="A password could be guessed by trying long enough.",
    files=(
        "src/application/auth/account-lockout.ts",
        "src/infrastructure/repositories/kysely-sign-in-attempt-repository.ts",
    ),
    asked_by="control:account_lockout",
)
