"""The audit trail can be read."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="audit_trail",
    title="The audit trail can be read",
    possible=6,
    held="Administrators read who changed what.",
    lost="The log would be written and never read.",
    files=(
        "src/application/audit/list-audit-entries.ts",
        "src/presentation/http/routes/audit-routes.ts",
    ),
    asked_by="readiness:audit_trail",
)
