"""All checks, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.anatomy import domain_view
from nova_rules.packs.check.constraints import constraints
from nova_rules.packs.check.derived import derived
from nova_rules.packs.check.domain import domain
from nova_rules.packs.check.examples import examples
from nova_rules.packs.check.facts import facts
from nova_rules.packs.check.features import features
from nova_rules.packs.check.fields import fields
from nova_rules.packs.check.lifecycles import lifecycles
from nova_rules.packs.check.members import members
from nova_rules.packs.check.not_yet import not_yet
from nova_rules.packs.check.policies import policies
from nova_rules.packs.check.references import references
from nova_rules.packs.check.rules import rules
from nova_rules.packs.check.titles import titles
from nova_rules.packs.check.traits import traits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.anatomy import DomainView
    from nova_rules.packs.library import Library

_SHARED: tuple[Callable[[Library], Iterator[Problem]], ...] = (facts, rules, titles, examples)
_OF_A_DOMAIN: tuple[Callable[[DomainView], Iterator[Problem]], ...] = (
    domain, members, traits, fields, references, derived, constraints, lifecycles, policies, features,
    not_yet,
)  # fmt: skip


def every_problem(library: Library) -> Iterator[Problem]:
    """Yield what any check finds."""
    for check in _SHARED:
        yield from check(library)
    for files in library.domains:
        view = domain_view(files, library)
        for check_domain in _OF_A_DOMAIN:
            yield from check_domain(view)
