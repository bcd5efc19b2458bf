"""Stolen sessions end."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="session_rotation",
    title="Stolen sessions end",
    possible=8,
    held="A refresh token is used once, and using an old one ends the session.",
    lost="A copied token would work until it expires.",
    files=(
        "src/application/auth/refresh-session.ts",
        "src/infrastructure/repositories/kysely-session-repository.ts",
    ),
    asked_by="control:session_rotation",
)
