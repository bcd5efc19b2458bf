"""A rule set made ready to run: clauses, the order of firing, and what the agenda must look up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nova_rules.inference.clause import Clause, clause
from nova_rules.inference.dependencies import dependencies
from nova_rules.inference.fact_index import Layout
from nova_rules.inference.shape import shape_problems
from nova_rules.inference.strata import cycle_problems, strata
from nova_rules.model.errors import KnowledgeError
from nova_rules.model.facts import FactKind
from nova_rules.model.rules import Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Program:
    """Rules in order of (id, variant); `ranks` gives each its place by (stratum, -salience, id, variant)."""

    rules: tuple[Rule, ...]
    clauses: tuple[Clause, ...]
    ranks: tuple[int, ...]
    strata: tuple[int, ...]
    layout: Layout
    kinds: Mapping[str, FactKind]
    merging: tuple[FactKind, ...]


def program(rule_set: RuleSet) -> Program:
    """Give the rules ready to run; raises KnowledgeError with everything that keeps them from it."""
    rules = tuple(sorted(rule_set.rules, key=lambda rule: (rule.id, rule.variant)))
    problems = shape_problems(rules)
    levels, circles = strata(dependencies(rules))
    problems += cycle_problems(rules, circles)
    if problems:
        raise KnowledgeError(tuple(sorted(problems)))
    kinds = {kind.name: kind for kind in rule_set.kinds}
    clauses = tuple(clause(rule, kinds) for rule in rules)
    layout = Layout((guard.kind, guard.mask) for each in clauses for guard in each.guards)
    merging = tuple(kind for kind in rule_set.kinds if kind.merge != "union")
    return Program(rules, clauses, _ranks(rules, levels), levels, layout, kinds, merging)


def _ranks(rules: tuple[Rule, ...], levels: tuple[int, ...]) -> tuple[int, ...]:
    """Give each rule its place in the order of firing."""
    order = sorted(range(len(rules)), key=lambda at: (levels[at], -rules[at].salience, at))
    ranks = [0] * len(rules)
    for rank, at in enumerate(order):
        ranks[at] = rank
    return tuple(ranks)
