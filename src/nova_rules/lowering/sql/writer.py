"""Expressions as SQL: the same truth as the evaluator's, never unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from nova_rules.lowering.names import Names
from nova_rules.lowering.sql.records import Places, Records
from nova_rules.lowering.sql.text import ADD, AND, ATOM, COMPARE, MULTIPLY, NOT, OR, Piece, literal
from nova_rules.lowering.walking import speaks_of
from nova_rules.model import expressions as ir
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import NUMBERS, WEEKDAYS, Kind
from nova_rules.model.operations import SqlCode

_CASTS = {
    Kind.DATE: "date",
    Kind.DATETIME: "timestamptz",
    Kind.TIME: "time",
    Kind.BOOLEAN: "boolean",
    Kind.TEXT: "text",
    Kind.CHOICE: "text",
    Kind.RECORD: "uuid",
    **dict.fromkeys(sorted(NUMBERS), "numeric"),
}
_AMBIENT = {"today": "$today::date", "now": "$now::timestamptz", "role": "$actor_role::text"}
_OPERATORS = {"==": "=", "!=": "<>"}


@dataclass(frozen=True, slots=True)
class SqlTarget:
    """Where SQL is written for: the names there, and the entities whose rows are only marked deleted."""

    names: Names
    soft_deleted: frozenset[str] = field(default_factory=frozenset)


def sql_of(node: Node, target: SqlTarget, alias: str = "") -> SqlCode:
    """Give an expression over the row called `alias`, or over bare columns; conditions are never null."""
    return _code(Writer(target, alias).value(node, {"this": alias}).text)


def sql_filter(node: Node, target: SqlTarget, alias: str = "") -> SqlCode:
    """Give a condition for a WHERE clause, where null counts as false: shorter, and open to indexes."""
    return _code(Writer(target, alias).filter(node, {"this": alias}).inside(AND))


def sql_key(node: Node, target: SqlTarget, alias: str = "") -> SqlCode:
    """Give the id of a record; null where there is none."""
    return _code(Writer(target, alias).records.key(node, {"this": alias}).text)


def _code(text: str) -> SqlCode:
    return SqlCode(text, tuple(sorted(set(SqlCode(text).pieces()[1::2]))))


class Writer:
    """Writes one expression; aliases are counted through it."""

    def __init__(self, target: SqlTarget, alias: str) -> None:
        """Take what is written for, and the alias that is taken already."""
        self._names = target.names
        self.records = Records(target.names, target.soft_deleted, alias, self)

    def value(self, node: Node, places: Places) -> Piece:
        """Give the exact value: conditions are true or false, missing values are null."""
        return _WRITERS[type(node)](self, node, places)

    def filter(self, node: Node, places: Places) -> Piece:
        """Give a condition where null counts as false."""
        if isinstance(node, ir.And | ir.Or):
            return self._joined(node, places, self.filter)
        if isinstance(node, ir.Same):
            return self._equal(node, places)
        return self.value(node, places)

    def _joined(self, node: ir.And | ir.Or, places: Places, write: Callable[[Node, Places], Piece]) -> Piece:
        binds, word = (AND, "AND") if isinstance(node, ir.And) else (OR, "OR")
        left, right = write(node.left, places), write(node.right, places)
        return Piece(f"{left.inside(binds)} {word} {right.inside(binds)}", binds)

    def literal(self, node: ir.Literal, _: Places) -> Piece:
        """Write a constant."""
        if node.value is None:
            return Piece("NULL")
        if isinstance(node.value, bool):
            return Piece("TRUE" if node.value else "FALSE")
        if node.type.kind in NUMBERS:
            return Piece(node.value, ADD if node.value.startswith("-") else ATOM)
        typed = {Kind.DATE: "DATE ", Kind.TIME: "TIME "}.get(node.type.kind, "")
        return Piece(typed + literal(node.value))

    def input(self, node: ir.Input, _: Places) -> Piece:
        """Write what the caller gave."""
        return Piece(f"$input_{node.name}::{_CASTS[node.type.kind]}")

    def ambient(self, node: ir.Ambient, _: Places) -> Piece:
        """Write today, now or the actor's role."""
        return Piece(_AMBIENT[node.name])

    def member(self, node: ir.Member, places: Places) -> Piece:
        """Write a stored value."""
        return self.records.column(node.record, node.name, places)

    def within(self, node: ir.Within, places: Places) -> Piece:
        """Write a derived value of a record."""
        return self.records.within(node, places)

    def exists(self, node: ir.Exists, places: Places) -> Piece:
        """Write whether there is a row."""
        return Piece(f"EXISTS (SELECT 1 {self.records.source(node.rows, places)[0]})")

    def all(self, node: ir.All, places: Places) -> Piece:
        """Write whether a condition holds for every row."""
        source, inner = self.records.source(node.rows, places)
        test = self.value(node.condition, inner)
        return Piece(f"NOT EXISTS (SELECT 1 {source} AND NOT {test.inside(ADD)})", NOT)

    def count(self, node: ir.Count, places: Places) -> Piece:
        """Write how many rows there are."""
        return Piece(f"(SELECT count(*) {self.records.source(node.rows, places)[0]})")

    def aggregate(self, node: ir.Aggregate, places: Places) -> Piece:
        """Write a sum, min or max over rows."""
        source, inner = self.records.source(node.rows, places)
        text = self.value(node.value, inner).text
        if not speaks_of(node.value, node.rows.variable.name):
            # PostgreSQL hands an aggregate over nothing but outer columns to the outer query.
            text, source = "each.value", f"FROM (SELECT {text} AS value {source}) each"
        value = f"{node.function}({text})"
        if node.function == "sum":
            # A sum of nothing has as many decimals as a sum of something.
            nothing = "0." + "0" * node.type.scale if node.type.scale else "0"
            value = f"coalesce({value}, {nothing})"
        return Piece(f"(SELECT {value} {source})")

    def _equal(self, node: ir.Same, places: Places) -> Piece:
        left, right = self.records.key(node.left, places), self.records.key(node.right, places)
        return Piece(f"{left.inside(ADD)} = {right.inside(ADD)}", COMPARE)

    def same(self, node: ir.Same, places: Places) -> Piece:
        """Write whether two records are one; a missing one is not the same as anything."""
        equal = self._equal(node, places)
        if node.left.type.nullable or node.right.type.nullable:
            return Piece(f"coalesce({equal.text}, FALSE)")
        return equal

    def compare(self, node: ir.Compare, places: Places) -> Piece:
        """Write a comparison."""
        left = self._beside(node.left, node.right, places)
        right = self._beside(node.right, node.left, places)
        operator = _OPERATORS.get(node.operator, node.operator)
        return Piece(f"{left.inside(ADD)} {operator} {right.inside(ADD)}", COMPARE)

    def _beside(self, node: Node, other: Node, places: Places) -> Piece:
        """Write an operand; the name of a role is the word it is kept by."""
        if isinstance(node, ir.Literal) and isinstance(node.value, str) and _is_role(other):
            return Piece(literal(self._names.role(node.value)))
        return self.value(node, places)

    def has(self, node: ir.Has, places: Places) -> Piece:
        """Write whether a value is there."""
        record = node.value.type.kind is Kind.RECORD
        value = self.records.key(node.value, places) if record else self.value(node.value, places)
        return Piece(f"{value.inside(ADD)} IS NOT NULL", COMPARE)

    def logical(self, node: ir.And | ir.Or, places: Places) -> Piece:
        """Write `and` and `or`."""
        return self._joined(node, places, self.value)

    def negation(self, node: ir.Not, places: Places) -> Piece:
        """Write the opposite."""
        if isinstance(node.value, ir.Not):
            return self.value(node.value.value, places)
        if isinstance(node.value, ir.Has):
            text = self.has(node.value, places).text.removesuffix(" IS NOT NULL")
            return Piece(f"{text} IS NULL", COMPARE)
        return Piece(f"NOT {self.value(node.value, places).inside(ADD)}", NOT)

    def conditional(self, node: ir.Conditional, places: Places) -> Piece:
        """Write a choice between two values."""
        test = self.filter(node.condition, places).text
        then, otherwise = self.value(node.then, places).text, self.value(node.otherwise, places).text
        return Piece(f"CASE WHEN {test} THEN {then} ELSE {otherwise} END")

    def one_of(self, node: ir.OneOf, places: Places) -> Piece:
        """Write whether a value is one of some constants."""
        options = ", ".join(self._beside(each, node.value, places).text for each in node.options)
        return Piece(f"{self.value(node.value, places).inside(ADD)} IN ({options})", COMPARE)

    def coalesce(self, node: ir.Coalesce, places: Places) -> Piece:
        """Write the first value that is there."""
        return Piece(f"coalesce({self.listed(node.options, places)})")

    def extreme(self, node: ir.Extreme, places: Places) -> Piece:
        """Write the smallest or greatest of several values."""
        word = "least" if node.function == "min" else "greatest"
        return Piece(f"{word}({self.listed(node.values, places)})")

    def listed(self, nodes: tuple[Node, ...], places: Places) -> str:
        """Write values with commas between them."""
        return ", ".join(self.value(each, places).text for each in nodes)

    def wide(self, node: Node, places: Places) -> Piece:
        """Write a number as one that cannot overflow."""
        piece = self.value(node, places)
        if node.type.kind is not Kind.INTEGER or isinstance(node, ir.Arithmetic):
            return piece
        return Piece(f"{piece.inside(ATOM)}::numeric")

    def arithmetic(self, node: ir.Arithmetic, places: Places) -> Piece:
        """Write a sum, difference or product."""
        binds = MULTIPLY if node.operator == "*" else ADD
        left, right = self.wide(node.left, places), self.value(node.right, places)
        return Piece(f"{left.inside(binds)} {node.operator} {right.inside(binds + 1)}", binds)

    def percentage(self, node: ir.Percentage, places: Places) -> Piece:
        """Write a share of an amount; times 0.01 is exact where a division by 100 is not always."""
        amount, percent = self.value(node.amount, places), self.value(node.percent, places)
        return Piece(f"{amount.inside(MULTIPLY)} * {percent.inside(ATOM)} * 0.01", MULTIPLY)

    def quotient(self, node: ir.Quotient, places: Places) -> Piece:
        """Write a rounded division in whole numbers, exact where PostgreSQL's own would round twice."""
        over, under = (
            self.wide(node.dividend, places).inside(ATOM),
            self.wide(node.divisor, places).inside(ATOM),
        )
        kept = f"nullif({under}, 0)" if node.type.nullable else under
        scale = node.type.scale
        doubled = f"2{'0' * scale} * abs({over}) + abs({under})"
        signed = f"sign({over}) * sign({under}) * div({doubled}, 2 * abs({kept}))"
        return Piece(f"{signed} * 0.{'0' * (scale - 1)}1" if scale else signed, MULTIPLY)

    def round(self, node: ir.Round, places: Places) -> Piece:
        """Write a rounded number."""
        return Piece(f"round({self.wide(node.value, places).text}, {node.type.scale})")

    def shift(self, node: ir.Shift, places: Places) -> Piece:
        """Write a moment moved by a span."""
        moment = self.value(node.moment, places).inside(ADD)
        amount = f"{self.value(node.span.amount, places).inside(ATOM)}::integer"
        if node.type.kind is Kind.DATETIME:
            return Piece(f"{moment} {node.operator} make_interval(mins => {amount})", ADD)
        if node.span.type.unit == "months":
            return Piece(f"({moment} {node.operator} make_interval(months => {amount}))::date")
        return Piece(f"{moment} {node.operator} {amount}", ADD)

    def call(self, node: ir.Call, places: Places) -> Piece:
        """Write a function of values."""
        values = [self.value(argument, places) for argument in node.arguments]
        first = values[0]
        if node.function == "size":
            return Piece(f"char_length({first.text})")
        if node.function == "local_date":
            return Piece(f"({first.inside(ATOM)} AT TIME ZONE $time_zone::text)::date")
        if node.function == "weekday":
            days = ", ".join(f"'{day}'" for day in WEEKDAYS)
            return Piece(f"(ARRAY[{days}])[extract(isodow FROM {first.text})::integer]")
        if node.function == "days_between":
            return Piece(f"({values[1].inside(MULTIPLY)} - {first.inside(MULTIPLY)})")
        over, start = values[1].inside(ATOM), first.inside(ATOM)
        return Piece(f"extract(year FROM age({over}::timestamp, {start}::timestamp))::integer")


def _is_role(node: Node) -> bool:
    return isinstance(node, ir.Ambient) and node.name == "role"


_WRITERS: Mapping[type, Callable[..., Piece]] = {
    ir.Literal: Writer.literal,
    ir.Input: Writer.input,
    ir.Ambient: Writer.ambient,
    ir.Member: Writer.member,
    ir.Within: Writer.within,
    ir.Exists: Writer.exists,
    ir.All: Writer.all,
    ir.Count: Writer.count,
    ir.Aggregate: Writer.aggregate,
    ir.Same: Writer.same,
    ir.Compare: Writer.compare,
    ir.Has: Writer.has,
    ir.And: Writer.logical,
    ir.Or: Writer.logical,
    ir.Not: Writer.negation,
    ir.Conditional: Writer.conditional,
    ir.OneOf: Writer.one_of,
    ir.Coalesce: Writer.coalesce,
    ir.Arithmetic: Writer.arithmetic,
    ir.Percentage: Writer.percentage,
    ir.Quotient: Writer.quotient,
    ir.Round: Writer.round,
    ir.Extreme: Writer.extreme,
    ir.Shift: Writer.shift,
    ir.Call: Writer.call,
}
