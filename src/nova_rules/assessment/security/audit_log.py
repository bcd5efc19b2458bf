"""Changes are recorded."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="audit_log",
    title="Changes are recorded",
    possible=8,
    held="Who changed what is written in the same transaction, and cannot be changed afterwards.",
    lost="Nobody could say who changed a record.",
    files=(
        "src/infrastructure/repositories/kysely-audit-repository.ts",
        "src/application/records/trail.ts",
    ),
    asked_by="control:audit_log",
)
