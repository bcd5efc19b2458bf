"""Users see only their own records."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="row_scopes",
    title="Users see only their own records",
    possible=10,
    held="Limits are part of every query; another person's record answers as if it did not exist.",
    lost="A user could read the records of others.",
    files=("src/infrastructure/repositories/scope.ts",),
    each=("src/infrastructure/repositories/__entity__-scope.ts.jinja",),
    asked_by="control:row_scopes",
    scoped_only=True,
)
