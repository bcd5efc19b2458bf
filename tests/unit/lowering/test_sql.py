from __future__ import annotations

import pytest
from tests.unit.lowering.business import OFFICE, meant

from nova_rules.lowering.compiler import compiler_of
from nova_rules.lowering.names import PlainNames
from nova_rules.lowering.sql.text import identifier, literal
from nova_rules.lowering.sql.writer import sql_filter, sql_key, sql_of
from nova_rules.model.operations import SqlCode

TARGET = compiler_of(OFFICE, PlainNames(OFFICE)).target


def sql(text: str, alias: str = "t", about: str = "invoice") -> str:
    return sql_of(meant(text, about), TARGET, alias).text


def test_deleted_rows_are_not_there_but_kept_ones_have_no_mark() -> None:
    assert (
        sql("client.active")
        == "(SELECT client_1.active FROM clients client_1 WHERE client_1.id = t.client_id)"
    )
    assert "deleted_at" not in sql("payments.exists()")
    assert sql("desk.crew.exists()").endswith("helper_1.desk_id = t.desk_id AND helper_1.deleted_at IS NULL)")
    assert sql("desk.helpers.exists()") == (
        "EXISTS (SELECT 1 FROM helpers helper_1 WHERE helper_1.id IN "
        "(SELECT seat_2.helper_id FROM seats seat_2"
        " WHERE seat_2.desk_id = t.desk_id AND seat_2.deleted_at IS NULL)"
        " AND helper_1.deleted_at IS NULL)"
    )


def test_all_is_that_none_is_not() -> None:
    assert sql("payments.all(p, p.amount > 0)") == (
        "NOT EXISTS (SELECT 1 FROM payments payment_1 WHERE payment_1.invoice_id = t.id"
        " AND NOT (payment_1.amount > 0))"
    )


def test_the_sum_of_nothing_is_zero() -> None:
    assert sql("balance") == (
        "t.amount - (SELECT coalesce(sum(payment_1.amount), 0.00) FROM payments payment_1"
        " WHERE payment_1.invoice_id = t.id AND payment_1.status = 'taken')"
    )


def test_an_aggregate_over_outer_columns_stays_inside() -> None:
    assert "(SELECT coalesce(sum(each.value), 0.00) FROM (SELECT t.amount AS value FROM" in sql(
        "sum(payments.map(p, amount))"
    )


def test_conditions_are_never_unknown_except_in_a_where() -> None:
    node = meant("client == actor.client")
    equal = "t.client_id = (SELECT client_1.id FROM clients client_1 WHERE client_1.user_id = $actor_id::uuid"
    equal += " AND client_1.deleted_at IS NULL)"
    assert sql_of(node, TARGET, "t").text == f"coalesce({equal}, FALSE)"
    assert sql_filter(node, TARGET, "t").text == equal
    assert sql_filter(meant("!(client == actor.client)"), TARGET, "t").text == f"NOT coalesce({equal}, FALSE)"


def test_brackets_stand_where_the_meaning_needs_them() -> None:
    assert sql("(urgent || copies > 1) && amount > 0") == "(t.urgent OR t.copies > 1) AND t.amount > 0"
    assert sql("amount - (amount - 1) > 0") == "t.amount - (t.amount - 1) > 0"
    assert sql("(amount - amount) * 2 > 0") == "(t.amount - t.amount) * 2 > 0"
    assert sql("-amount < -3") == "0 - t.amount < -3"
    assert sql("!(note == null)") == "t.note IS NOT NULL"


def test_whole_numbers_are_widened_before_they_overflow() -> None:
    assert sql("copies * copies > 5") == "t.copies::numeric * t.copies > 5"


def test_columns_without_an_alias_are_quoted_where_they_must_be() -> None:
    assert sql("amount > 1 && client == client", alias="") == "amount > 1 AND client_id = client_id"
    assert identifier("order") == '"order"'
    assert identifier("orders") == "orders"


def test_parameters_are_named_once_and_found_in_the_text() -> None:
    code = sql_of(
        meant("due_on < today && created_at < now && role == 'clerk' && actor.id == created_by.id"), TARGET
    )
    assert code.parameters == ("actor_id", "actor_role", "now", "today")
    assert code.uses_actor
    assert "".join(code.pieces()[::2]).count("$") == 0
    assert code.pieces()[1::2] == ("today", "now", "actor_role", "actor_id")
    assert not SqlCode("x > $today::date", ("today",)).uses_actor


@pytest.mark.parametrize("text", ["$actor_id", "`${x}`", "back\\slash", "a\nb", "\u202eab", "tab\there"])
def test_no_text_can_reach_outside_its_literal(text: str) -> None:
    written = literal(text)
    assert not set(written) & set("$`\\\n\t\u202e")
    assert SqlCode(f"x = {written}").pieces() == (f"x = {written}",)


def test_literals_say_what_was_written() -> None:
    assert literal("O'Neil") == "'O''Neil'"
    assert literal("") == "''"
    assert literal("5$") == "('5' || chr(36))"
    assert sql("due_on < '2026-01-31' && opens < '09:30'") == (
        "t.due_on < DATE '2026-01-31' AND t.opens < TIME '09:30:00'"
    )


def test_keys_of_records() -> None:
    assert sql_key(meant("actor"), TARGET).text == "$actor_id::uuid"
    assert sql_key(meant("this"), TARGET, "t").text == "t.id"
    assert sql_key(meant("created_by"), TARGET, "t").text == "t.created_by"
    assert sql_key(meant("report"), TARGET, "t").text == (
        "(SELECT report_1.id FROM reports report_1"
        " WHERE report_1.invoice_id = t.id AND report_1.deleted_at IS NULL)"
    )


def test_an_alias_never_hides_the_row_that_was_asked_about() -> None:
    assert "client_2.id = client_1.client_id" in sql("client.active", alias="client_1")
