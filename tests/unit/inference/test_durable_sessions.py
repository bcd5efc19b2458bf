"""What durable-rules does to sessions, facts and errors: every fault shown, and shown not to reach us."""

from __future__ import annotations

import pytest
from tests.rulebook import fact, rule
from tests.unit.inference.raw_engine import raw

from nova_rules.inference import durable
from nova_rules.inference.durable import DurableMatcher, DurableRules
from nova_rules.inference.matcher import Limits, Match
from nova_rules.model.errors import MatcherError

engine = pytest.importorskip(
    "durable_rules_engine",
    reason=f"durable-rules cannot be imported, so nothing here was tested: {durable.why_unavailable()}",
    exc_type=ImportError,
)


def test_a_session_that_saw_nothing_is_deleted_without_harm() -> None:
    compiled = DurableMatcher().compile((rule("r", "entity ?e", "module m"),))
    for _ in range(2_000):
        with compiled.open([], Limits()) as session:
            assert session.assert_facts([]) == []
    with compiled.open([], Limits()) as session:
        assert session.assert_facts([fact("entity e")]) == [Match(0, (0,))]
    compiled.close()


def test_a_sentinel_fires_before_anything_else() -> None:
    said: list[str] = []
    real = engine.start_action_for_state

    def heard(handle: int, offset: int) -> object:
        started = real(handle, offset)
        said.append(started[1] if started else "")
        return started

    compiled = DurableMatcher().compile((rule("r", "entity ?e", "module m"),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "start_action_for_state", heard)
        with compiled.open([], Limits()):
            assert [each[:7] for each in said] == ['{"boot"']


def test_lists_of_facts_drop_what_follows_a_bad_one_and_are_never_used() -> None:
    _, output = raw("""
h = made({"r": rule({"a": {"kind": "x"}})})
fact = '{"id":"%s","sid":"1","kind":"x","v":%s}'
text = '[%s]' % ','.join(fact % each for each in (("1", "1"), ("2", "1e-7"), ("3", "1")))
r = E.assert_facts(h, text)
print(r[0], len(fired(h, r[1])))
""")
    assert output == "0 1"  # no error, and two facts lost
    called: list[str] = []
    real = engine.assert_fact

    def counted(handle: int, text: str) -> object:
        called.append(text)
        return real(handle, text)

    compiled = DurableMatcher().compile((rule("r", "entity ?e", "module m"),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "assert_fact", counted)
        with compiled.open([], Limits()) as session:
            assert len(session.assert_facts([fact("entity a"), fact("entity b")])) == 2
    assert len(called) == 3  # the sentinel and each fact alone


def fnv(text: str) -> int:
    """Give the 32-bit hash durable-rules compares ids by."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 16_777_619) & 0xFFFFFFFF
    return value


def test_ids_are_compared_by_a_32_bit_hash_and_ours_never_share_one() -> None:
    assert fnv("fact-25388") == fnv("fact-909936")
    _, output = raw("""
h = made({"r": rule({"a": {"kind": "x"}})})
print(told(h, id="fact-25388", kind="x")[0], told(h, id="fact-909936", kind="x")[0])
""")
    assert output == "0 2"  # the second is taken for the first
    ids = ["boot", *(str(number) for number in range(Limits().facts + 1))]
    assert len({fnv(each) for each in ids}) == len(ids)
    symbols = 100_000  # as many texts as 20,000 facts of five slots can hold
    assert len({fnv(f"s{number}") for number in range(symbols)}) == symbols


def test_a_fact_taken_for_another_is_an_error_and_not_a_loss() -> None:
    compiled = DurableMatcher().compile((rule("r", "entity ?e", "module m"),))
    with pytest.MonkeyPatch.context() as patch, compiled.open([], Limits()) as session:
        patch.setattr(engine, "assert_fact", lambda *_: (2, 1))
        with pytest.raises(MatcherError, match="takes `entity:a` for a fact it has seen"):
            session.assert_facts([fact("entity a")])


def test_sessions_left_open_run_out_and_ours_never_are() -> None:
    _, output = raw("""
h = made({"r": rule({"a": {"kind": "x"}})})
try:
    for i in range(1100): E.assert_fact(h, json.dumps({"id": "1", "sid": "s%d" % i, "kind": "x"}))
except Exception: print(i)
""")
    assert output == "1024"
    compiled = DurableMatcher().compile((rule("r", "entity ?e", "module m"),))
    facts = [fact(f"entity e{at}") for at in range(20)]
    before = 0
    for run in range(2_000):
        with compiled.open(facts, Limits()) as session:
            assert len(session.assert_facts(facts)) == 20
        if run == 200:
            before = resident()
    assert resident() - before < 2_000  # KiB; a session kept would be hundreds of them each


def resident() -> int:
    """Give the memory of this process in KiB."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - not a file of anybody's
        return int(next(line for line in status if line.startswith("VmRSS")).split()[1])


def test_the_session_is_deleted_when_a_run_fails_midway() -> None:
    compiled = DurableMatcher().compile((rule("r", "entity ?e", "module m"),))
    for _ in range(1_100):
        with pytest.raises(ZeroDivisionError):
            _fail_midway(compiled)
    with compiled.open([], Limits()) as session:
        assert len(session.assert_facts([fact("entity e")])) == 1


def _fail_midway(compiled: DurableRules) -> None:
    with compiled.open([], Limits()) as session:
        session.assert_facts([fact("entity e")])
        raise ZeroDivisionError


def test_error_numbers_become_sentences() -> None:
    with pytest.raises(MatcherError, match=r"the network was closed already.*111") as caught:
        durable._call("assert_fact", 99_999, "{}")
    assert "reference matcher" in caught.value.hint


def test_closed_networks_are_freed_once() -> None:
    compiled = DurableRules((rule("r", "entity ?e", "module m"),))
    compiled.close()
    compiled.close()
    del compiled


def test_only_the_shards_that_matter_are_opened() -> None:
    rules = tuple(rule(f"r{at:04}", f"entity e{at}", f"module m{at}") for at in range(1_200))
    compiled = DurableRules(rules)
    assert len(compiled.networks) == 3
    with compiled.open([fact("entity e900")], Limits()) as session:
        assert len(session._open) == 1
        assert session.assert_facts([fact("entity e900")]) == [Match(900, (0,))]
