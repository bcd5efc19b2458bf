"""The schema moves on."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="migrations",
    title="The schema moves on",
    possible=9,
    held="Migrations go up and down, as a step of their own.",
    lost="The next change of the schema would be made by hand.",
    files=(
        "src/database/migrate.ts",
        "src/database/migrations/0001_platform.ts",
        "src/database/migrations/0002_*.ts",
    ),
    asked_by="readiness:migrations",
)
