from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.lowering.business import INVOICE, OFFICE, cel, entity, with_guard, with_invoice

from nova_rules.lowering.lower import lower, problems_of
from nova_rules.lowering.names import PlainNames
from nova_rules.model.behaviour import EntityBehaviour, Hidden
from nova_rules.model.domain import Constraint, Derived, Domain, Effect, Field, Lifecycle, Policy, Transition
from nova_rules.model.errors import KnowledgeError
from nova_rules.model.operations import Audit, Lock, LockRows, Operation, Require, RequireState, Update

BEHAVIOUR = lower(OFFICE)


def invoice(domain: Domain = OFFICE) -> EntityBehaviour:
    return lower(domain).entity("invoice")


def move(name: str) -> Operation:
    return next(each for each in invoice().transitions if each.name == name)


def codes(domain: Domain) -> list[str]:
    return [problem.code for problem in problems_of(domain)]


def with_effect(name: str, value: str, target: str = "this") -> Domain:
    assert INVOICE.lifecycle is not None
    send, void = INVOICE.lifecycle.transitions
    effects = (*send.effects, Effect("update", cel(target), ((name, cel(value)),)))
    return with_invoice(
        lifecycle=replace(INVOICE.lifecycle, transitions=(replace(send, effects=effects), void))
    )


def test_a_transition_locks_asks_writes_and_is_noted_down() -> None:
    lock, state, guard, update, audit = move("send").segments[0].steps
    assert isinstance(lock, LockRows)
    assert lock.checks_version
    assert lock.locks == (Lock("invoice", (), "update"), Lock("client", ("client",), "share"))
    assert isinstance(state, RequireState)
    assert (state.field, state.states) == ("status", ("draft",))
    assert isinstance(guard, Require)
    assert guard.condition.text.endswith(
        "(SELECT client_2.active FROM clients client_2 WHERE client_2.id = invoices.client_id)"
    )
    assert (guard.refusal.code, guard.refusal.status, guard.refusal.says) == (
        "NOTHING_OWED",
        422,
        "Nothing is owed.",
    )
    assert isinstance(update, Update)
    assert [(each.member, each.value.text) for each in update.values] == [
        ("status", "'sent'"),
        ("sent_at", "$now::timestamptz"),
        ("note", "$input_remark::text"),
    ]
    assert isinstance(audit, Audit)
    assert audit.action == "invoice.send"


def test_a_transition_knows_who_may_and_where_it_leads() -> None:
    assert (move("send").roles, move("send").source, move("send").target) == (("clerk",), ("draft",), "sent")
    assert move("void").roles == ("system",)
    assert [each.name for each in move("send").inputs] == ["remark"]


def test_scopes_of_several_policies_add_up() -> None:
    scopes = {(each.role, each.action): each.predicate for each in invoice().scopes}
    assert scopes["clerk", "read"] is None
    helper = scopes["helper", "read"]
    assert helper is not None
    assert helper.text.startswith("(")
    assert " OR invoices.urgent" in helper.text
    assert ("client", "create") not in scopes


def test_a_member_is_hidden_only_where_no_policy_shows_it() -> None:
    client, note, rate = invoice().hidden
    assert client == Hidden("client", ("rate",))
    assert (note.members, note.unless) == (("note",), None)
    assert rate.members == ("rate",)
    assert rate.unless is not None
    assert rate.unless.text == "invoices.urgent"


def test_constraints_become_what_holds_them() -> None:
    found = invoice()
    assert found.checks[0].sql.text == "amount >= 1 OR size = 'small'"
    assert found.checks[0].typescript.text == "toUnits(row.amount, 2) >= 100n || row.size === 'small'"
    assert found.uniques[0].columns == ("client_id", "due_on")
    assert found.uniques[0].where is not None
    assert found.uniques[0].where.text == "deleted_at IS NULL AND status <> 'void'"
    assert (found.uniques[0].refusal.status, found.checks[0].refusal.status) == (409, 422)
    assert found.locks_for("create") == (Lock("client", ("client",), "share"),)
    assert found.locks_for("delete") == ()


