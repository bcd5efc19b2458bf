"""Health is visible."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="health_checks",
    title="Health is visible",
    possible=7,
    held="Whether it runs and whether it can serve are two questions with two answers.",
    lost="A load balancer would send users to a broken instance.",
    files=("src/presentation/http/routes/health-routes.ts",),
    asked_by="readiness:health_checks",
)
