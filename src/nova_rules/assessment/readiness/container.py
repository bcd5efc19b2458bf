"""It can be shipped."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="container",
    title="It can be shipped",
    possible=5,
    held="An image and a compose file are there.",
    lost="Every installation would be made by hand.",
    files=(
        "Dockerfile",
        "docker-compose.yml",
    ),
)