def test_whoever_writes_what_a_guard_counts_on_locks_its_parent() -> None:
    assert BEHAVIOUR.entity("payment").parents == (Lock("invoice", ("invoice",), "share"),)
    assert BEHAVIOUR.entity("payment").locks_for("create") == (Lock("invoice", ("invoice",), "share"),)
    assert BEHAVIOUR.lock_order.index("payment") < BEHAVIOUR.lock_order.index("invoice")


def test_counting_on_a_parents_children_keeps_other_writers_away() -> None:
    payment = next(each for each in OFFICE.entities if each.name == "payment")
    guard = Constraint("owed", "guard", "too_much", "Too much.", condition=cel("amount <= invoice.balance"))
    entities = tuple(
        replace(each, constraints=(guard,)) if each is payment else each for each in OFFICE.entities
    )
    found = lower(replace(OFFICE, entities=entities)).entity("payment")
    assert found.locks_for("create") == (Lock("invoice", ("invoice",), "update"),)
    assert found.locks_for("update") == (Lock("invoice", ("invoice",), "share"),)


def test_derived_values_say_what_they_are() -> None:
    paid, balance = invoice().derived
    assert (paid.kind, paid.scale, paid.nullable) == ("money", 2, False)
    assert balance.sql.text.startswith("invoices.amount - (SELECT coalesce(sum(payment_1.amount), 0.00)")


def test_overlap_is_a_half_open_range() -> None:
    rule = Constraint(
        "free", "no_overlap", "taken", "Taken.", members=("client",), range=("due_on", "due_on")
    )
    found = invoice(with_invoice(constraints=(rule,))).exclusions[0]
    assert found.columns == ("client_id",)
    assert found.span.text == "daterange(due_on, due_on, '[)')"
    times = replace(rule, range=("opens", "opens"))
    assert invoice(with_invoice(constraints=(times,))).exclusions[0].span.text == (
        "int4range(extract(epoch FROM opens)::integer, extract(epoch FROM opens)::integer, '[)')"
    )
    assert codes(with_invoice(constraints=(replace(rule, range=("due_on", "opens")),))) == ["range-shape"]


def test_refusals_are_told_once_a_code() -> None:
    assert [each.code for each in BEHAVIOUR.refusals()] == [
        "CLIENT_SHUT",
        "IN_ORDER",
        "NOTHING_OWED",
        "ONE_A_DAY",
    ]


def test_an_unguarded_transition_refuses_nothing_of_its_own() -> None:
    assert move("void").refusals == ()
    assert not any(isinstance(step, Require) for step in move("void").segments[0].steps)


def test_other_names_are_used_throughout() -> None:
    class Renamed(PlainNames):
        def column(self, entity: str, member: str) -> str:
            return f"{member}_value" if member == "amount" else super().column(entity, member)

        def property(self, entity: str, member: str) -> str:
            return "total" if member == "amount" else super().property(entity, member)

    found = lower(OFFICE, Renamed(OFFICE)).entity("invoice").checks[0]
    assert found.sql.text == "amount_value >= 1 OR size = 'small'"
    assert found.typescript.text.startswith("toUnits(row.total, 2)")


def test_a_domain_with_mistakes_is_not_lowered() -> None:
    with pytest.raises(KnowledgeError) as caught:
        lower(with_guard("balanse > 0"))
    assert [problem.hint for problem in caught.value.problems] == ["Did you mean `balance`?"]


def test_every_problem_is_told_at_once_and_once() -> None:
    broken = replace(with_guard("balanse > 0"), currency="EUR")
    changed = next(each for each in broken.entities if each.name == "invoice")
    worse = replace(changed, policies=(Policy(("clerk",), ("read", "sned"), cel("clint == client")),))
    entities = tuple(worse if each is changed else each for each in broken.entities)
    assert sorted(codes(replace(broken, entities=entities))) == [
        "action-unknown",
        "expression-name",
        "expression-name",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("client.active", "check-reaches"),
        ("due_on > today", "check-reaches"),
        ("count(payments) > 0", "check-reaches"),
        ("created_by == actor", "check-reaches"),
        ("local_date(created_at) < due_on", "check-reaches"),
        ("amount", "expression-type"),
        ("1 < 2", "guard-empty"),
    ],
)
def test_checks_hold_one_row_only(text: str, code: str) -> None:
    rule = Constraint("held", "check", "held", "Held.", condition=cel(text))
    assert codes(with_invoice(constraints=(rule,))) == [code]


