"""Answers are not kept by caches."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="no_store",
    title="Answers are not kept by caches",
    possible=3,
    held="Answers with records tell browsers and proxies not to keep them.",
    lost="Personal data would lie in caches.",
    files=("src/presentation/http/plugins/security-headers.ts",),
    asked_by="control:no_store",
)
