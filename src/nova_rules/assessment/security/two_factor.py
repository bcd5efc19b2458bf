"""A stolen password is not enough."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="two_factor",
    title="A stolen password is not enough",
    possible=6,
    held="Sign-in asks for a second factor.",
    lost="A stolen password is enough to sign in.",
    asked_by="module:two_factor",
    module="two_factor",
)
