"""Functions of values: has, coalesce, min, max, round, size, and those of dates."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from nova_rules.lowering.checking.operators import has
from nova_rules.lowering.checking.scope import Check, Scope
from nova_rules.lowering.checking.types import (
    ORDERED,
    all_united,
    mismatch,
    of_kind,
    present,
    said,
)
from nova_rules.lowering.members import Stored
from nova_rules.lowering.refusals import refused, together
from nova_rules.lowering.syntax import Constant, Invocation, Operation, Syntax
from nova_rules.model.expressions import (
    Arithmetic,
    Call,
    Coalesce,
    Extreme,
    Literal,
    Member,
    Node,
    Quotient,
    Round,
    Span,
)
from nova_rules.model.kinds import NUMBERS, WEEKDAYS, Kind, Type

_DATE = frozenset({Kind.DATE})
_VALUES = frozenset({*NUMBERS, Kind.TEXT, Kind.DATE, Kind.DATETIME, Kind.TIME, Kind.BOOLEAN, Kind.CHOICE})
_MOST_DECIMALS = 6


class Function(Protocol):
    """What checks one function's call."""

    def __call__(
        self, written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check
    ) -> Node:
        """Give the meaning of the call."""


def counted(written: Invocation, arguments: tuple[Syntax, ...], least: int, most: int) -> None:
    """Check how many arguments a function was given."""
    if least <= len(arguments) <= most:
        return
    wanted = str(least) if least == most else f"{least} to {most}" if most < _ANY else f"at least {least}"
    plural = "" if wanted == "1" else "s"
    sentence = f"`{written.name}` takes {wanted} argument{plural}, not {len(arguments)}."
    raise refused(written.place, "expression-arguments", sentence)


_ANY = 20


