"""A design without some entity, feature or move keeps nothing that leads to it, and everything else."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.lowering.business import INVOICE, OFFICE, cel, entity

from nova_rules.blueprint.entities import reduced_domain
from nova_rules.blueprint.presence import Presence
from nova_rules.lowering.lower import problems_of
from nova_rules.model.domain import (
    Constraint,
    Derived,
    Domain,
    Effect,
    Entity,
    Field,
    Lifecycle,
    Policy,
    Reference,
    Transition,
)

EVERYTHING = frozenset(each.name for each in OFFICE.entities)
ROLES = frozenset({"clerk", "client", "helper"})


def without(*names: str, domain: Domain = OFFICE) -> Domain:
    entities = frozenset(each.name for each in domain.entities) - frozenset(names)
    slim = reduced_domain(domain, Presence(entities, ROLES, frozenset()), "UTC", "EUR")
    assert problems_of(slim) == ()
    return slim


def with_invoice(**changes: object) -> Domain:
    invoice = replace(INVOICE, **changes)  # type: ignore[arg-type]
    entities = tuple(invoice if each.name == "invoice" else each for each in OFFICE.entities)
    return replace(OFFICE, entities=entities)


def names(things: tuple[Field | Derived | Constraint | Transition | Reference, ...]) -> list[str]:
    return [thing.name for thing in things]


def moves(entity: Entity) -> list[str]:
    return names(entity.lifecycle.transitions) if entity.lifecycle else []


def test_values_worked_out_from_values_that_went_go_too() -> None:
    invoice = without("payment").entity("invoice")
    assert names(invoice.derived) == []
    assert moves(invoice) == ["void"]


def test_a_field_that_only_an_absent_move_fills_goes_with_the_move() -> None:
    invoice = without("payment").entity("invoice")
    assert "sent_at" not in names(invoice.fields)
    assert "note" in names(invoice.fields)


def test_what_leads_to_something_that_is_there_stays() -> None:
    invoice = without("report").entity("invoice")
    assert invoice == replace(OFFICE.entity("invoice"), policies=invoice.policies)
    assert len(invoice.policies) == len(INVOICE.policies)


def test_a_scope_that_cannot_be_worked_out_closes_the_door() -> None:
    invoice = without("helper").entity("invoice")
    assert [policy.roles for policy in invoice.policies] == [("clerk",), ("client",), ("helper",)]
    assert [policy.scope.text for policy in invoice.policies if policy.scope] == [
        "client == actor.client",
        "urgent",
    ]


def test_words_in_quotes_and_members_of_other_records_are_not_mistaken() -> None:
    """An absent entity called `report` takes neither the text 'report' nor a field of that name along."""
    invoice = replace(
        INVOICE,
        fields=(*INVOICE.fields, Field("label", "text")),
        policies=(*INVOICE.policies, Policy(("clerk",), ("read",), cel("label != 'report'"))),
    )
    payment = replace(
        OFFICE.entity("payment"),
        fields=(*OFFICE.entity("payment").fields, Field("report", "boolean")),
        policies=(Policy(("clerk",), ("read",), cel("report")),),
    )
    others = tuple(each for each in OFFICE.entities if each.name not in {"invoice", "payment"})
    slim = without("report", domain=replace(OFFICE, entities=(*others, invoice, payment)))
    assert len(slim.entity("invoice").policies) == len(invoice.policies)
    assert len(slim.entity("payment").policies) == 1


def test_quantifiers_are_followed_into_their_rows() -> None:
    scopes = (
        "invoices.exists(i, i.payments.exists(p, p.status == 'taken'))",
        "invoices.exists(i, i.urgent)",
        "invoices.filter(i, i.urgent).exists(j, j.report.text != '')",
    )
    policies = tuple(Policy(("clerk",), ("read",), cel(text)) for text in scopes)
    client = replace(OFFICE.entity("client"), policies=policies)
    domain = replace(OFFICE, entities=(client, *(each for each in OFFICE.entities if each.name != "client")))
    kept = without("payment", domain=replace(domain, entities=_with_text(domain))).entity("client").policies
    assert [policy.scope.text for policy in kept if policy.scope] == [scopes[1]]


def _with_text(domain: Domain) -> tuple[Entity, ...]:
    """Leave out what the third scope asks for."""
    return tuple(
        replace(each, fields=(Field("text", "text", feature="reports"),)) if each.name == "report" else each
        for each in domain.entities
    )


def test_effects_on_absent_fields_go_and_the_move_stays() -> None:
    fields = (*INVOICE.fields, Field("stamp", "date", optional=True, feature="stamps"))
    assert INVOICE.lifecycle is not None
    send, void = INVOICE.lifecycle.transitions
    more = Effect("update", cel("this"), (("stamp", cel("today")),))
    lifecycle = replace(INVOICE.lifecycle, transitions=(replace(send, effects=(*send.effects, more)), void))
    invoice = without(domain=with_invoice(fields=fields, lifecycle=lifecycle)).entity("invoice")
    assert moves(invoice) == ["send", "void"]
    assert invoice.lifecycle is not None
    assert [name for effect in invoice.lifecycle.transitions[0].effects for name, _ in effect.values] == [
        "sent_at",
        "note",
    ]


def test_hidden_members_that_went_are_not_hidden() -> None:
    policies = (Policy(("client",), ("read",), hide=("balance", "rate")),)
    invoice = without("payment", domain=with_invoice(policies=policies)).entity("invoice")
    assert invoice.policies[0].hide == ("rate",)


def test_constraints_on_absent_ends_go() -> None:
    span = Constraint("apart", "no_overlap", "apart", "", members=("room",), range=("starts", "ends"))
    fields = (Field("room", "integer"), Field("starts", "date"), Field("ends", "date", feature="plans"))
    stay = entity("stay", *fields, constraints=(span,), lifecycle=Lifecycle("state", ("a",), "a", ()))
    slim = without(domain=replace(OFFICE, entities=(*OFFICE.entities, stay)))
    assert slim.entity("stay").constraints == ()
