"""Input is checked."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="input_validation",
    title="Input is checked",
    possible=8,
    held="Schemas refuse unknown fields of requests and name all fields of responses.",
    lost="A request could set fields it should not reach.",
    files=("src/presentation/http/schemas/common.ts",),
    each=("src/presentation/http/schemas/__entity__.ts.jinja",),
    asked_by="control:input_validation",
)
