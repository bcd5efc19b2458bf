"""The hash of rules and kinds: the same for the same content, whatever file it comes from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nova_rules.model.facts import FactKind
    from nova_rules.model.rules import Pattern, Rule


def rules_digest(rules: Iterable[Rule], kinds: Iterable[FactKind]) -> str:
    """Give the sha256 over everything the engine sees of them."""
    seen = [[_rule(rule) for rule in rules], [_kind(kind) for kind in kinds]]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def _rule(rule: Rule) -> list[object]:
    concluded = [[each.kind, each.terms, each.because, each.manner, each.details] for each in rule.then]
    conditions = [[_pattern(each) for each in group] for group in (rule.when, rule.unless)]
    said = [rule.id, rule.variant, rule.title, rule.why, rule.sources]
    return [*said, rule.salience, conditions, rule.different, concluded]


def _pattern(pattern: Pattern) -> list[object]:
    return [pattern.kind, pattern.terms, pattern.at_least, pattern.at_most]


def _kind(kind: FactKind) -> list[object]:
    return [kind.name, kind.slots, kind.merge, kind.scale]
