"""Calculations: exact, with their units."""

from __future__ import annotations

from dataclasses import replace

from nova_rules.lowering.checking.scope import Check, Scope
from nova_rules.lowering.checking.types import (
    PLAIN_NUMBERS,
    adapted,
    of_kind,
    present,
    said,
    united,
)
from nova_rules.lowering.refusals import refused, together
from nova_rules.lowering.syntax import Operation
from nova_rules.model.expressions import Arithmetic, Literal, Node, Percentage, Shift, Span
from nova_rules.model.kinds import NUMBERS, Kind, Type

_UNITS_OF = {Kind.DATE: ("days", "months"), Kind.DATETIME: ("minutes",)}


def operation(written: Operation, scope: Scope, check: Check) -> Node:
    """Give the meaning of + - * between their operands; / belongs into round(), and % does not exist."""
    if written.operator == "/":
        sentence = "A division must say how it is rounded."
        hint = "Write `round(a / b)`, or `round(a / b, 2)` for two decimals."
        raise refused(written.place, "expression-division", sentence, hint)
    if written.operator == "%":
        raise refused(
            written.place,
            "expression-form",
            "`%` has no meaning here.",
            "Percentages are fields: `amount * share`.",
        )
    operands = together(*((lambda part=part: check(part, scope)) for part in written.operands))
    if len(operands) == 1:
        return _negated(written, operands[0])
    left, right = operands
    if Kind.DURATION in {left.type.kind, right.type.kind}:
        return _shift(written, left, right)
    present(left)
    present(right)
    if written.operator == "*":
        return _product(written, left, right)
    return _sum(written, adapted(left, right.type), adapted(right, left.type))


def _negated(written: Operation, value: Node) -> Node:
    of_kind(value, NUMBERS, "A number")
    if isinstance(value, Literal) and isinstance(value.value, str):
        number = value.value.removeprefix("-") if value.value.startswith("-") else f"-{value.value}"
        return replace(value, value=number, place=written.place)
    zero = Literal(replace(value.type, scale=0), "0", place=written.place)
    return Arithmetic(value.type, "-", zero, value, place=written.place)


def _sum(written: Operation, left: Node, right: Node) -> Node:
    common = united(left.type, right.type)
    if common is None or common.kind not in NUMBERS:
        sentence = f"`{written.operator}` cannot join {said(left.type)} and {said(right.type)}."
        raise refused(
            right.place, "expression-unit", sentence, _hint_for(written.operator, left.type, right.type)
        )
    return Arithmetic(common, written.operator, left, right, place=written.place)


def _hint_for(operator: str, left: Type, right: Type) -> str:
    if left.kind is right.kind is Kind.DATE and operator == "-":
        return "Say `days_between(from, to)`."
    if left.kind is Kind.DATE and right.kind in PLAIN_NUMBERS:
        return "Say `days(n)`."
    if left.kind is Kind.DATETIME and right.kind in PLAIN_NUMBERS:
        return "Say `hours(n)` or `minutes(n)`."
    if Kind.PERCENT in {left.kind, right.kind}:
        return "A share of an amount is `amount * percent`."
    if Kind.TEXT in {left.kind, right.kind}:
        return "Texts are not joined in expressions."
    return ""


def _product(written: Operation, left: Node, right: Node) -> Node:
    for node in (left, right):
        of_kind(node, NUMBERS, "A number")
    if Kind.PERCENT in {left.type.kind, right.type.kind}:
        return _share(written, left, right)
    if left.type.kind is right.type.kind is Kind.MONEY:
        sentence = "Money times money is not an amount of anything."
        raise refused(right.place, "expression-unit", sentence, "Multiply by a number or a percentage.")
    kinds = {left.type.kind, right.type.kind}
    kind = next((each for each in (Kind.MONEY, Kind.DECIMAL) if each in kinds), Kind.INTEGER)
    type_ = Type(kind, scale=left.type.scale + right.type.scale)
    return Arithmetic(type_, "*", left, right, place=written.place)


def _share(written: Operation, left: Node, right: Node) -> Node:
    amount, percent = (right, left) if left.type.kind is Kind.PERCENT else (left, right)
    if amount.type.kind is Kind.PERCENT:
        sentence = "A percentage of a percentage is not an amount of anything."
        raise refused(right.place, "expression-unit", sentence, "Multiply an amount by one after the other.")
    kind = Kind.MONEY if amount.type.kind is Kind.MONEY else Kind.DECIMAL
    type_ = Type(kind, scale=amount.type.scale + percent.type.scale + 2)
    return Percentage(type_, amount, percent, place=written.place)


def _shift(written: Operation, left: Node, right: Node) -> Node:
    moment, span = (right, left) if isinstance(left, Span) and written.operator == "+" else (left, right)
    if not isinstance(span, Span) or moment.type.kind not in _UNITS_OF or written.operator == "*":
        sentence = f"`{written.operator}` cannot join {said(left.type)} and {said(right.type)}."
        raise refused(right.place, "expression-unit", sentence, "A length of time is added to a date.")
    present(moment)
    if span.type.unit not in _UNITS_OF[moment.type.kind]:
        sentence = f"{said(span.type).capitalize()} does not fit {said(moment.type)}."
        raise refused(span.place, "expression-unit", sentence, _HINTS[moment.type.kind])
    return Shift(moment.type, written.operator, moment, span, place=written.place)


_HINTS = {
    Kind.DATE: "A date moves by `days(n)` or `months(n)`.",
    Kind.DATETIME: "Say `hours(n)`, or turn it into a date first: `local_date(...) + days(n)`.",
}
