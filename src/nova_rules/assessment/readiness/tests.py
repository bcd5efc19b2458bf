"""It is tested."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="tests",
    title="It is tested",
    possible=10,
    held="Tests run over HTTP on a real PostgreSQL, and specs lie beside the code.",
    lost="Nobody could change it without fear.",
    files=(
        "src/tests/harness.ts",
        "src/tests/http.test.ts",
        "src/tests/sessions.test.ts",
        "src/tests/users.test.ts",
        "vitest.config.ts",
    ),
)
