"""What durable-rules cannot take: every such fault shown where that is cheap, and shown not to reach us."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from tests.property.rule_bases import rule_base
from tests.rulebook import fact, rule
from tests.unit.inference.raw_engine import agreed, raw

from nova_rules.inference import durable, sharding
from nova_rules.inference.durable import DurableMatcher
from nova_rules.inference.shape import MOST_CONDITIONS
from nova_rules.inference.sharding import Symbols, conditions_of, fact_text, shards
from nova_rules.model.errors import KnowledgeError
from nova_rules.model.facts import Fact
from nova_rules.model.rules import Rule

pytest.importorskip(
    "durable_rules_engine",
    reason=f"durable-rules cannot be imported, so nothing here was tested: {durable.why_unavailable()}",
    exc_type=ImportError,
)


def emitted(rules: tuple[Rule, ...]) -> Iterator[dict[str, object]]:
    """Give every step of every condition that would be sent to C."""
    for shard in shards(rules, Symbols()):
        for name, document in json.loads(shard.text()).items():
            for condition in document["all"] if name != sharding.BOOT else ():
                ((_, parts),) = condition.items()
                yield from parts["$and"]


def test_only_the_safe_subset_is_ever_emitted() -> None:
    joins = literals = thresholds = 0
    for seed in range(300):
        for step in emitted(rule_base(seed)[0].rules):
            ((name, value),) = step.items()
            if name in ("$gte", "$lte"):
                assert isinstance(value, dict)
                assert list(value) == ["amount"]
                assert type(value["amount"]) is int  # 1e-05 would not parse
                thresholds += 1
            elif isinstance(value, dict):
                ((alias, slot),) = value.items()
                assert name.startswith("v")  # never id or sid
                assert alias.startswith("c")
                assert slot.startswith("v")
                joins += 1
            else:
                assert name == "kind" or name.startswith("v")
                assert str(value).startswith("s")
                literals += 1
    assert min(joins, literals, thresholds) > 100


def test_inequality_joins_crash_and_are_never_emitted() -> None:
    code, _ = raw("""
unlike = {"$and": [{"kind": "x"}, {"$neq": {"name": {"a": "name"}}}]}
h = made({"r": rule({"a": {"kind": "x"}}, {"b": unlike})})
for i in range(100): r = told(h, id=str(i), kind="x", name="n%d" % i)
print(len(fired(h, r[1])))
""")
    assert code < 0
    pairs = rule("r", "entity ?a, entity ?b", "stores ?a ?b", different=(("?a", "?b"),))
    found = agreed([pairs], [fact(f"entity e{at}") for at in range(30)])
    assert len(found.firings) == 30 * 29


def test_negation_is_wrong_when_the_blocking_fact_comes_late_and_is_ours_alone() -> None:
    _, output = raw("""
h = made({"r": rule({"a": {"kind": "x"}}, {"n$not": {"kind": "y"}})})
told(h, id="1", kind="x"); r = told(h, id="2", kind="y")
print(fired(h, r[1]))
""")
    assert output == "['r']"
    denying = rule("r", "entity ?e", "module m", unless="feature chat")
    assert "not" not in json.dumps(shards((denying,), Symbols())[0].document)
    late = rule("a", "domain ?d", "feature chat")
    assert "module:m" not in [
        each.key for each in agreed([denying, late], [fact("entity e"), fact("domain d")]).facts
    ]


def test_joins_on_id_lose_matches_so_no_slot_has_that_name() -> None:
    _, output = raw("""
h = made({"r": rule({"a": {"kind": "x"}}, {"b": {"$and": [{"kind": "y"}, {"to": {"a": "id"}}]}})})
told(h, id="1", kind="x"); r = told(h, id="2", kind="y", to="1")
print(fired(h, r[1]))
""")
    assert output == "[]"
    text = json.loads(fact_text(7, "1", fact("relation a b c d"), Symbols()))
    assert sorted(text) == ["id", "kind", "sid", "v0", "v1", "v2", "v3"]


def test_512_literals_hang_and_are_spread_over_shards() -> None:
    code, _ = raw(
        """
