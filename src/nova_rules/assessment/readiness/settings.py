"""Settings are written down."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="settings",
    title="Settings are written down",
    possible=4,
    held="Every setting is listed with its reason and checked at the start.",
    lost="A wrong setting would be found by the first user it breaks.",
    files=(
        "env.example",
        "src/config/env.ts",
    ),
)