def _has(written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> Node:
    counted(written, arguments, 1, 1)
    return replace(has(check(arguments[0], scope)), place=written.place)


def _coalesce(written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> Node:
    counted(written, arguments, 2, _ANY)
    options = _checked(arguments, scope, check)
    for option in options:
        if option.type.kind not in _VALUES:
            raise mismatch(option.place, f"`coalesce` chooses between values, not {said(option.type)}.")
    fitted, common = all_united(options)
    nullable = all(option.type.nullable for option in fitted)
    return Coalesce(replace(common, nullable=nullable), fitted, place=written.place)


def extreme(written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> Node:
    """Check `min` and `max` of several values."""
    counted(written, arguments, 2, _ANY)
    fitted, common = all_united(_checked(arguments, scope, check))
    for value in fitted:
        of_kind(value, ORDERED, "A value with an order")
    return Extreme(common, written.name, fitted, place=written.place)


def _round(written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> Node:
    counted(written, arguments, 1, 2)
    digits = _digits(arguments[1]) if len(arguments) == 2 else None  # noqa: PLR2004 - the second argument
    value = arguments[0]
    if isinstance(value, Operation) and value.operator == "/":
        return _quotient(written, value, digits, scope, check)
    inner = of_kind(check(value, scope), NUMBERS, "A number")
    return Round(_rounded(written, inner.type, digits, scope), inner, place=written.place)


def _digits(written: Syntax) -> int:
    if isinstance(written, Constant) and written.kind == "number" and written.value.isdigit():
        digits = int(written.value)
        if digits <= _MOST_DECIMALS:
            return digits
    sentence = f"The second argument of `round` is how many decimals: 0 to {_MOST_DECIMALS}."
    raise refused(written.place, "expression-arguments", sentence)


def _rounded(written: Invocation, type_: Type, digits: int | None, scope: Scope) -> Type:
    if type_.kind is Kind.MONEY:
        if digits is not None:
            sentence = "Money is always rounded to the currency's own decimals."
            raise refused(written.place, "expression-arguments", sentence, "Leave out the second argument.")
        return Type(Kind.MONEY, scale=scope.world.scale_of_money)
    if type_.kind is Kind.PERCENT:
        return Type(Kind.PERCENT, scale=digits or 0)
    return Type(Kind.DECIMAL if digits else Kind.INTEGER, scale=digits or 0)


def _quotient(written: Invocation, value: Operation, digits: int | None, scope: Scope, check: Check) -> Node:
    dividend, divisor = _checked(value.operands, scope, check)
    for node in (dividend, divisor):
        of_kind(node, NUMBERS - {Kind.PERCENT}, "A number or an amount of money")
    kind = Kind.DECIMAL if dividend.type.kind is divisor.type.kind else dividend.type.kind
    if divisor.type.kind is Kind.MONEY and dividend.type.kind is not Kind.MONEY:
        raise refused(
            divisor.place, "expression-unit", "A number divided by money is not an amount of anything."
        )
    type_ = _rounded(written, Type(kind), digits, scope)
    nullable = not _is_never_zero(divisor, scope)
    return Quotient(replace(type_, nullable=nullable), dividend, divisor, place=written.place)


def _is_never_zero(divisor: Node, scope: Scope) -> bool:
    if isinstance(divisor, Literal) and isinstance(divisor.value, str):
        return any(char in "123456789" for char in divisor.value)
    if isinstance(divisor, Member):
        stored = scope.world.members[divisor.record.type.entity][divisor.name]
        return isinstance(stored, Stored) and stored.positive
    return False


def _span(written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> Node:
    counted(written, arguments, 1, 1)
    amount = of_kind(check(arguments[0], scope), frozenset({Kind.INTEGER}), "A whole number")
    if written.name != "hours":
        return Span(Type(Kind.DURATION, unit=written.name), amount, place=written.place)
    if isinstance(amount, Literal):
        amount = Literal(amount.type, str(int(str(amount.value)) * 60), place=amount.place)
        return Span(Type(Kind.DURATION, unit="minutes"), amount, place=written.place)
    sixty = Literal(Type(Kind.INTEGER), "60", place=written.place)
    minutes = Arithmetic(Type(Kind.INTEGER), "*", amount, sixty, place=written.place)
    return Span(Type(Kind.DURATION, unit="minutes"), minutes, place=written.place)


def _between(written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> Node:
    counted(written, arguments, 2, 2)
    dates, _ = all_united(_checked(arguments, scope, check))
    for date in dates:
        _of_date(date)
    return Call(Type(Kind.INTEGER), written.name, dates, place=written.place)


def _weekday(written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> Node:
    counted(written, arguments, 1, 1)
    date = _of_date(check(arguments[0], scope))
    return Call(Type(Kind.CHOICE, choices=WEEKDAYS), "weekday", (date,), place=written.place)


def _of_date(node: Node) -> Node:
    if node.type.kind is Kind.DATETIME:
        raise mismatch(node.place, "A date is wanted here, not a date with time.", "Say `local_date(...)`.")
    return of_kind(node, _DATE, "A date")


def _local_date(written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> Node:
    counted(written, arguments, 1, 1)
    moment = of_kind(check(arguments[0], scope), frozenset({Kind.DATETIME}), "A date with time")
    return Call(Type(Kind.DATE), "local_date", (moment,), place=written.place)


def length(written: Invocation, text: Node) -> Node:
    """Give the length of a text in characters."""
    of_kind(text, frozenset({Kind.TEXT}), "A text or records")
    return Call(Type(Kind.INTEGER), "size", (present(text),), place=written.place)


def _checked(arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> tuple[Node, ...]:
    return together(*((lambda part=part: check(part, scope)) for part in arguments))


FUNCTIONS: dict[str, Function] = {
    "has": _has,
    "coalesce": _coalesce,
    "round": _round,
    "days": _span,
    "hours": _span,
    "minutes": _span,
    "months": _span,
    "days_between": _between,
    "years_between": _between,
    "weekday": _weekday,
    "local_date": _local_date,
}
