"""How long inference takes, each matcher as a ratio to the reference: run with Python."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter

from nova_rules.inference.agenda import derive
from nova_rules.inference.compiled import prepared_for, program_of
from nova_rules.inference.inputs import Given
from nova_rules.inference.matcher import Limits, Matcher
from nova_rules.inference.matchers import all_matchers
from nova_rules.inference.program import program
from nova_rules.inference.record import findings_of
from nova_rules.inference.reference import ReferenceMatcher
from nova_rules.model.facts import Fact, FactKind
from nova_rules.model.rules import Conclusion, Pattern, Rule, RuleSet

KINDS = {
    "mention": ("kind", "name"),
    "exclusion": ("kind", "name"),
    "measure": ("name",),
    "domain": ("name",),
    "feature": ("name",),
    "entity": ("name",),
    "relation": ("from", "name", "to", "card"),
    "role": ("name",),
    "permission": ("role", "entity", "action"),
    "stores": ("entity", "class"),
    "module": ("name",),
    "control": ("name",),
}


def _rule(name: str, when: list[Pattern], then: Conclusion, *unless: Pattern) -> Rule:
    return Rule(name, name, tuple(when), (then,), unless=unless)


def _conclude(kind: str, *terms: str) -> Conclusion:
    return Conclusion(kind, terms, "Because {fact} holds, so does this.")


def domain_rules(domain: str) -> list[Rule]:
    """Give the 81 rules of one made-up domain: entities, relations, roles, permissions."""
    here = Pattern("domain", (domain,))
    rules = [_rule(f"{domain}/domain", [Pattern("mention", ("domain", domain))], _conclude("domain", domain))]
    for at in range(20):
        entity = f"{domain}_e{at}"
        excluded = Pattern("exclusion", ("entity", entity))
        mentioned = Pattern("mention", ("entity", entity))
        rules.append(_rule(f"{domain}/entity/{at}", [here, mentioned], _conclude("entity", entity), excluded))
        known = [Pattern("entity", (entity,)), Pattern("role", (f"{domain}_r{at % 4}",))]
        permission = _conclude("permission", f"{domain}_r{at % 4}", entity, "read")
        rules.append(_rule(f"{domain}/permission/{at}", known, permission))
        other = f"{domain}_e{(at + 1) % 20}"
        pair = [Pattern("entity", (entity,)), Pattern("entity", (other,))]
        relation = _conclude("relation", entity, "has", other, "1:N")
        rules.append(_rule(f"{domain}/relation/{at}", pair, relation))
        if at < 4:
            role = f"{domain}_r{at}"
            rules.append(_rule(f"{domain}/role/{at}", [here], _conclude("role", role)))
        else:
            stores = _conclude("stores", entity, "contact")
            rules.append(_rule(f"{domain}/stores/{at}", [Pattern("entity", (entity,))], stores))
    return rules


def shared_rules() -> list[Rule]:
    """Give rules that join across domains, with negation, inequality and measures."""
    open_relation = Pattern("relation", ("?a", None, "?b", None))
    next_relation = Pattern("relation", ("?b", None, "?c", None))
    rules = [
        Rule(
            "topic/reach",
            "Reach",
            (open_relation, next_relation),
            (_conclude("control", "row_scopes"),),
            different=(("?a", "?c"),),
        ),
        _rule(
            "topic/privacy",
            [Pattern("stores", ("?e", "contact")), Pattern("entity", ("?e",))],
            _conclude("control", "no_store"),
        ),
        _rule(
            "topic/small",
            [Pattern("domain", ("?d",))],
            _conclude("module", "single_node"),
            Pattern("measure", ("expected_users",), 10_000),
        ),
        _rule(
            "topic/large",
            [Pattern("measure", ("expected_users",), 10_000)],
            _conclude("module", "read_replica"),
        ),
    ]
    for at in range(10):
        before = Pattern("module", ("single_node" if at == 0 else f"chain{at - 1}",))
        rules.append(_rule(f"topic/chain/{at}", [before], _conclude("module", f"chain{at}")))
    return rules


def rule_set(size: int) -> RuleSet:
    """Give a rule set of this many rules."""
    rules, domain = shared_rules(), 0
    while len(rules) < size:
        rules.extend(domain_rules(f"d{domain}"))
        domain += 1
    kinds = tuple(FactKind(name, slots) for name, slots in sorted(KINDS.items()))
    return RuleSet(tuple(rules[:size]), kinds, f"benchmark of {size}")


def description(facts: int) -> tuple[Given, ...]:
    """Give the facts of a description: one domain, its entities, and words nothing follows from."""
    found = [Fact("mention", ("domain", "d0")), Fact("measure", ("expected_users",), 900)]
    found += [Fact("mention", ("entity", f"d0_e{at}")) for at in range(20)]
    found += [Fact("mention", ("entity", f"unknown{at}")) for at in range(facts - len(found))]
    return tuple(Given(fact) for fact in found[:facts])


def median(run: Callable[[], object], times: int = 15) -> float:
    """Give the median of several runs in milliseconds."""
    taken = []
    for _ in range(times):
        begin = perf_counter()
        run()
        taken.append((perf_counter() - begin) * 1000)
    return statistics.median(taken)


def matching(matcher: Matcher, rules: RuleSet, given: tuple[Given, ...]) -> float:
    """Give the time of one derivation with rules made ready before."""
    ready = program_of(rules)
    compiled = prepared_for(matcher, rules, ready).compiled
    facts = [each.fact for each in given]
    return median(lambda: derive(ready, compiled, facts, Limits()))


def recording(rules: RuleSet, given: tuple[Given, ...]) -> tuple[float, int]:
    """Give the time that turning firings into findings takes, and the number of firings."""
    ready = program_of(rules)
    compiled = ReferenceMatcher().compile(ready.rules)
    derivation = derive(ready, compiled, [each.fact for each in given], Limits())
    return median(partial(findings_of, ready, given, derivation, ())), len(derivation.fired)


def main(sizes: tuple[int, ...]) -> None:
    given = description(60)
    print("rules  firings  make ready  reference  durable-rules  ratio  record   [ms, medians]")
    for size in sizes:
        rules = rule_set(size)
        ready = median(partial(program, rules), 3)
        taken = [matching(matcher, rules, given) for matcher in all_matchers()]
        other = taken[1] if len(taken) > 1 else float("nan")
        record, firings = recording(rules, given)
        print(
            f"{size:5}  {firings:7}  {ready:10.1f}  {taken[0]:9.2f}  {other:13.2f}  {other / taken[0]:5.2f}"
            f"  {record:6.2f}"
        )


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or (300, 1_000, 3_000, 10_000))
