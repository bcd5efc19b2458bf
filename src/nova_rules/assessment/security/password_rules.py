"""Weak passwords are refused."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="password_rules",
    title="Weak passwords are refused",
    possible=3,
    held="Passwords have at least 8 characters, and no rule makes them harder to remember.",
    lost="Users could choose passwords that are guessed at once.",
    files=("src/security/password-rules.ts",),
)
