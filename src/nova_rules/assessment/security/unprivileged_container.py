"""The container has no rights."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="unprivileged_container",
    title="The container has no rights",
    possible=3,
    held="The image holds production files only and runs as a user without rights.",
    lost="A break-in would own the container.",
    files=(
        "Dockerfile",
        ".dockerignore",
    ),
)
