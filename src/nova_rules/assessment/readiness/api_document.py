"""The API is written down."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="api_document",
    title="The API is written down",
    possible=8,
    held="An OpenAPI document made from the very schemas that check requests, and a guide.",
    lost="Whoever builds on the API would have to guess.",
    files=(
        "src/presentation/http/openapi-document.ts",
        "scripts/openapi.ts",
        "docs/api.md",
    ),
    asked_by="readiness:api_document",
)
