"""Leaked passwords are refused."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="breached_passwords",
    title="Leaked passwords are refused",
    possible=5,
    held="Passwords known from leaks are refused, without asking anybody over the network.",
    lost="Passwords that attackers try first would be accepted.",
    files=(
        "src/security/breached-passwords.ts",
        "data/weak-passwords.txt",
    ),
    asked_by="control:breached_passwords",
)
