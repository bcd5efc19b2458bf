"""Repeated requests count once."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="idempotency",
    title="Repeated requests count once",
    possible=4,
    held="A request that is sent twice with one key is carried out once.",
    lost="A lost answer could lead to a second payment.",
    files=(
        "src/application/once-only.ts",
        "src/infrastructure/repositories/kysely-idempotency-repository.ts",
    ),
    asked_by="control:idempotency",
)
