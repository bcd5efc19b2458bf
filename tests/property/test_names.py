from __future__ import annotations

import keyword
import re
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nova_rules.emission import sql, ts
from nova_rules.emission.code import word
from nova_rules.emission.namebook import NameBook, names_of
from nova_rules.emission.naming import LONGEST, name_of, sql_name
from nova_rules.emission.reserved import FILES, OBJECT, OWN_NAMES, SQL, TYPES, TYPESCRIPT
from nova_rules.model.blueprint import Blueprint, Choice, EntityDesign, Project, RoleDesign
from nova_rules.model.domain import Entity, Field, Lifecycle, Role, Transition
from nova_rules.model.facts import Fact

CURIOUS = (
    "class", "order", "package", "__proto__", "constructor", "CON", "con", "nul", "toString", "then", "user",
    "Session", "العربية", "😀", "\u202eabc", "a\u200bb", "ﬁne", "İstanbul", "ß", "2fa", "x" * 41, "é" * 40,
    "a_b", "aB", "ab", "A B", "a-b", "a__b", "_", "", " ", "../../etc", "a/b", "a\0b", "${x}", "sheep",
    "Date", "Error", "version", "limit", "deleted_at",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(CURIOUS),
    st.sampled_from(
        sorted(TYPESCRIPT | TYPES | SQL | OWN_NAMES | OBJECT | FILES | frozenset(keyword.kwlist))
    ),
    st.text(alphabet=string.ascii_lowercase + "_", min_size=1, max_size=LONGEST),
    st.text(max_size=60),
)
lists = st.lists(texts, min_size=1, max_size=8, unique=True)


def entity(name: str, members: list[str], moves: list[str]) -> Entity:
    transitions = tuple(Transition(move, ("open",), "closed") for move in moves)
    return Entity(
        name=name, domain="d", summary="", plural="", core=True, references=(), many_to_many=(), derived=(),
        fields=tuple(Field(member, "text") for member in members), constraints=(), policies=(),
        lifecycle=Lifecycle("state_of_it", ("open", "closed"), "open", transitions),
    )  # fmt: skip


def design(names: list[str], members: list[str], moves: list[str], roles: list[str]) -> Blueprint:
    fact = Fact("domain", ("d",))
    choice = Choice("x", fact)
    return Blueprint(
        project=Project("p", "P", "", "Etc/UTC", "EUR"), domain="d", domain_fact=fact, relations=(),
        permissions=(),
        entities=tuple(EntityDesign(entity(name, members, moves), fact) for name in names),
        roles=tuple(RoleDesign(Role(role, role, "", core=True), fact) for role in roles),
        modules=(), controls=(), readiness=(), features=(), without=(), security_level=choice,
        scale_tier=choice,
        architecture=choice, auth_level=choice, assumptions=(), questions=(), warnings=(), suggestions=(),
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(lists, lists, lists, lists)
@example(["fee_invoice", "feeInvoice", "FeeInvoice", "fee-invoice"], ["a"], ["a"], ["a"])
@example(["class", "classes", "classs"], ["a"], ["a"], ["a"])
@example(["class", "class_record", "package", "packageRecord"], ["a"], ["a"], ["a"])
@example(["sheep", "sheep_record", "sheep_records"], ["a"], ["a"], ["a"])
def test_names_are_legal_and_distinct_in_every_language(
    names: list[str], members: list[str], moves: list[str], roles: list[str]
) -> None:
    book = names_of(design(names, members, moves, roles))
    _check_entities(book)
    for each in book.entities.values():
        _check_distinct([name.camel for name in each.members.values()])
        _check_distinct([name.kebab for name in each.actions.values()])
        for name in each.members.values():
            ts.property_name(name.camel)
            sql.identifier(name.snake)
            assert name.snake not in {"id", "version", "created_at", "sort", "limit", "constructor", "then"}
        assert not {name.snake for name in each.actions.values()} & {
            "create",
            "read",
            "update",
            "delete",
            "list",
        }
    _check_distinct([name.snake for name in book.roles.values()])


def _check_entities(book: NameBook) -> None:
    every = [name for each in book.entities.values() for name in (each.one, each.many)]
    for name in every:
        assert 1 <= len(name.snake) <= LONGEST
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name.kebab)
        ts.identifier(name.pascal)
        ts.identifier(name.binding)
        sql.identifier(name.snake)
        word(name.kebab)
        assert name.snake not in FILES | OWN_NAMES
        assert name.pascal not in TYPES
    _check_distinct([name.kebab for name in every])
    _check_distinct([name.pascal for name in every])
    _check_distinct([name.binding for name in every])


def _check_distinct(names: list[str]) -> None:
    """Insist that a file system without capitals keeps them apart."""
    assert len({name.lower() for name in names}) == len(names)


@settings(max_examples=100, deadline=None)
@given(lists)
def test_names_are_the_same_each_time_and_every_change_is_reported(names: list[str]) -> None:
    blueprint = design(names, ["title"], [], ["admin"])
    book = names_of(blueprint)
    assert book == names_of(blueprint)
    reported = {rename.before for rename in book.renames}
    for text, each in book.entities.items():
        spellings = {each.one.snake, each.one.camel, each.one.pascal, each.one.kebab, each.one.phrase}
        assert (
            text in reported
            or text in spellings
            or text.lower().strip() in spellings
            or each.one == name_of(text)
        )


@given(texts)
def test_any_text_has_a_name(text: str) -> None:
    name = name_of(text)
    assert 1 <= len(name.snake) <= LONGEST
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name.snake)


@given(st.lists(st.text(alphabet="abc_", min_size=1, max_size=40), min_size=1, max_size=6))
def test_sql_names_fit_postgresql(parts: list[str]) -> None:
    name = sql_name(*parts)
    assert len(name) <= 63
    assert name == sql_name(*parts)


def test_long_sql_names_stay_apart() -> None:
    assert sql_name("a" * 70, "b") != sql_name("a" * 70, "c")


@pytest.mark.parametrize(
    ("text", "snake", "pascal", "camel"),
    [
        ("fee_invoice", "fee_invoice", "FeeInvoice", "feeInvoice"),
        ("FeeInvoice", "fee_invoice", "FeeInvoice", "feeInvoice"),
        ("HTTPServer", "http_server", "HttpServer", "httpServer"),
        ("Café au lait", "cafe_au_lait", "CafeAuLait", "cafeAuLait"),
        ("2fa", "n2fa", "N2fa", "n2fa"),
    ],
)
def test_forms_of_a_name(text: str, snake: str, pascal: str, camel: str) -> None:
    name = name_of(text)
    assert (name.snake, name.pascal, name.camel) == (snake, pascal, camel)