def test_a_guard_asks_something_of_the_record() -> None:
    found = problems_of(with_guard("role == 'clerk'"))
    assert [(each.code, each.place.column) for each in found] == [("guard-empty", 20)]


@pytest.mark.parametrize(
    ("name", "value", "target", "code"),
    [
        ("status", "'void'", "this", "effect-member"),
        ("balance", "0", "this", "effect-member"),
        ("amuont", "0", "this", "effect-member"),
        ("amount", "due_on", "this", "expression-type"),
        ("amount", "coalesce(note, 'x')", "this", "expression-type"),
        ("client", "desk", "this", "expression-type"),
        ("client", "actor.client", "this", "expression-missing"),
        ("due_on", "local_date(sent_at)", "this", "expression-missing"),
        ("size", "'huge'", "this", "expression-choice"),
        ("copies", "factor", "this", "expression-type"),
        ("name", "'x'", "desk", "effect-target"),
        ("name", "'x'", "payments", "effect-target"),
    ],
)
def test_effects_fit_what_they_are_written_to(name: str, value: str, target: str, code: str) -> None:
    assert codes(with_effect(name, value, target)) == [code]


def test_effects_round_once_and_know_bare_choices() -> None:
    def written(name: str, value: str) -> str:
        operation = invoice(with_effect(name, value)).transitions[0]
        update = next(step for step in operation.segments[0].steps if isinstance(step, Update))
        return next(each.value.text for each in update.values if each.member == name)

    assert written("amount", "amount * rate") == "round(invoices.amount * invoices.rate * 0.01, 2)"
    assert written("amount", "3") == "3"
    assert written("size", "large") == "'large'"
    assert written("desk", "actor.helper.desk").startswith("(SELECT helper_1.desk_id FROM helpers helper_1")


def test_an_effect_on_a_required_parent_locks_it_for_update() -> None:
    operation = invoice(with_effect("active", "false", "client")).transitions[0]
    lock = operation.segments[0].steps[0]
    assert isinstance(lock, LockRows)
    assert lock.locks == (Lock("invoice", (), "update"), Lock("client", ("client",), "update"))
    updates = [step for step in operation.segments[0].steps if isinstance(step, Update)]
    assert [(each.entity, each.path) for each in updates] == [("invoice", ()), ("client", ("client",))]


def test_a_field_set_by_a_transition_is_written_there() -> None:
    fields = (
        *INVOICE.fields,
        Field("voided_at", "datetime", set_by="void"),
        Field("x", "date", set_by="vod"),
    )
    found = problems_of(with_invoice(fields=fields))
    assert [each.code for each in found] == ["set-by", "set-by"]
    assert {"never writes it" in each.sentence for each in found} == {True, False}
    assert any("Did you mean `void`?" in each.hint for each in found)


def test_derived_values_do_not_need_themselves() -> None:
    derived = (Derived("a", value=cel("b + 1")), Derived("b", value=cel("a + 1")))
    found = problems_of(with_invoice(derived=derived, lifecycle=None, constraints=(), policies=(), fields=()))
    assert {each.code for each in found} == {"derived-cycle"}
    assert any("invoice.a -> invoice.b -> invoice.a" in each.sentence for each in found)


def _mutual(first: str, second: str) -> Domain:
    def half(name: str, other: str, guard: str) -> object:
        moves = (Transition("go", ("off",), "on", guard=cel(guard), place=cel("", 5, 3).place),)
        base = entity(name, lifecycle=Lifecycle("state", ("off", "on"), "off", moves))
        reference = replace(INVOICE.references[0], name=other, to=other, inverse=f"{name}s")
        return replace(base, references=(reference,))

    return replace(OFFICE, entities=(half("ship", "port", first), half("port", "ship", second)))  # type: ignore[arg-type]


def test_a_circle_of_locks_names_both_sides() -> None:
    found = problems_of(_mutual("port.state == 'on'", "ship.state == 'on'"))
    assert [each.code for each in found] == ["lock-order"]
    assert "`port.go` locks `port` before `ship`" in found[0].sentence
    assert "`ship.go` (entities/invoice.yaml:5:3) locks `ship` before `port`" in found[0].sentence
    assert codes(_mutual("port.state == 'on'", "state == 'off'")) == []
