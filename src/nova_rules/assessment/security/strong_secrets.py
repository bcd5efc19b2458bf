"""The start refuses weak secrets."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="strong_secrets",
    title="The start refuses weak secrets",
    possible=5,
    held="Secrets are made on the user's machine, and the server does not start with missing or weak ones.",
    lost="The service could run with a secret that everybody knows.",
    files=(
        "src/config/env.ts",
        "src/config/secrets.ts",
        "scripts/setup.ts",
    ),
)
