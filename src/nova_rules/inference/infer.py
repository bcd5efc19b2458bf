"""What the words and the options lead to: derived by every matcher there is, believed when they agree."""

from __future__ import annotations

from collections.abc import Sequence

from nova_rules.inference.agenda import Derivation, Fired, order_of
from nova_rules.inference.compiled import prepared_for, program_of
from nova_rules.inference.inputs import Given, given_by
from nova_rules.inference.matcher import Limits, Matcher
from nova_rules.inference.program import Program
from nova_rules.inference.record import findings_of
from nova_rules.model.errors import MatcherDisagreementError
from nova_rules.model.facts import Findings
from nova_rules.model.reading import Reading
from nova_rules.model.rules import RuleSet
from nova_rules.model.text import Options

_SHOWN = 10
_STANDARD = Limits()


def infer(
    reading: Reading,
    options: Options,
    rules: RuleSet,
    matchers: tuple[Matcher, ...],
    limits: Limits = _STANDARD,
) -> Findings:
    """Give everything that follows from a reading and the options, each with its justifications.

    Raises MatcherDisagreementError when two matchers fire different rules, LimitError when the rules lead
    too far, and KnowledgeError when rules cannot be made ready.
    """
    return conclude(given_by(reading, options), rules, matchers, limits)


def conclude(
    given: Sequence[Given], rules: RuleSet, matchers: tuple[Matcher, ...], limits: Limits = _STANDARD
) -> Findings:
    """Give everything that follows from given facts: how the examples of a rule are run.

    The first matcher meets the limits first; let that be the reference, which cannot exhaust the memory
    before it is stopped.
    """
    ready = program_of(rules)
    facts = [each.fact for each in given]
    derivations = [prepared_for(matcher, rules, ready).derive(facts, limits) for matcher in matchers]
    for matcher, derivation in zip(matchers[1:], derivations[1:], strict=True):
        _compare(ready, matchers[0], derivations[0], matcher, derivation)
    names = tuple(f"{matcher.name} {matcher.version}" for matcher in matchers)
    return findings_of(ready, tuple(given), derivations[0], names)


def _compare(program: Program, one: Matcher, mine: Derivation, other: Matcher, theirs: Derivation) -> None:
    """Insist on the same firings in the same order."""
    if mine == theirs:
        return
    lines = [
        *_only(program, one.name, mine, theirs),
        *_only(program, other.name, theirs, mine),
    ]
    if not lines:
        lines = ["The same rules fired in another order."]
    raise MatcherDisagreementError(
        f"The matchers {one.name} and {other.name} do not agree on what fires:\n" + "\n".join(lines),
        "Nothing was written. Report this with the description and the packs.",
    )


def _only(program: Program, name: str, mine: Derivation, theirs: Derivation) -> list[str]:
    """Give a line for each firing, and each given fact, that only one matcher has."""
    known = {(fired.rule, theirs.named(fired.supports)) for fired in theirs.fired}
    alone = [fired for fired in mine.fired if (fired.rule, mine.named(fired.supports)) not in known]
    lines = [f"  only {name}: {_line(program, mine, fired)}" for fired in alone[:_SHOWN]]
    if len(alone) > _SHOWN:
        lines.append(f"  only {name}: {len(alone) - _SHOWN} more")
    return lines


def _line(program: Program, derivation: Derivation, fired: Fired) -> str:
    """Give a firing as a reader can check it: rule, supports, conclusions."""
    rule = program.rules[fired.rule]
    supports = ", ".join(fact.key for fact in derivation.named(fired.supports))
    concluded = ", ".join(fact.key for fact in sorted(derivation.named(fired.concluded), key=order_of))
    return f"{rule.id} (variant {rule.variant}) on {supports} concludes {concluded}"
