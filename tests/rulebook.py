"""Rules and facts for tests in one line each: `entity ?e`, `stores ?e health`, `measure users >= 900`."""

from __future__ import annotations

from nova_rules.inference.infer import conclude
from nova_rules.inference.inputs import Given
from nova_rules.inference.matcher import Limits, Matcher
from nova_rules.inference.matchers import reference_only
from nova_rules.model.facts import Evidence, Fact, FactKind, Findings
from nova_rules.model.problems import Place
from nova_rules.model.rules import Conclusion, Pattern, Rule, RuleSet

KINDS = (
    FactKind("mention", ("kind", "name")),
    FactKind("exclusion", ("kind", "name")),
    FactKind("measure", ("name",)),
    FactKind("compliance", ("name",)),
    FactKind("option", ("name", "value")),
    FactKind("without", ("name",)),
    FactKind("domain", ("name",)),
    FactKind("feature", ("name",)),
    FactKind("entity", ("name",)),
    FactKind("relation", ("from", "name", "to", "card")),
    FactKind("role", ("name",)),
    FactKind("stores", ("entity", "class")),
    FactKind("module", ("name",)),
    FactKind("control", ("name",)),
    FactKind("security_level", ("level",), "max", ("standard", "elevated", "high")),
    FactKind("scale_tier", ("tier",), "max", ("small", "medium", "large")),
    FactKind("architecture", ("style",), "priority"),
    FactKind("grade", ("entity", "level"), "max", ("low", "middle", "top")),
    FactKind("question", ("id",)),
    FactKind("warning", ("id",)),
    FactKind("suggestion", ("id",)),
)


def pattern(text: str) -> Pattern:
    """Give a condition; `_` leaves a slot open."""
    words = text.split()
    least = int(words[words.index(">=") + 1]) if ">=" in words else None
    most = int(words[words.index("<=") + 1]) if "<=" in words else None
    end = min((words.index(sign) for sign in (">=", "<=") if sign in words), default=len(words))
    return Pattern(words[0], tuple(None if word == "_" else word for word in words[1:end]), least, most)


def fact(text: str) -> Fact:
    """Give a fact; `= 900` is its amount."""
    words = text.split()
    if "=" in words:
        return Fact(words[0], tuple(words[1 : words.index("=")]), int(words[-1]))
    return Fact(words[0], tuple(words[1:]))


def conclusion(text: str, because: str = "It follows.", manner: str = "add", **details: str) -> Conclusion:
    """Give a conclusion."""
    words = text.split()
    if manner == "assume":
        details.setdefault("instead", "Say otherwise.")
    return Conclusion(words[0], tuple(words[1:]), because, manner, tuple(sorted(details.items())))


def rule(
    name: str,
    when: str,
    then: str | Conclusion | tuple[Conclusion, ...],
    *,
    unless: str = "",
    different: tuple[tuple[str, str], ...] = (),
    salience: int = 0,
    variant: int = 0,
) -> Rule:
    """Give a rule; conditions are parted by commas."""
    if isinstance(then, str):
        then = conclusion(then)
    return Rule(
        id=name,
        title=f"Rule {name}",
        when=tuple(pattern(each) for each in when.split(",") if each.strip()),
        unless=tuple(pattern(each) for each in unless.split(",") if each.strip()),
        then=then if isinstance(then, tuple) else (then,),
        different=different,
        salience=salience,
        variant=variant,
        place=Place(f"rules/{name}.yaml"),
    )


def rule_set(*rules: Rule) -> RuleSet:
    """Give a rule set."""
    return RuleSet(rules, KINDS, "a test")


def given(*facts: str, confidence: int = 1000) -> tuple[Given, ...]:
    """Give facts as if an option had said each."""
    return tuple(Given(fact(each), (Evidence(option=each),), confidence) for each in facts)


def concluded(
    rules: tuple[Rule, ...],
    *facts: str,
    matchers: tuple[Matcher, ...] | None = None,
    limits: Limits | None = None,
) -> Findings:
    """Give what rules conclude from facts."""
    return conclude(given(*facts), rule_set(*rules), matchers or reference_only(), limits or Limits())


def keys(findings: Findings) -> list[str]:
    """Give the keys of all facts."""
    return [each.key for each in findings.facts]