h = made({"r%d" % i: rule({"a": {"$and": [{"kind": "k"}, {"name": "n%d" % i}]}}) for i in range(512)})
print(told(h, id="1", kind="k", name="n511"))
""",
        seconds=3,
    )
    assert code == -999
    rules = [rule(f"r{at:04}", f"entity e{at}", f"module m{at}") for at in range(1_200)]
    assert all(max(each.branches.values()) <= sharding.MOST_BRANCHES for each in shards(rules, Symbols()))
    found = agreed(rules, [fact(f"entity e{at}") for at in (0, 399, 400, 511, 512, 1_199)])
    assert len(found.firings) == 6


def test_65_joins_under_one_prefix_fail_and_are_spread_over_shards() -> None:
    _, output = raw("""
def joined(i): return {"$and": [{"kind": "y"}, {"v": {"a": "v%d" % i}}]}
def first(i): return {"$and": [{"kind": "x"}, {"n": str(i)}]}
h = made({"r%d" % i: rule({"a": first(i)}, {"b": joined(i)}) for i in range(65)})
try: print(told(h, id="1", kind="y", v="w"))
except E.error as problem: print(problem)
""")
    assert output.endswith("303")
    joins = [rule(f"r{at:03}", f"stores _ ?x, relation ?x k{at} _ _", f"module m{at}") for at in range(130)]
    joins += [rule(f"s{at:03}", f"relation _ k{at} ?x _, stores ?x _", f"module n{at}") for at in range(130)]
    facts = [fact("stores e x"), fact("relation x k129 x x"), fact("stores x y")]
    assert len(agreed(joins, facts).firings) == 2


def test_65_thresholds_under_one_prefix_fail_and_are_spread_over_shards() -> None:
    rules = [rule(f"r{at:03}", f"measure users >= {at}", f"module m{at}") for at in range(200)]
    assert len(agreed(rules, [fact("measure users = 149")]).firings) == 150


def test_many_masks_of_one_kind_never_reach_too_many_branches_at_once() -> None:
    slots = [("a", "?p"), ("b", "?q"), ("c", "?r"), ("d", "?s")]
    rules = []
    for mask in range(16):
        terms = " ".join(pair[mask >> at & 1] for at, pair in enumerate(slots))
        for at in range(40):
            needed = f"stores k{at} ?p, stores l{at} ?q, stores m{at} ?r, stores n{at} ?s"
            rules.append(rule(f"r{mask:02}{at:02}", f"{needed}, relation {terms}", "module m"))
    facts = [
        fact("relation a b c d"),
        *(fact(f"stores {kind}7 {slot}") for kind, slot in zip("klmn", "abcd", strict=True)),
    ]
    assert len(agreed(rules, facts).firings) == 16


def test_258_rules_of_one_condition_fail_and_are_spread_over_shards() -> None:
    code, output = raw("""
def other(i): return {"$and": [{"kind": "y"}, {"n": str(i % 7)}]}
try: made({"r%d" % i: rule({"a": {"kind": "x"}}, {"b": other(i)}) for i in range(258)})
except E.error as problem: print(problem)
""")
    assert (code, output[-3:]) == (0, "108")
    rules = [rule(f"r{at:03}", f"domain school, entity e{at % 9}", f"module m{at}") for at in range(600)]
    assert all(max(each.sharers.values()) <= sharding.MOST_SHARERS for each in shards(rules, Symbols()))
    assert len(agreed(rules, [fact("domain school"), fact("entity e0")]).firings) == 67


def test_4097_rules_fail_and_are_spread_over_shards() -> None:
    code, output = raw("""
