"""Reading sensitive records is recorded."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="read_audit",
    title="Reading sensitive records is recorded",
    possible=4,
    held="Reading a record of this kind leaves an entry in the audit log.",
    lost="Nobody could say who looked at a record.",
    files=("src/application/records/trail.ts",),
    each=("src/application/__entities__/get-__entity__.ts.jinja",),
    asked_by="control:read_audit",
)
