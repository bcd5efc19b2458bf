"""Examples to try it with."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="seed_data",
    title="Examples to try it with",
    possible=4,
    held="`npm run seed` fills a development database, and is refused in production.",
    lost="Everybody would type in examples by hand.",
    files=(
        "scripts/seed.ts",
        "scripts/seed-records.ts",
    ),
    asked_by="readiness:seed_data",
)
