"""The project's names and the place it does business in."""

from __future__ import annotations

import re

from nova_rules.model.blueprint import Project
from nova_rules.model.domain import Domain
from nova_rules.model.errors import OptionsError
from nova_rules.model.facts import Findings
from nova_rules.model.text import Description, Options

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_NAME = 60


def project(description: Description, options: Options, domain: Domain, findings: Findings) -> Project:
    """Give the project; raises OptionsError for a name that cannot be a folder, a package and an image."""
    name = options.project or f"{domain.name.replace('_', '-')}-backend"
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise OptionsError(
            f"`{name[:80]}` cannot be a project name.",
            "Use lower-case letters, digits and single hyphens, a letter first, at most 60 signs.",
        )
    settings = {fact.values[0]: fact.values[1] for fact in findings.of_kind("setting")}
    return Project(
        name=name,
        title=domain.title,
        description=description.text,
        time_zone=settings.get("time_zone", domain.time_zone),
        currency=settings.get("currency", domain.currency),
    )
