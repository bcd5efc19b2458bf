"""Dates and moments in TypeScript."""

from __future__ import annotations

from nova_rules.lowering.typescript.records import Places
from nova_rules.lowering.typescript.text import ADD, ATOM, UNARY, Piece
from nova_rules.lowering.typescript.writing import Writes
from nova_rules.model import expressions as ir
from nova_rules.model.kinds import Kind


def shift(writer: Writes, node: ir.Shift, places: Places) -> Piece:
    """Write a moment moved by a span."""
    moment = writer.value(node.moment, places)
    amount = writer.number(node.span.amount, places)
    if node.type.kind is Kind.DATETIME:
        return Piece(f"{moment.inside(ADD)} {node.operator} {amount.inside(UNARY)} * 60_000", ADD)
    signed = amount.text if node.operator == "+" else f"-{amount.inside(ATOM)}"
    name = "addMonths" if node.span.type.unit == "months" else "addDays"
    return writer.helper(name, moment.text, signed)


def call(writer: Writes, node: ir.Call, places: Places) -> Piece:
    """Write a function that gives a date or a weekday."""
    argument = writer.value(node.arguments[0], places).text
    if node.function == "local_date":
        return writer.helper("localDate", argument, "context.timeZone")
    return writer.helper("weekdayOf", argument)
