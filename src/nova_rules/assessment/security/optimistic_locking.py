"""Changes do not overwrite each other."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="optimistic_locking",
    title="Changes do not overwrite each other",
    possible=4,
    held="A change made from an outdated record answers 412.",
    lost="Two people at work on one record would overwrite each other.",
    each=("src/infrastructure/repositories/kysely-__entity__-repository.ts.jinja",),
    asked_by="control:optimistic_locking",
)
