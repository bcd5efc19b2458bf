"""Why something holds, and why something does not."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.facts import Assumption, Evidence, Fact
from nova_rules.model.rules import Pattern


@dataclass(frozen=True, slots=True)
class WhyTree:
    """Why one fact holds: the rule and its sentence, and below it why each support holds.

    A fact that was given has `evidence` instead of a rule. `confidence` is 0 to 1000. `alternatives` counts
    the other ways in which it was derived. `repeated` marks a fact explained further up, whose supports are
    left out here.
    """

    fact: Fact
    rule: str = ""
    because: str = ""
    evidence: tuple[Evidence, ...] = ()
    supports: tuple[WhyTree, ...] = ()
    assumption: Assumption | None = None
    confidence: int = 1000
    alternatives: int = 0
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A fact that almost satisfies the condition that fails, and in what it differs."""

    fact: Fact
    differs: str


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why one rule did not conclude something: what was satisfied, and the first condition that was not.

    `satisfied` pairs conditions with the facts that satisfied them. `failing` is the condition without a
    fact, with what is already known filled in; `blocked_by` is the fact that a `none` condition does not
    allow; `bindings` are the variables so far. `sentence` says it in English.
    """

    rule: str
    variant: int
    title: str
    satisfied: tuple[tuple[Pattern, Fact], ...]
    failing: Pattern | None
    blocked_by: Fact | None
    bindings: tuple[tuple[str, str], ...]
    near_misses: tuple[NearMiss, ...]
    sentence: str
