from __future__ import annotations

import pytest
from tests.unit.lowering.business import meant, mistakes

from nova_rules.model.expressions import (
    Arithmetic,
    Compare,
    Exists,
    Literal,
    Percentage,
    Quotient,
    Same,
    Within,
)
from nova_rules.model.kinds import Kind, Type
from nova_rules.model.problems import Place


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("amont > 0", "expression-name", 1, "Did you mean `amount`?"),
        ("client.nam == 'x'", "expression-name", 8, "Did you mean `name`?"),
        ("actor.teacher == client", "expression-name", 7, ""),
        ("actor.desk == desk", "expression-name", 7, "Give its trait `sign-in: optional`."),
        ("input.remark == 'x'", "expression-name", 7, ""),
        ("status == 'snet'", "expression-choice", 11, "Did you mean `sent`?"),
        ("status in ['draft', 'gone']", "expression-choice", 21, "There is `draft`, `sent` and `void`."),
        ("note == 'x'", "expression-missing", 1, ""),
        ("urgent || note == 'x'", "expression-missing", 11, ""),
        ("!has(note) && note == 'x'", "expression-missing", 15, ""),
        ("desk.name == 'x'", "expression-missing", 6, ""),
        ("max(payments.map(p, p.amount)) > 1", "expression-missing", 1, ""),
        ("payments.amount > 0", "expression-to-many", 10, ""),
        ("payments == client", "expression-to-many", 1, ""),
        ("has(payments)", "expression-to-many", 5, ""),
        ("amount * amount > 0", "expression-unit", 10, "Multiply by a number or a percentage."),
        ("rate * rate > 0", "expression-unit", 8, ""),
        ("amount + rate > 0", "expression-unit", 10, "A share of an amount is `amount * percent`."),
        ("amount + copies > 0", "expression-unit", 10, ""),
        ("note + 'x' == ''", "expression-missing", 1, ""),
        ("client.name + 'x' == ''", "expression-unit", 15, "Texts are not joined in expressions."),
        ("due_on + 5 > today", "expression-unit", 10, "Say `days(n)`."),
        ("today - due_on > 3", "expression-unit", 9, "Say `days_between(from, to)`."),
        ("created_at + days(1) > now", "expression-unit", 14, ""),
        ("due_on + hours(1) > today", "expression-unit", 10, ""),
        ("created_at > today", "expression-type", 14, "Turn the time into a date: `local_date(...)`."),
        ("amount > copies", "expression-type", 10, ""),
        ("client.name < 'x'", "expression-type", 1, ""),
        ("size == status", "expression-type", 9, ""),
        ("client == desk", "expression-type", 11, ""),
        ("client < client", "expression-type", 1, ""),
        ("client.id == client", "expression-type", 14, ""),
        ("amount && urgent", "expression-type", 1, ""),
        ("!amount", "expression-type", 2, ""),
        ("due_on < '2026-02-30'", "expression-type", 10, "Write it as `2026-01-31`."),
        ("opens < '25:00'", "expression-type", 9, "Write it as `09:30`."),
        ("amount / 3 > 1", "expression-division", 1, ""),
        ("copies % 2 == 0", "expression-form", 1, ""),
        ("payments.exists(amount, true)", "expression-name", 17, "Take another name for one record."),
        ("payments.exists(p, p.invoice.payments.all(p, true))", "expression-name", 43, ""),
        ("payments.exists(1, true)", "expression-arguments", 17, ""),
        ("exists(payments)", "expression-arguments", 1, ""),
        ("sum(payments) > 0", "expression-type", 5, ""),
        ("sum(payments.map(p, p.status)) > 0", "expression-type", 23, ""),
        ("round(amount, 2) > 0", "expression-arguments", 1, "Leave out the second argument."),
        ("round(factor, 9) > 0", "expression-arguments", 15, ""),
        ("coalesce(note) == 'x'", "expression-arguments", 1, ""),
        ("nights(due_on)", "not-yet", 1, ""),
        ("setting.days > 1", "not-yet", 1, ""),
        ("foo(1)", "expression-name", 1, "There is no function `foo`."),
        ("desk in client.invoices", "expression-type", 1, ""),
        ("copies in []", "expression-type", 11, ""),
        ("actor", "expression-type", 1, ""),
    ],
)
def test_mistakes(text: str, code: str, column: int, hint: str) -> None:
    found = mistakes(f"({text}) && true" if text == "actor" else text)
    shift = 1 if text == "actor" else 0
    assert [(each.code, each.place) for each in found] == [
        (code, Place("entities/invoice.yaml", 10, 19 + column + shift))
    ]
    assert hint in (f"{found[0].sentence} {found[0].hint}")


