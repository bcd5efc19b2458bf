"""Works expressions out over plain data: what they mean, against which the compiled forms are tested.

Numbers are Fractions, dates and times ISO texts, moments milliseconds since 1970, missing values None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from nova_rules.lowering import calendar_days
from nova_rules.model import expressions as ir
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import NUMBERS, WEEKDAYS, Kind

Value = Fraction | str | bool | int | None
"""A value; an int is a moment in milliseconds."""
Row = Mapping[str, Value]
"""A record: stored values and the ids behind references, by name; `id`; `deleted` where it is."""

_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Data:
    """Everything an expression may read: rows by entity and id, who acts, what time it is, what was given."""

    rows: Mapping[str, Mapping[str, Row]]
    today: str
    now: int
    actor: str
    role: str
    local_date: Callable[[int], str]
    inputs: Mapping[str, Value] = field(default_factory=dict)
    bound: Mapping[str, str | None] = field(default_factory=dict)


def evaluate(node: Node, data: Data) -> Value:
    """Give the value of an expression."""
    return _EVALUATORS[type(node)](node, data)


def record_id(node: Node, data: Data) -> str | None:
    """Give the id of the record an expression leads to, or nothing where there is none."""
    if isinstance(node, ir.Variable):
        return data.bound[node.name]
    if isinstance(node, ir.Actor):
        return data.actor
    if isinstance(node, ir.ActorRecord):
        return _only(node.type.entity, "user", data.actor, data)
    if isinstance(node, ir.Back):
        above = record_id(node.record, data)
        return None if above is None else _only(node.type.entity, node.reference, above, data)
    assert isinstance(node, ir.Follow)  # noqa: S101 - every other node is a value
    row = _row(node.record, data)
    found = None if row is None else row.get(node.name)
    return found if isinstance(found, str) else None


def _row(record: Node, data: Data) -> Row | None:
    found = record_id(record, data)
    return None if found is None else data.rows[record.type.entity][found]


def _only(entity: str, reference: str, target: str, data: Data) -> str | None:
    living = [
        key
        for key, row in sorted(data.rows.get(entity, {}).items())
        if row.get(reference) == target and not row.get("deleted")
    ]
    return living[0] if living else None


def _matching(rows: ir.Rows, data: Data) -> list[Data]:
    """Give the data as each row sees it."""
    above = record_id(rows.record, data)
    if above is None:
        return []
    inner = [
        replace(data, bound={**data.bound, rows.variable.name: key}) for key in _reached(rows, above, data)
    ]
    return [each for each in inner if all(evaluate(test, each) for test in rows.conditions)]


def _reached(rows: ir.Rows, above: str, data: Data) -> list[str]:
    table = data.rows.get(rows.type.entity, {})
    if not rows.link:
        return [key for key, row in sorted(table.items()) if row.get(rows.reference) == above and _lives(row)]
    links = (link for _, link in sorted(data.rows.get(rows.link, {}).items()) if _lives(link))
    ids = {str(link[rows.far]) for link in links if link.get(rows.reference) == above}
    return sorted(key for key in ids if _lives(table[key]))


def _lives(row: Row) -> bool:
    return not row.get("deleted")


def _number(node: Node, data: Data) -> Fraction:
    value = evaluate(node, data)
    assert isinstance(value, Fraction)  # noqa: S101 - the checker lets only numbers here
    return value


def rounded(value: Fraction, scale: int) -> Fraction:
    """Give a number rounded half away from zero."""
    shifted = abs(value) * 10**scale
    whole = (2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**scale)


def _literal(node: ir.Literal, _: Data) -> Value:
    numeric = node.type.kind in NUMBERS and isinstance(node.value, str)
    return Fraction(str(node.value)) if numeric else node.value


def _ambient(node: ir.Ambient, data: Data) -> Value:
    ambient: dict[str, Value] = {"today": data.today, "now": data.now, "role": data.role}
    return ambient[node.name]


def _member(node: ir.Member, data: Data) -> Value:
    row = _row(node.record, data)
    return None if row is None else row.get(node.name)


def _within(node: ir.Within, data: Data) -> Value:
    found = record_id(node.record, data)
    return None if found is None else evaluate(node.body, replace(data, bound={"this": found}))


def _aggregate(node: ir.Aggregate, data: Data) -> Value:
    values = [evaluate(node.value, each) for each in _matching(node.rows, data)]
    if node.function == "sum":
        return sum((value for value in values if isinstance(value, Fraction)), Fraction(0))
    chosen = min if node.function == "min" else max
    return chosen(values) if values else None  # type: ignore[type-var]


def _same(node: ir.Same, data: Data) -> Value:
    left = record_id(node.left, data)
    return left is not None and left == record_id(node.right, data)


def _compare(node: ir.Compare, data: Data) -> Value:
    left, right = evaluate(node.left, data), evaluate(node.right, data)
    if node.operator in {"==", "!="}:
        return (left == right) is (node.operator == "==")
    less, same = left < right, left == right  # type: ignore[operator]
    return {"<": less, "<=": less or same, ">": not less and not same, ">=": not less}[node.operator]


def _has(node: ir.Has, data: Data) -> Value:
    value = node.value
    if value.type.kind is Kind.RECORD:
        return record_id(value, data) is not None
    return evaluate(value, data) is not None


def _conditional(node: ir.Conditional, data: Data) -> Value:
    return evaluate(node.then if evaluate(node.condition, data) else node.otherwise, data)


def _coalesce(node: ir.Coalesce, data: Data) -> Value:
    values = (evaluate(option, data) for option in node.options)
    return next((value for value in values if value is not None), None)


def _arithmetic(node: ir.Arithmetic, data: Data) -> Value:
    left, right = _number(node.left, data), _number(node.right, data)
    return {"+": left + right, "-": left - right, "*": left * right}[node.operator]


def _quotient(node: ir.Quotient, data: Data) -> Value:
    divisor = _number(node.divisor, data)
    return rounded(_number(node.dividend, data) / divisor, node.type.scale) if divisor else None


def _extreme(node: ir.Extreme, data: Data) -> Value:
    chosen = min if node.function == "min" else max
    return chosen(evaluate(value, data) for value in node.values)  # type: ignore[type-var]


def _shift(node: ir.Shift, data: Data) -> Value:
    moment = evaluate(node.moment, data)
    amount = int(_number(node.span.amount, data)) * (1 if node.operator == "+" else -1)
    if isinstance(moment, int):
        return moment + amount * _MINUTE
    if node.span.type.unit == "months":
        return calendar_days.add_months(str(moment), amount)
    return calendar_days.date_of(calendar_days.day_number(str(moment)) + amount)


def _call(node: ir.Call, data: Data) -> Value:
    values = [evaluate(argument, data) for argument in node.arguments]
    if node.function == "local_date" and isinstance(values[0], int):
        return data.local_date(values[0])
    if node.function == "weekday":
        return WEEKDAYS[calendar_days.weekday_index(str(values[0]))]
    if node.function == "years_between":
        return Fraction(calendar_days.years_between(str(values[0]), str(values[1])))
    if node.function == "days_between":
        return Fraction(calendar_days.day_number(str(values[1])) - calendar_days.day_number(str(values[0])))
    return Fraction(len(str(values[0])))


_EVALUATORS: dict[type, Callable[..., Value]] = {
    ir.Literal: _literal,
    ir.Input: lambda node, data: data.inputs.get(node.name),
    ir.Ambient: _ambient,
    ir.Member: _member,
    ir.Within: _within,
    ir.Exists: lambda node, data: bool(_matching(node.rows, data)),
    ir.All: lambda node, data: all(evaluate(node.condition, each) for each in _matching(node.rows, data)),
    ir.Count: lambda node, data: Fraction(len(_matching(node.rows, data))),
    ir.Aggregate: _aggregate,
    ir.Same: _same,
    ir.Compare: _compare,
    ir.Has: _has,
    ir.And: lambda node, data: bool(evaluate(node.left, data)) and bool(evaluate(node.right, data)),
    ir.Or: lambda node, data: bool(evaluate(node.left, data)) or bool(evaluate(node.right, data)),
    ir.Not: lambda node, data: not evaluate(node.value, data),
    ir.Conditional: _conditional,
    ir.OneOf: lambda node, data: evaluate(node.value, data) in [evaluate(o, data) for o in node.options],
    ir.Coalesce: _coalesce,
    ir.Arithmetic: _arithmetic,
    ir.Percentage: lambda node, data: _number(node.amount, data) * _number(node.percent, data) / 100,
    ir.Quotient: _quotient,
    ir.Round: lambda node, data: rounded(_number(node.value, data), node.type.scale),
    ir.Extreme: _extreme,
    ir.Shift: _shift,
    ir.Call: _call,
}