def one(i): return {"$and": [{"kind": "k%d" % (i // 100)}, {"n": str(i)}]}
try: made({"r%d" % i: rule({"a": one(i)}) for i in range(4097)})
except E.error as problem: print(problem)
""")
    assert (code, output[-3:]) == (0, "106")
    rules = tuple(rule(f"r{at:04}", f"stores k{at // 100} n{at}", f"module m{at}") for at in range(4_200))
    assert all(len(each.rules) <= sharding.MOST_RULES for each in shards(rules, Symbols()))


def test_17_conditions_fail_and_16_are_refused_with_the_rule_named() -> None:
    fifteen = rule("r", ", ".join(f"entity e{at}" for at in range(15)), "module m")
    assert len(agreed([fifteen], [fact(f"entity e{at}") for at in range(15)]).firings) == 1
    sixteen = rule("r", ", ".join(f"entity e{at}" for at in range(16)), "module m")
    with pytest.raises(KnowledgeError) as caught:
        DurableMatcher().compile((sixteen,))
    assert "Rule `r` has 16 conditions" in caught.value.problems[0].sentence


def test_numbers_with_exponents_do_not_parse_and_amounts_are_always_plain_integers() -> None:
    _, output = raw("""
h = made({"r": rule({"a": {"kind": "x"}})})
try: print(E.assert_fact(h, '{"id":"1","sid":"1","kind":"x","v":1e-05}'))
except E.error as problem: print(problem)
""")
    assert output.endswith("204")
    rules = [
        rule("a", "measure users >= 1000000000000000", "module huge"),
        rule("b", "measure users <= -5", "module negative"),
    ]
    text = json.loads(fact_text(1, "1", fact("measure users = " + "9" * 40), Symbols()))
    assert text["amount"] == sharding.LARGEST
    found = agreed(rules, [fact("measure users = " + "9" * 40), fact("measure users = -" + "9" * 40)])
    assert found.names("module") == ("huge", "negative")


def test_by_default_one_fact_cannot_satisfy_two_conditions_so_dist_is_0() -> None:
    _, output = raw("""
for more in ({}, {"dist": 0}):
    h = made({"r": rule({"a": {"kind": "x"}}, {"b": {"kind": "x"}}, **more)})
    r = told(h, id="1", kind="x"); print(len(fired(h, r[1])), end=" ")
""")
    assert output == "0 1"
    (shard,) = shards((rule("r", "entity ?a, entity ?b", "module m"),), Symbols())
    assert all(each["dist"] == 0 for each in shard.document.values())  # type: ignore[index]


def test_no_text_reaches_c_but_as_a_symbol() -> None:
    odd = [
        'quo"te',
        "back\\slash",
        "nul\x00",
        "\ud800",
        "größe 学校 🏫",
        "",
        "}{][,",
        "a" * 200_000,
        "\u2028",
    ]
    rules = [
        Rule(
            f"r{at}",
            "r",
            (rule("x", "entity ?e, stores ?e _", "module m").when),
            rule("x", "entity ?e", "role ?e").then,
        )
        for at in range(2)
    ]
    facts = [Fact("entity", (each,)) for each in odd] + [Fact("stores", (each, "x")) for each in odd]
    assert len(agreed(rules, facts).firings) == 2 * len(odd)
    for each in odd:
        assert fact_text(1, "1", Fact("entity", (each,)), Symbols()).isascii()


def test_shards_stay_a_whole_rule_below_every_limit() -> None:
    assert sharding.MOST_BRANCHES + MOST_CONDITIONS < 512
    assert sharding.MOST_SHARERS + MOST_CONDITIONS < 258
    assert sharding.MOST_PENDING + MOST_CONDITIONS < 65
    assert sharding.MOST_RULES < 4_096


def test_conditions_are_joined_in_an_order_that_keeps_few_half_matches() -> None:
    patterns = rule("r", "entity ?a, entity ?b, relation ?a has ?b 1:N", "module m").when
    assert [each.alias for each in conditions_of(patterns, Symbols())] == ["c2", "c0", "c1"]
