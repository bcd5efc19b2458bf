"""A small business with every construct: people who sign in, a lifecycle, children, links, derived values."""

from __future__ import annotations

from dataclasses import replace

from nova_rules.lowering.refusals import ExpressionError
from nova_rules.lowering.world import scope_of, typed, world_of
from nova_rules.model.domain import (
    Constraint,
    Derived,
    Domain,
    Effect,
    Entity,
    Expression,
    Field,
    Lifecycle,
    ManyToMany,
    Policy,
    Reference,
    Role,
    Transition,
)
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import Type
from nova_rules.model.problems import Place, Problem


def entity(name: str, *fields: Field, **more: object) -> Entity:
    base: dict[str, object] = {
        "domain": "office",
        "summary": name,
        "plural": f"{name}s",
        "core": True,
        "fields": fields,
        "references": (),
        "many_to_many": (),
        "derived": (),
        "constraints": (),
        "lifecycle": None,
        "policies": (),
        "place": Place(f"entities/{name}.yaml", 1, 1),
    }
    return Entity(name=name, **(base | more))  # type: ignore[arg-type]


def cel(text: str, line: int = 10, column: int = 20) -> Expression:
    return Expression(text, Place("entities/invoice.yaml", line, column))


INVOICE = entity(
    "invoice",
    Field("amount", "money", minimum="0.01"),
    Field("rate", "percent"),
    Field("factor", "decimal", scale=3),
    Field("copies", "integer", minimum="1"),
    Field("note", "text", optional=True),
    Field("due_on", "date"),
    Field("sent_at", "datetime", set_by="send"),
    Field("opens", "time"),
    Field("urgent", "boolean", default="false"),
    Field("size", "choice", choices=("small", "large")),
    references=(
        Reference("client", "client", "invoices"),
        Reference("desk", "desk", "invoices", optional=True),
    ),
    derived=(
        Derived("paid", "sum", "payments.amount", cel("status == 'taken'")),
        Derived("balance", value=cel("amount - paid")),
    ),
    constraints=(
        Constraint(
            "in_order", "check", "in_order", "Sizes.", condition=cel("amount >= 1 || size == 'small'")
        ),
        Constraint(
            "open_client", "guard", "client_shut", "The client is gone.", condition=cel("client.active")
        ),
        Constraint(
            "one_a_day",
            "unique",
            "one_a_day",
            "One a day.",
            members=("client", "due_on"),
            where=cel("status != 'void'"),
        ),
    ),
    lifecycle=Lifecycle(
        "status",
        ("draft", "sent", "void"),
        "draft",
        (
            Transition(
                "send",
                ("draft",),
                "sent",
                guard=cel("balance > 0 && client.active"),
                error="nothing_owed",
                says="Nothing is owed.",
                inputs=(Field("remark", "text", optional=True),),
                effects=(
                    Effect("update", cel("this"), (("sent_at", cel("now")), ("note", cel("input.remark")))),
                ),
                place=Place("entities/invoice.yaml", 40, 5),
            ),
            Transition("void", ("draft", "sent"), "void", allow=("system",)),
        ),
    ),
    policies=(
        Policy(("clerk",), ("create", "read", "send")),
        Policy(("client",), ("read",), cel("client == actor.client"), hide=("rate",)),
        Policy(("helper",), ("read",), cel("desk == actor.helper.desk"), hide=("rate", "note")),
        Policy(("helper",), ("read",), cel("urgent"), hide=("note",)),
    ),
)
OFFICE = Domain(
    name="office",
    title="Office",
    summary="",
    time_zone="Europe/Madrid",
    currency="EUR",
    entities=(
        entity("client", Field("name", "text"), Field("active", "boolean"), sign_in="optional"),
        entity("desk", Field("name", "text"), many_to_many=(ManyToMany("helpers", "helper", "seat"),)),
        entity(
            "helper",
            Field("name", "text"),
            sign_in="optional",
            references=(Reference("desk", "desk", "crew", optional=True),),
        ),
        INVOICE,
        entity(
            "payment",
            Field("amount", "money"),
            Field("tip", "money", optional=True),
            Field("status", "choice", choices=("taken", "lost")),
            references=(Reference("invoice", "invoice", "payments"),),
            delete="never",
        ),
        entity(
            "seat", references=(Reference("desk", "desk", "seats"), Reference("helper", "helper", "seats"))
        ),
        entity(
            "report", Field("text", "text"), references=(Reference("invoice", "invoice", "report", one=True),)
        ),
    ),
    roles=(Role("clerk", "Clerk", "", core=True), Role("client", "Client", "", core=True)),
    features=(),
    words=(),
)


def meant(text: str, about: str = "invoice", inputs: tuple[tuple[str, Type], ...] = ()) -> Node:
    return typed(cel(text), scope_of(world_of(OFFICE), about, inputs))


def mistakes(text: str, about: str = "invoice", inputs: tuple[tuple[str, Type], ...] = ()) -> list[Problem]:
    try:
        meant(text, about, inputs)
    except ExpressionError as error:
        return list(error.problems)
    return []


def with_invoice(**changes: object) -> Domain:
    changed = replace(INVOICE, **changes)  # type: ignore[arg-type]
    entities = tuple(changed if each.name == "invoice" else each for each in OFFICE.entities)
    return replace(OFFICE, entities=entities)


def with_guard(text: str) -> Domain:
    assert INVOICE.lifecycle is not None
    send, void = INVOICE.lifecycle.transitions
    moves = (replace(send, guard=cel(text)), void)
    return with_invoice(lifecycle=replace(INVOICE.lifecycle, transitions=moves))
