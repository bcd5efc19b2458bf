"""Changes are checked."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="continuous_integration",
    title="Changes are checked",
    possible=5,
    held="Each change is built, linted and tested on both databases.",
    lost="A broken change would be found in production.",
    files=(".github/workflows/ci.yml",),
)
