"""Passwords are unreadable."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="password_hashing",
    title="Passwords are unreadable",
    possible=8,
    held="Passwords are stored as argon2id hashes only.",
    lost="A stolen database would give the passwords away.",
    files=("src/security/argon2-hasher.ts",),
    asked_by="control:password_hashing",
)
