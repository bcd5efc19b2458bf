"""Packages are locked."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="locked_packages",
    title="Packages are locked",
    possible=3,
    held="Every package has an exact version and an integrity hash.",
    lost="A changed package could slip in on installing.",
    files=("package-lock.json",),
)
