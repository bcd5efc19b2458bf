"""The API is written down."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="api_document",
    title="The API is written down",
    possible=8,
    held="An OpenAPI document, held against the code by a test.",
    lost="Whoever builds on the API would have to guess.",
    files=(
        "api/openapi.yaml",
        "docs/api.md",
    ),
    asked_by="readiness:api_document",
)
