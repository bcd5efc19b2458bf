from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from nova_rules.model.behaviour import Behaviour, EntityBehaviour, Hidden
from nova_rules.model.blueprint import (
    Blueprint,
    Choice,
    EntityDesign,
    Module,
    Permission,
    Project,
    Remark,
    RoleDesign,
)
from nova_rules.model.domain import Entity, Expression, Field, Lifecycle, Policy, Reference, Role, Transition
from nova_rules.model.facts import Evidence, Fact, Findings, Justification
from nova_rules.model.layout import ModuleManifest, TemplateFile, Templates
from nova_rules.model.text import Span

DOMAIN = Fact("domain", ("school",))
MENTION = Fact("mention", ("domain", "school"))


def entity(name: str, plural: str = "", **parts: object) -> Entity:
    empty = Entity(
        name=name,
        domain="school",
        summary=f"What a {name} is.",
        plural=plural or f"{name}s",
        core=True,
        fields=(Field("title", "text", length=80, search=True, sort=True),),
        references=(),
        many_to_many=(),
        derived=(),
        constraints=(),
        lifecycle=None,
        policies=(Policy(("admin",), ("create", "read", "update", "delete")),),
    )
    return replace(empty, **parts)  # type: ignore[arg-type]


def choice(kind: str, value: str) -> Choice:
    return Choice(value, Fact(kind, (value,)))


def blueprint_of(
    *entities: Entity, description: str = "a school", without: tuple[str, ...] = ()
) -> Blueprint:
    return Blueprint(
        project=Project("school-backend", "School", description, "Europe/Madrid", "EUR"),
        domain="school",
        domain_fact=DOMAIN,
        entities=tuple(EntityDesign(each, Fact("entity", (each.name,))) for each in entities),
        relations=(),
        roles=(RoleDesign(Role("admin", "Administrator", "Runs it.", core=True), Fact("role", ("admin",))),),
        permissions=(),
        modules=(
            Module("audit_log", "Audit log", "Who changed what.", "built", Fact("module", ("audit_log",))),
            Module("payments", "Payments", "By card.", "designed", Fact("module", ("payments",))),
        ),
        controls=(Fact("control", ("audit_log",)), Fact("control", ("rate_limiting",))),
        readiness=(Fact("readiness", ("migrations",)),),
        features=(),
        without=without,
        security_level=choice("security_level", "elevated"),
        scale_tier=choice("scale_tier", "small"),
        architecture=choice("architecture", "clean"),
        auth_level=choice("auth_level", "role_based"),
        assumptions=(Remark("size", "Nothing was said.", (("instead", "Say `about 900 pupils`."),), DOMAIN),),
        questions=(),
        warnings=(),
        suggestions=(),
    )


def invoice() -> Entity:
    move = Transition("issue", ("draft",), "issued", error="late", says="Too late.")
    return entity(
        "fee_invoice",
        references=(Reference("student", "student", "invoices"),),
        lifecycle=Lifecycle("status", ("draft", "issued"), "draft", (move,)),
        policies=(
            Policy(("admin",), ("create", "read", "issue")),
            Policy(("guardian",), ("read",), scope=Expression("student.guardian == actor.guardian")),
        ),
    )


def personal() -> Entity:
    return entity("pupil", fields=(Field("born_on", "date", personal="minor"), Field("room", "text")))


def allowing(one: Entity, granted: dict[str, tuple[str, ...]]) -> Blueprint:
    scoped = {role for policy in one.policies if policy.scope for role in policy.roles}
    permissions = [
        Permission(role, one.name, action, role in scoped, Fact("permission", (role, one.name, action)))
        for role, actions in granted.items()
        for action in actions
    ]
    return replace(blueprint_of(one), permissions=tuple(permissions))


def behaviour_of(blueprint: Blueprint, hidden: tuple[Hidden, ...] = ()) -> Behaviour:
    names = tuple(design.entity.name for design in blueprint.entities)
    entities = tuple(EntityBehaviour(name, "r", (), hidden, (), (), (), (), (), ()) for name in names)
    return Behaviour(entities, names)


def module(name: str, **parts: object) -> ModuleManifest:
    empty = ModuleManifest(name, name.replace("_", " ").capitalize(), (), (), (), (), (), None, "", ())
    return replace(empty, **parts)  # type: ignore[arg-type]


def templates_of(
    *modules: tuple[ModuleManifest, dict[str, str]], lock: bytes = b'{"packages": {}}'
) -> Templates:
    files = tuple(
        TemplateFile(manifest.name, path, text.encode())
        for manifest, found in modules
        for path, text in found.items()
    )
    return Templates(tuple(manifest for manifest, _ in modules), files, lock, "digest")


def findings() -> Findings:
    because = Justification(DOMAIN, "pack/school/domain", (MENTION,), "The words describe a school.")
    clean = Justification(
        Fact("architecture", ("clean",)), "architecture/clean", (DOMAIN,), "Nothing asks for more."
    )
    return Findings(
        facts=(DOMAIN, MENTION),
        evidence=((MENTION, (Evidence(Span(2, 8), "school"),)),),
        justifications=(because, clean),
        firings=(),
        assumptions=(),
        conflicts=(),
        notes=(),
        confidence=(),
    )


def lock_of(packages: dict[str, dict[str, object]]) -> bytes:
    return json.dumps({"lockfileVersion": 3, "packages": {"": {"name": "master"}, **packages}}).encode()


@pytest.fixture
def make() -> SimpleNamespace:
    """Give the makers above: tests are not modules of a package and cannot import them."""
    return SimpleNamespace(
        entity=entity,
        invoice=invoice,
        behaviour=behaviour_of,
        personal=personal,
        allowing=allowing,
        blueprint=blueprint_of,
        module=module,
        templates=templates_of,
        findings=findings,
        lock=lock_of,
    )
