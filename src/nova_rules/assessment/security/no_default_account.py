"""There is no default account."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="no_default_account",
    title="There is no default account",
    possible=4,
    held="The first administrator is made on purpose, with a password of one's own.",
    lost="Somebody could sign in with a password from the manual.",
    files=("src/application/users/create-administrator.ts",),
)