def test_all_mistakes_of_an_expression_are_told_at_once() -> None:
    found = mistakes("amont > 0 && statuss == 'x' || note == 'y' && size == 'tiny'")
    assert [each.code for each in found] == ["expression-name", "expression-name", "expression-choice"]


@pytest.mark.parametrize(
    "text",
    [
        "has(note) && note == 'x'",
        "!has(note) || note == 'x'",
        "note == null || note == 'x'",
        "has(note) ? note == 'x' : urgent",
        "!(note == null) && note == 'x'",
        "coalesce(note, '') == 'x'",
        "has(desk) && desk.name == 'x'",
        "has(desk.name) && desk.name == 'x'",
        "(has(note) && urgent) && note == 'x'",
        "payments.all(p, has(p.tip) && p.tip > 1)",
        "has(note) && payments.exists(p, note == 'x')",
        "actor.helper in desk.helpers",
        "desk == actor.helper.desk",
        "created_by.id != actor.id",
        "amount > 10 && 10.5 < amount",
        "rate >= 15",
        "opens < '09:30'",
        "weekday(due_on) == 'monday'",
        "role in ['clerk', 'admin']",
        "report.text == 'x' || true",
    ],
)
def test_what_is_settled_needs_no_question(text: str) -> None:
    found = mistakes(text)
    assert [each.code for each in found] == (["expression-missing"] if text.startswith("report") else [])


def test_numbers_carry_their_unit_and_their_decimals() -> None:
    assert meant("amount * rate").type == Type(Kind.MONEY, scale=8)
    assert meant("amount * factor").type == Type(Kind.MONEY, scale=5)
    assert meant("round(amount * rate)").type == Type(Kind.MONEY, scale=2)
    assert meant("copies * factor").type == Type(Kind.DECIMAL, scale=3)
    assert meant("round(factor)").type == Type(Kind.INTEGER)
    assert meant("round(amount / balance, 4)").type == Type(Kind.DECIMAL, nullable=True, scale=4)
    assert isinstance(meant("rate * amount"), Percentage)
    assert isinstance(meant("-amount"), Arithmetic)
    assert meant("-3") == Literal(Type(Kind.INTEGER), "-3")


def test_a_division_is_missing_only_where_its_divisor_may_be_zero() -> None:
    assert meant("round(amount / copies)").type.nullable is False
    assert meant("round(amount / 3)").type.nullable is False
    assert meant("round(amount / 0)").type.nullable is True
    assert meant("round(amount / factor)").type.nullable is True
    assert isinstance(meant("round(amount / 3)"), Quotient)


def test_members_derived_values_and_memberships_mean_what_they_say() -> None:
    assert isinstance(meant("client == actor.client"), Same)
    assert isinstance(meant("actor.helper in desk.helpers"), Exists)
    found = meant("balance == 0")
    assert isinstance(found, Compare)
    assert isinstance(found.left, Within)
    assert found.right.type.kind is Kind.MONEY


def test_inputs_are_known_by_name() -> None:
    given = (("remark", Type(Kind.TEXT)),)
    assert mistakes("input.remark == 'x'", inputs=given) == []
    assert "`input.remark`" in mistakes("remark == 'x'", inputs=given)[0].hint


def test_yen_have_no_cents_and_dinars_three() -> None:
    from nova_rules.lowering.members import money_scale  # noqa: PLC0415 - one test asks

    assert [money_scale(each) for each in ("JPY", "EUR", "KWD")] == [0, 2, 3]
