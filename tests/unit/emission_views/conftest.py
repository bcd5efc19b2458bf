from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from nova_rules.assets import read_templates, templates_folder
from nova_rules.emission.code import Code
from nova_rules.emission.emit import emit
from nova_rules.emission.layout import lay_out
from nova_rules.lowering.lower import lower
from nova_rules.model.blueprint import Blueprint, Choice, EntityDesign, Permission, Project, RoleDesign
from nova_rules.model.domain import (
    Constraint,
    Derived,
    Domain,
    Effect,
    Entity,
    Expression,
    Field,
    Lifecycle,
    Policy,
    Reference,
    Role,
    Transition,
)
from nova_rules.model.facts import Fact, Findings
from nova_rules.model.layout import Templates

DOMAIN = Fact("domain", ("shop",))
EVERYTHING = ("create", "read", "update", "delete")


def entity(name: str, **parts: object) -> Entity:
    plain = Entity(
        name=name,
        domain="shop",
        summary=f"What a {name} is.",
        plural=f"{name}s",
        core=True,
        fields=(Field("title", "text", length=40, search=True, sort=True),),
        references=(),
        many_to_many=(),
        derived=(),
        constraints=(),
        lifecycle=None,
        policies=(Policy(("admin",), EVERYTHING),),
    )
    return replace(plain, **parts)  # type: ignore[arg-type]


def choice(kind: str) -> Choice:
    return Choice("plain", Fact(kind, ("plain",)))


def blueprint_of(*entities: Entity, roles: tuple[Role, ...] = ()) -> Blueprint:
    everybody = (Role("admin", "Administrator", "Runs it.", core=True), *roles)
    granted = sorted(
        {
            (role, each.name, action)
            for each in entities
            for policy in each.policies
            for role in policy.roles
            for action in policy.actions
        },
    )
    return Blueprint(
        project=Project("shop-backend", "Shop", "a shop", "Europe/Madrid", "EUR"),
        domain="shop",
        domain_fact=DOMAIN,
        entities=tuple(
            EntityDesign(each, Fact("entity", (each.name,)))
            for each in sorted(entities, key=lambda e: e.name)
        ),
        relations=(),
        roles=tuple(RoleDesign(role, Fact("role", (role.name,))) for role in everybody),
        permissions=tuple(
            Permission(role, name, action, scoped=False, fact=Fact("permission", (role, name, action)))
            for role, name, action in granted
        ),
        modules=(),
        controls=(),
        readiness=(),
        features=(),
        without=(),
        security_level=choice("security_level"),
        scale_tier=choice("scale_tier"),
        architecture=choice("architecture"),
        auth_level=choice("auth_level"),
        assumptions=(),
        questions=(),
        warnings=(),
        suggestions=(),
    )


@pytest.fixture(scope="session")
def templates() -> Templates:
    return read_templates(templates_folder())


Emitted = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def emitted(templates: Templates) -> Emitted:
    """Give the files of the records module for some entities, by path."""
    nothing = Findings((), (), (), (), (), (), (), ())

    def emit_records(*entities: Entity, roles: tuple[Role, ...] = ()) -> dict[str, str]:
        blueprint = blueprint_of(*entities, roles=roles)
        layout = lay_out(blueprint, templates)
        domain = Domain("shop", "Shop", "", "UTC", "EUR", entities, roles, features=(), words=())
        paths = frozenset(file.path for file in layout.files if file.module == "records")
        files = emit(layout, blueprint, lower(domain), nothing, templates, only=paths)
        return {file.path: file.content.decode() for file in files}

    return emit_records


def invoice() -> Entity:
    return entity(
        "invoice",
        fields=(
            Field("number", "sequence", format="INV-{year}-{n:5}"),
            Field("amount", "money", minimum="0.01"),
            Field("due_on", "date", sort=True, filter=True),
            Field("issued_at", "datetime", optional=True, set_by="issue"),
        ),
        references=(Reference("customer", "customer", "invoices"),),
        derived=(
            Derived("paid", "sum", "payments.amount"),
            Derived("balance", value=Expression("amount - paid")),
        ),
        constraints=(
            Constraint(
                "positive", "check", "not_positive", "Too little.", condition=Expression("amount > 0")
            ),
        ),
        lifecycle=Lifecycle(
            "status",
            ("draft", "issued"),
            "draft",
            (
                Transition(
                    "issue",
                    ("draft",),
                    "issued",
                    guard=Expression("due_on >= today"),
                    error="too_late",
                    says="The due date has passed.",
                    effects=(Effect("update", Expression("this"), (("issued_at", Expression("now")),)),),
                ),
            ),
        ),
        policies=(
            Policy(("admin",), (*EVERYTHING, "issue")),
            Policy(("customer",), ("read",), Expression("customer == actor.customer"), hide=("due_on",)),
        ),
    )


def payment() -> Entity:
    return entity(
        "payment",
        fields=(Field("amount", "money", minimum="0.01"),),
        references=(Reference("invoice", "invoice", "payments"),),
        append_only=True,
        constraints=(
            Constraint(
                "not_too_much",
                "guard",
                "overpaid",
                "This is more than is owed.",
                condition=Expression("amount <= invoice.balance"),
            ),
        ),
        policies=(Policy(("admin",), ("create", "read")),),
    )


def customer() -> Entity:
    return entity("customer", sign_in="optional", audit_reads=True)


CUSTOMER = Role("customer", "Customer", "Buys.", core=True, person="customer")


@pytest.fixture(scope="session")
def shop(emitted: Emitted) -> dict[str, str]:
    return emitted(invoice(), payment(), customer(), roles=(CUSTOMER,))


def plain(value: Any) -> str:  # noqa: ANN401 - views hold values of many kinds
    assert isinstance(value, Code)
    return str(value)
