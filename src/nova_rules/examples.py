"""Runs the examples that packs carry: each is a test of its rule, or of the whole engine on a description."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nova_rules.engine import Engine, open_engine
from nova_rules.inference.infer import conclude
from nova_rules.inference.inputs import Given
from nova_rules.inference.matchers import all_matchers
from nova_rules.model.facts import Evidence, Fact
from nova_rules.model.knowledge import DescriptionExample, RuleExample
from nova_rules.model.rules import RuleSet
from nova_rules.model.text import Description, Options


@dataclass(frozen=True, slots=True)
class Result:
    """One example that was run, and a sentence for everything that came out otherwise."""

    name: str
    failures: tuple[str, ...]


def run_examples(folders: tuple[Path, ...] = ()) -> tuple[Result, ...]:
    """Run every example of the packs, in order; raises KnowledgeError where they do not load."""
    engine = open_engine(folders)
    rules = engine.knowledge.rules
    return (
        *(run_rule_example(rules, example) for example in engine.knowledge.rule_examples),
        *(run_description_example(engine, example) for example in engine.knowledge.description_examples),
    )


def run_rule_example(rules: RuleSet, example: RuleExample) -> Result:
    """Run one rule, alone, on the facts its example gives."""
    own = tuple(rule for rule in rules.rules if rule.id == example.rule)
    alone = RuleSet(own, rules.kinds, f"{rules.digest}/{example.rule}")
    facts = [Fact(kind, values, amount) for kind, values, amount in example.given]
    given = [Given(fact, (Evidence(option="an example"),)) for fact in facts]
    findings = conclude(given, alone, all_matchers())
    derived = {each.fact.key for each in findings.justifications}
    return Result(
        f"{example.rule}: {example.name}", _differences(derived, example.expect, example.expect_not)
    )


def run_description_example(engine: Engine, example: DescriptionExample) -> Result:
    """Run the whole engine on a description."""
    plan = engine.plan(Description(example.text), Options())
    keys = {fact.key for fact in plan.findings.facts}
    failures = list(_differences(keys, example.expect, example.expect_not))
    if plan.outcome != example.outcome:
        failures.append(f"the outcome is {plan.outcome}, not {example.outcome}")
    return Result(f"{example.domain}: {example.name}", tuple(failures))


def _differences(found: set[str], expect: tuple[str, ...], expect_not: tuple[str, ...]) -> tuple[str, ...]:
    missing = [f"lacks {key}" for key in sorted(expect) if key not in found]
    extra = [f"has {key}, which it must not" for key in sorted(expect_not) if key in found]
    return (*missing, *extra)
