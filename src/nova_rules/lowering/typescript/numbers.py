"""Numbers in TypeScript: bigint units at a scale known beforehand, or plain numbers where they are small."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nova_rules.lowering.typescript.records import Places
from nova_rules.lowering.typescript.text import ADD, ATOM, MULTIPLY, UNARY, Piece, units
from nova_rules.lowering.typescript.writing import Writes
from nova_rules.model import expressions as ir
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import Kind

_CALLS = {"size": "lengthOf", "days_between": "daysBetween", "years_between": "yearsBetween"}


def is_plain(node: Node) -> bool:
    """Tell whether a number is a whole one that needs no calculation."""
    plain = isinstance(node, ir.Literal | ir.Member | ir.Input | ir.Count | ir.Call)
    return plain and node.type.kind is Kind.INTEGER and not node.type.nullable


class Numbers:
    """Writes numbers."""

    def __init__(self, writer: Writes) -> None:
        """Take the writer of everything else."""
        self._writer = writer

    def plain(self, node: Node, places: Places) -> Piece:
        """Write a whole number that needs no calculation as a JavaScript number."""
        if isinstance(node, ir.Literal):
            return Piece(str(node.value), UNARY if str(node.value).startswith("-") else ATOM)
        if isinstance(node, ir.Count):
            return self._writer.count(node, places)
        if isinstance(node, ir.Call):
            arguments = (self._writer.value(each, places).text for each in node.arguments)
            return self._writer.helper(_CALLS[node.function], *arguments)
        return self._raw(node, places)

    def number(self, node: Node, places: Places) -> Piece:
        """Write a whole number as a JavaScript number."""
        if is_plain(node):
            return self.plain(node, places)
        return Piece(f"Number({self.units(node, 0, places).text})")

    def units(self, node: Node, scale: int, places: Places) -> Piece:
        """Write a number as units of a scale that is not smaller than its own."""
        return _UNITS[type(node)](self, node, scale, places)

    def _raw(self, node: Node, places: Places) -> Piece:
        if isinstance(node, ir.Input):
            return Piece(self._writer.input_code(node))
        assert isinstance(node, ir.Member)  # noqa: S101 - the only other stored number
        return self._writer.raw(node, places)

    def literal(self, node: ir.Literal, scale: int, _: Places) -> Piece:
        """Write a constant."""
        return Piece("null") if node.value is None else units(str(node.value), scale)

    def stored(self, node: Node, scale: int, places: Places) -> Piece:
        """Write a stored value or an input."""
        raw = self._raw(node, places)
        if node.type.nullable:
            return self._writer.when_present(raw, "value", lambda code: self._read(node, code, scale).text)
        return self._read(node, raw.text, scale)

    def _read(self, node: Node, code: str, scale: int) -> Piece:
        if node.type.kind is Kind.INTEGER:
            return _scaled(Piece(f"BigInt({code})"), scale)
        return self._writer.helper("toUnits", code, str(scale))

    def whole(self, node: Node, scale: int, places: Places) -> Piece:
        """Write a count or a function's result."""
        return _scaled(Piece(f"BigInt({self.plain(node, places).text})"), scale)

    def arithmetic(self, node: ir.Arithmetic, scale: int, places: Places) -> Piece:
        """Write a sum, difference or product."""
        if node.operator == "*":
            left = self.units(node.left, node.left.type.scale, places)
            right = self.units(node.right, node.right.type.scale, places)
            return _scaled(_times(left, right), scale - node.left.type.scale - node.right.type.scale)
        left, right = self.units(node.left, scale, places), self.units(node.right, scale, places)
        return Piece(f"{left.inside(ADD)} {node.operator} {right.inside(MULTIPLY)}", ADD)

    def percentage(self, node: ir.Percentage, scale: int, places: Places) -> Piece:
        """Write a share of an amount: the two decimals of percent go into the scale."""
        amount = self.units(node.amount, node.amount.type.scale, places)
        percent = self.units(node.percent, node.percent.type.scale, places)
        return _scaled(_times(amount, percent), scale - node.type.scale)

    def quotient(self, node: ir.Quotient, scale: int, places: Places) -> Piece:
        """Write a rounded division; both sides are brought to whole numbers of the same worth."""
        own, under = node.type.scale, node.divisor.type.scale
        over = max(node.dividend.type.scale, own + under)
        dividend = self.units(node.dividend, over, places)
        divisor = _scaled(self.units(node.divisor, under, places), over - own - under)
        name = "divideOrNothing" if node.type.nullable else "divideRounded"
        result = self._writer.helper(name, dividend.text, divisor.text)
        if node.type.nullable and scale > own:
            return self._writer.when_present(
                result, "value", lambda code: _scaled(Piece(code), scale - own).text
            )
        return _scaled(result, scale - own)

    def round(self, node: ir.Round, scale: int, places: Places) -> Piece:
        """Write a rounded number."""
        own, inner = node.type.scale, node.value.type.scale
        if inner <= own:
            return self.units(node.value, scale, places)
        value = self.units(node.value, inner, places).text
        rounded = self._writer.helper("divideRounded", value, f"1{'0' * (inner - own)}n")
        return _scaled(rounded, scale - own)

    def aggregate(self, node: ir.Aggregate, scale: int, places: Places) -> Piece:
        """Write a sum, min or max over rows."""
        return self._writer.aggregate(node, places, lambda inner: self.units(node.value, scale, inner).text)

    def conditional(self, node: ir.Conditional, scale: int, places: Places) -> Piece:
        """Write a choice between two numbers."""
        return self._writer.chosen(node, places, lambda each: self.units(each, scale, places))

    def coalesce(self, node: ir.Coalesce, scale: int, places: Places) -> Piece:
        """Write the first number that is there."""
        return self._writer.first(node, [self.units(option, scale, places) for option in node.options])

    def extreme(self, node: ir.Extreme, scale: int, places: Places) -> Piece:
        """Write the smallest or greatest of several numbers."""
        word = "least" if node.function == "min" else "greatest"
        return self._writer.helper(word, *(self.units(each, scale, places).text for each in node.values))

    def within(self, node: ir.Within, scale: int, places: Places) -> Piece:
        """Write a derived number of a record."""
        return self._writer.inside(node, places, lambda inner: self.units(node.body, scale, inner))


def _times(left: Piece, right: Piece) -> Piece:
    return Piece(f"{left.inside(MULTIPLY)} * {right.inside(UNARY)}", MULTIPLY)


def _scaled(piece: Piece, digits: int) -> Piece:
    return _times(piece, Piece(f"1{'0' * digits}n")) if digits else piece


_UNITS: Mapping[type, Callable[..., Piece]] = {
    ir.Literal: Numbers.literal,
    ir.Member: Numbers.stored,
    ir.Input: Numbers.stored,
    ir.Count: Numbers.whole,
    ir.Call: Numbers.whole,
    ir.Arithmetic: Numbers.arithmetic,
    ir.Percentage: Numbers.percentage,
    ir.Quotient: Numbers.quotient,
    ir.Round: Numbers.round,
    ir.Aggregate: Numbers.aggregate,
    ir.Conditional: Numbers.conditional,
    ir.Coalesce: Numbers.coalesce,
    ir.Extreme: Numbers.extreme,
    ir.Within: Numbers.within,
}
