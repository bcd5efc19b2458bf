"""The project's names and the place it does business in."""

from __future__ import annotations

import re

from nova_rules.model.blueprint import Project
from nova_rules.model.domain import Domain
from nova_rules.model.errors import OptionsError
from nova_rules.model.facts import Findings
from nova_rules.model.text import Description, Options

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ZONE = re.compile(r"UTC|[A-Z][A-Za-z_]{1,30}(/[A-Z][A-Za-z0-9_+-]{1,30}){1,2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
LONGEST_NAME = 60


def project(description: Description, options: Options, domain: Domain, findings: Findings) -> Project:
    """Give the project; raises OptionsError for a name that cannot be a folder, a package and an image."""
    name = options.project or f"{domain.name.replace('_', '-')}-backend"
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise OptionsError(
            f"`{name[:80]}` cannot be a project name.",
            "Use lower-case letters, digits and single hyphens, a letter first, at most 60 signs.",
        )
    return Project(
        name=name,
        title=domain.title,
        description=description.text,
        time_zone=_setting(findings, "time_zone", _ZONE, "Give its name, such as `Europe/London`."),
        currency=_setting(findings, "currency", _CURRENCY, "Give its three letters, such as `GBP`."),
    )


def _setting(findings: Findings, name: str, form: re.Pattern[str], hint: str) -> str:
    """Give the value that stands for a setting; it may be an answer, so its form is checked."""
    fact = findings.chosen_fact("setting", name)
    value = fact.values[1] if fact else ""
    if not form.fullmatch(value):
        raise OptionsError(f"`{value[:60]}` is no {name.replace('_', ' ')}.", hint)
    return value
