from __future__ import annotations

from nova_rules.emission.booknames import BookNames
from nova_rules.emission.naming import input_of
from nova_rules.model.blueprint import Blueprint, Choice, EntityDesign, Project, RoleDesign
from nova_rules.model.domain import Derived, Entity, Field, Reference, Role
from nova_rules.model.facts import Fact

FACT = Fact("domain", ("d",))
CHOICE = Choice("x", FACT)


def names(*entities: Entity, roles: tuple[str, ...] = ("admin",)) -> BookNames:
    return BookNames(
        Blueprint(
            project=Project("p", "P", "", "Etc/UTC", "EUR"), domain="d", domain_fact=FACT, relations=(),
            permissions=(), entities=tuple(EntityDesign(each, FACT) for each in entities),
            roles=tuple(RoleDesign(Role(role, role, "", core=True), FACT) for role in roles),
            modules=(), controls=(), readiness=(), features=(), without=(), security_level=CHOICE,
            scale_tier=CHOICE, architecture=CHOICE, auth_level=CHOICE, assumptions=(), questions=(),
            warnings=(), suggestions=(),
        )
    )  # fmt: skip


def entity(name: str, *members: str, plural: str = "", to: tuple[str, ...] = (), derived: str = "") -> Entity:
    return Entity(
        name=name, domain="d", summary="", plural=plural, core=True,
        fields=tuple(Field(each, "text") for each in members),
        references=tuple(Reference(each, "x", f"{each}_of_{name}") for each in to),
        many_to_many=(), derived=(Derived(derived, "count", "x"),) if derived else (), constraints=(),
        lifecycle=None, policies=(),
    )  # fmt: skip


def test_what_is_renamed_is_renamed_for_the_compilers_too() -> None:
    found = names(entity("user", "limit", "a__b", plural="users"), roles=("admin", "constructor"))
    assert found.table("user") == "user_records"
    assert found.column("user", "limit") == "limit_value"
    assert found.property("user", "a__b") == "aB"
    assert found.role("constructor") == "constructor_role"
    assert found.column("user", "deleted_at") == "deleted_at"


def test_a_table_without_a_plural_of_its_own_has_one_name_everywhere() -> None:
    assert names(entity("sheep", plural="sheep")).table("sheep") == "sheep_records"


def test_keys_keep_away_from_members_and_from_the_platform_s_columns() -> None:
    found = names(entity("note", "owner_id", to=("owner", "user", "client"), derived="client_id"))
    assert found.key_column("note", "owner") == "owner_ref_id"
    assert found.key_column("note", "user") == "user_ref_id"
    assert found.key_column("note", "client") == "client_ref_id"
    assert found.key_property("note", "client") == "clientRefId"
    assert found.key_column("note", "created_by") == "created_by"


def test_an_input_called_version_stays_apart_from_the_record_s() -> None:
    assert input_of("version").camel == "versionValue"
    assert input_of("day_one").camel == "dayOne"
