"""Access is tested role by role."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="access_tests",
    title="Access is tested role by role",
    possible=5,
    held="Tests try every role against every endpoint.",
    lost="A wrong permission would go unnoticed.",
    files=("src/tests/*access*.test.ts",),
)
