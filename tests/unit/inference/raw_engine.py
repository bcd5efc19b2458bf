"""durable-rules without our care: its faults are shown in a process of their own, which some of them end."""

from __future__ import annotations

import subprocess
import sys

from tests.rulebook import KINDS

from nova_rules.inference.durable import DurableMatcher
from nova_rules.inference.infer import conclude
from nova_rules.inference.inputs import Given
from nova_rules.inference.matcher import Limits, Matcher
from nova_rules.inference.reference import ReferenceMatcher
from nova_rules.model.facts import Fact, Findings
from nova_rules.model.rules import Rule, RuleSet

BOTH: tuple[Matcher, ...] = (ReferenceMatcher(), DurableMatcher())

RAW = """
import json, durable_rules_engine as E
def made(rules): return E.create_ruleset("raw", json.dumps(rules))
def told(handle, **fact): return E.assert_fact(handle, json.dumps({"sid": "1", **fact}))
def fired(handle, offset):
    started = E.start_action_for_state(handle, offset)
    message, names = (started[1] if started else None), []
    while message:
        names.append(next(iter(json.loads(message))))
        message = E.complete_and_start_action(handle, offset)
    return names
def rule(*conditions, **more): return {"all": list(conditions), **more}
"""


def raw(code: str, seconds: float = 20) -> tuple[int, str]:
    """Give exit code (a negative number is the signal that ended it) and output; -999 when it hung."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", RAW + code], capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return -999, ""
    return done.returncode, done.stdout.strip()


def agreed(rules: list[Rule], facts: list[Fact], limits: Limits | None = None) -> Findings:
    """Give what both matchers conclude; a difference would raise."""
    return conclude(
        [Given(each) for each in facts], RuleSet(tuple(rules), KINDS, ""), BOTH, limits or Limits()
    )
