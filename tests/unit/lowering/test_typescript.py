from __future__ import annotations

import pytest
from tests.unit.lowering.business import OFFICE, meant

from nova_rules.lowering.names import PlainNames
from nova_rules.lowering.typescript.emit import typescript_of
from nova_rules.lowering.typescript.text import function, string, units
from nova_rules.lowering.world import world_of
from nova_rules.model.behaviour import Import, Load, TsCode

WORLD = world_of(OFFICE)


def code(text: str, about: str = "invoice") -> TsCode:
    return typescript_of(meant(text, about), WORLD, PlainNames(OFFICE))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("amount >= 1", "toUnits(row.amount, 2) >= 100n"),
        ("copies > 1", "row.copies > 1"),
        ("amount * rate > 10", "toUnits(row.amount, 2) * toUnits(row.rate, 4) > 1000000000n"),
        (
            "round(amount * factor) == 1",
            "divideRounded(toUnits(row.amount, 2) * toUnits(row.factor, 3), 1000n) === 100n",
        ),
        ("!has(note) || size(note) > 3", "row.note === null || lengthOf(row.note) > 3"),
        (
            "has(note) && payments.exists(p, note == 'x')",
            "row.note !== null && row.payments.some(() => present(row.note) === 'x')",
        ),
        ("coalesce(note, '') == 'x'", "(row.note ?? '') === 'x'"),
        ("urgent ? copies > 1 : true", "row.urgent ? row.copies > 1 : true"),
        ("status in ['draft', 'sent']", "['draft', 'sent'].includes(row.status)"),
        ("due_on + days(5) < today", "addDays(row.dueOn, 5) < context.today"),
        (
            "created_at + hours(2) > now",
            "row.createdAt.getTime() + 120 * 60_000 > context.now.getTime()",
        ),
        ("opens < '09:30'", "clockTime(row.opens) < '09:30:00'"),
        ("client == actor.client", "sameRecord(row.clientId, (context.actor.client?.id ?? null))"),
        ("has(desk)", "row.deskId !== null"),
        ("has(desk) && desk.name == 'x'", "row.desk !== null && row.desk.name === 'x'"),
        ("has(desk.name)", "row.desk !== null"),
        ("count(payments) == 0", "row.payments.length === 0"),
        ("!(!urgent)", "row.urgent"),
    ],
)
def test_conditions(text: str, written: str) -> None:
    assert code(text).text == written


def test_values_leave_as_records_hold_them() -> None:
    assert code("round(amount * rate)").text == (
        "fromUnits(divideRounded(toUnits(row.amount, 2) * toUnits(row.rate, 4), 1000000n), 2)"
    )
    assert code("count(payments)").text == "Number(BigInt(row.payments.length))"
    assert (
        code("created_at + minutes(copies)").text == "new Date(row.createdAt.getTime() + row.copies * 60_000)"
    )


def test_imports_and_loads_are_told() -> None:
    found = code("client.active && desk.helpers.exists(h, h == actor.helper) && created_by.id != actor.id")
    assert found.imports == (Import("sameRecord", "core/values/presence.ts"),)
    assert found.loads == (
        Load(("actor", "helper"), "helper", many=False),
        Load(("client",), "client", many=False),
        Load(("desk",), "desk", many=False),
        Load(("desk", "helpers"), "helper", many=True),
    )
    assert found.uses_context
    assert not code("amount > 0").uses_context
    assert code("client == client").loads == ()
    assert code("local_date(created_at) == due_on").uses_context


def test_derived_values_are_worked_out_from_what_is_loaded() -> None:
    assert code("invoice.balance > 0", "payment").loads == (
        Load(("invoice",), "invoice", many=False),
        Load(("invoice", "payments"), "payment", many=True),
    )


@pytest.mark.parametrize("text", ["'", "\\", "`", "${x}", "</script>", "\n", "\u2028", "é", "😀"])
def test_no_text_can_reach_outside_its_literal(text: str) -> None:
    written = string(text)
    assert written.isascii()
    assert written[1:-1].replace("\\'", "").count("'") == 0
    assert not set(written) & set("`$<>\n")


def test_units_of_numbers() -> None:
    assert [units(*each).text for each in (("-0.05", 2), ("0", 3), ("12", 2), ("-0", 2), ("0.5", 1))] == [
        "-5n",
        "0n",
        "1200n",
        "0n",
        "5n",
    ]


def test_functions_name_only_what_they_use() -> None:
    assert function("part1", "part1.amount") == "(part1) => part1.amount"
    assert function("part1", "part10.amount") == "() => part10.amount"
