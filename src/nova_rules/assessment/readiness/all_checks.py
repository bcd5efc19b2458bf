"""The readiness checks in the order in which they are shown."""

from __future__ import annotations

from nova_rules.assessment.readiness import (
    api_document,
    audit_trail,
    backup_scripts,
    container,
    continuous_integration,
    decisions,
    first_administrator,
    health_checks,
    metrics,
    migrations,
    operations_guide,
    seed_data,
    settings,
    tests,
    user_administration,
)

CHECKS = (
    first_administrator.CHECK,
    user_administration.CHECK,
    audit_trail.CHECK,
    health_checks.CHECK,
    metrics.CHECK,
    backup_scripts.CHECK,
    migrations.CHECK,
    seed_data.CHECK,
    api_document.CHECK,
    tests.CHECK,
    continuous_integration.CHECK,
    container.CHECK,
    settings.CHECK,
    operations_guide.CHECK,
    decisions.CHECK,
)
