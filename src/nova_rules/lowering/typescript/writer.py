"""Expressions as TypeScript over loaded records: strings, booleans, bigint units and milliseconds inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from nova_rules.lowering.typescript import moments
from nova_rules.lowering.typescript.numbers import Numbers, is_plain
from nova_rules.lowering.typescript.records import Place, Places, Records
from nova_rules.lowering.typescript.rows import RowsWriter
from nova_rules.lowering.typescript.text import (
    AND,
    ATOM,
    CHOOSE,
    COALESCE,
    EQUAL,
    LESS,
    OR,
    UNARY,
    Piece,
    function,
    string,
)
from nova_rules.model import expressions as ir
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import NUMBERS, Kind, Type

_ANY = ir.Variable(Type(Kind.RECORD), "")
_NOTHING = " ?? null)"
_OPERATORS = {"==": "===", "!=": "!=="}


class Writer:
    """Writes one expression; remembers which helpers it used."""

    def __init__(self, records: Records) -> None:
        """Take what knows how records are reached."""
        self.records = records
        records.settle = self.settled
        self.used: set[str] = set()
        self.depth = 0
        self._count = 0
        self.numbers = Numbers(self)
        self.rows = RowsWriter(self)

    def count(self, node: ir.Count, places: Places) -> Piece:
        """Write how many rows there are."""
        return self.rows.count(node, places)

    def aggregate(self, node: ir.Aggregate, places: Places, value: Callable[[Places], str]) -> Piece:
        """Write a sum, min or max over rows."""
        return self.rows.aggregate(node, places, value)

    def helper(self, name: str, *arguments: str) -> Piece:
        """Write a call of a helper."""
        self.used.add(name)
        return Piece(f"{name}({', '.join(arguments)})")

    def parameter(self, entity: str) -> str:
        """Give a name for the parameter of a function; numbered, so it is neither reserved nor taken."""
        self._count += 1
        return f"{self.records.property(_ANY, entity)}{self._count}"

    def when_present(self, raw: Piece, entity: str, then: Callable[[str], str]) -> Piece:
        """Write what follows from a value that may be missing."""
        parameter = self.parameter(entity)
        return self.helper("whenPresent", raw.text, function(parameter, then(parameter)))

    def outward(self, node: Node, places: Places) -> Piece:
        """Write a value as records hold it."""
        inner = self.value(node, places)
        if node.type.kind not in NUMBERS | {Kind.DATETIME}:
            return inner
        if node.type.nullable:
            return self.when_present(inner, "value", lambda name: self._edge(node, name))
        return Piece(self._edge(node, inner.text))

    def _edge(self, node: Node, code: str) -> str:
        if node.type.kind is Kind.DATETIME:
            return f"new Date({code})"
        if node.type.kind is Kind.INTEGER:
            return f"Number({code})"
        return self.helper("fromUnits", code, str(node.type.scale)).text

    def value(self, node: Node, places: Places) -> Piece:
        """Write a value in the form expressions work with."""
        if node.type.kind in NUMBERS:
            return self.numbers.units(node, node.type.scale, places)
        return _WRITERS[type(node)](self, node, places)

    def literal(self, node: ir.Literal, _: Places) -> Piece:
        """Write a constant."""
        if node.value is None:
            return Piece("null")
        if isinstance(node.value, bool):
            return Piece("true" if node.value else "false")
        return Piece(string(node.value))

    def ambient(self, node: ir.Ambient, _: Places) -> Piece:
        """Write today, now or the actor's role."""
        codes = {"today": "context.today", "now": "context.now.getTime()", "role": "context.actor.role"}
        return Piece(codes[node.name])

    def input(self, node: ir.Input, _: Places) -> Piece:
        """Write what the caller gave."""
        return self.read(node, Piece(self.input_code(node)))

    def input_code(self, node: ir.Input) -> str:
        """Give the code that reads an input."""
        return f"context.input.{self.records.property(_ANY, node.name)}"

    def member(self, node: ir.Member, places: Places) -> Piece:
        """Write a stored value."""
        return self.read(node, self.raw(node, places))

    def raw(self, node: ir.Member, places: Places) -> Piece:
        """Write a stored value as the record holds it."""
        nullable = node.type.nullable
        reached = self.records.step(
            node.record, self.records.property(node.record, node.name), nullable, places
        )
        narrowed = self.records.stored_nullable(node) and not nullable
        return Piece(self.settled(reached.code, node.record, places) if narrowed else reached.code)

    def settled(self, code: str, record: Node, places: Places) -> str:
        """Write a value known to be there; TypeScript forgets what it knows inside a function."""
        while isinstance(record, ir.Member | ir.Follow | ir.Back):
            record = record.record
        bound = places[record.name].depth if isinstance(record, ir.Variable) else 0
        return code if bound == self.depth else self.helper("present", code).text

    def read(self, node: Node, raw: Piece) -> Piece:
        """Write a value that is not a number the way expressions work with it."""
        if node.type.kind is Kind.DATETIME:
            return self._converted(node, raw, lambda code: f"{code}.getTime()")
        if node.type.kind is Kind.TIME:
            return self._converted(node, raw, lambda code: self.helper("clockTime", code).text)
        return raw

    def _converted(self, node: Node, raw: Piece, convert: Callable[[str], str]) -> Piece:
        if node.type.nullable:
            return self.when_present(raw, "value", convert)
        return Piece(convert(raw.inside(ATOM)))

    def within(self, node: ir.Within, places: Places) -> Piece:
        """Write a derived value of a record."""
        return self.inside(node, places, lambda inner: self.value(node.body, inner))

    def inside(self, node: ir.Within, places: Places, write: Callable[[Places], Piece]) -> Piece:
        """Write something about another record, or nothing where there is no such record."""
        paths = {name: place.path for name, place in places.items()}
        path = self.records.path(node.record, paths)
        reached = self.records.reached(node.record, places)
        if not reached.nullable:
            depth = places[node.record.name].depth if isinstance(node.record, ir.Variable) else self.depth
            return write({"this": Place(reached.code, path, depth)})
        parameter = self.parameter(node.record.type.entity)
        self.depth += 1
        body = write({"this": Place(parameter, path, self.depth)})
        self.depth -= 1
        return self.helper("whenPresent", reached.code, function(parameter, body.text))

    def same(self, node: ir.Same, places: Places) -> Piece:
        """Write whether two records are one."""
        left, right = self.records.key(node.left, places), self.records.key(node.right, places)
        if node.left.type.nullable or node.right.type.nullable:
            return self.helper("sameRecord", left, right)
        return Piece(f"{left} === {right}", EQUAL)

    def compare(self, node: ir.Compare, places: Places) -> Piece:
        """Write a comparison; small whole numbers are compared as they are, all others as units."""
        operator = _OPERATORS.get(node.operator, node.operator)
        binds = EQUAL if operator in {"===", "!=="} else LESS
        left, right = self._sides(node, places)
        return Piece(f"{left.inside(binds + 1)} {operator} {right.inside(binds + 1)}", binds)

    def _sides(self, node: ir.Compare, places: Places) -> tuple[Piece, Piece]:
        if is_plain(node.left) and is_plain(node.right):
            return self.numbers.plain(node.left, places), self.numbers.plain(node.right, places)
        if node.left.type.kind in NUMBERS:
            scale = max(node.left.type.scale, node.right.type.scale)
            return (
                self.numbers.units(node.left, scale, places),
                self.numbers.units(node.right, scale, places),
            )
        return self.value(node.left, places), self.value(node.right, places)

    def has(self, node: ir.Has, places: Places) -> Piece:
        """Write whether a value is there, step by step, so that TypeScript knows each step afterwards."""
        value = node.value
        if isinstance(value, ir.Member | ir.Follow | ir.Back) and value.record.type.nullable:
            above = self.has(ir.Has(node.type, value.record), places)
            there = replace(value.record, type=replace(value.record.type, nullable=False))
            rest = replace(value, record=there)
            if not self.records.stored_nullable(value):
                return above
            return Piece(f"{above.inside(AND)} && {self._there(rest, places).inside(AND)}", AND)
        return self._there(value, places)

    def _there(self, value: Node, places: Places) -> Piece:
        if value.type.kind is Kind.RECORD:
            return Piece(f"{self.records.there(value, places)} !== null", EQUAL)
        code = self.raw(value, places) if isinstance(value, ir.Member) else self.value(value, places)
        if isinstance(value, ir.Input):
            code = Piece(self.input_code(value))
        return Piece(f"{code.inside(LESS)} !== null", EQUAL)

    def logical(self, node: ir.And | ir.Or, places: Places) -> Piece:
        """Write `and` and `or`."""
        binds, word = (AND, "&&") if isinstance(node, ir.And) else (OR, "||")
        left, right = self.value(node.left, places), self.value(node.right, places)
        return Piece(f"{left.inside(binds)} {word} {right.inside(binds)}", binds)

    def negation(self, node: ir.Not, places: Places) -> Piece:
        """Write the opposite; of a single question, the question turned round."""
        if isinstance(node.value, ir.Not):
            return self.value(node.value.value, places)
        inner = self.value(node.value, places)
        if isinstance(node.value, ir.Has) and inner.binds == EQUAL:
            return Piece(inner.text.removesuffix(" !== null") + " === null", EQUAL)
        return Piece(f"!{inner.inside(UNARY)}", UNARY)

    def conditional(self, node: ir.Conditional, places: Places) -> Piece:
        """Write a choice between two values."""
        return self.chosen(node, places, lambda each: self.value(each, places))

    def chosen(self, node: ir.Conditional, places: Places, write: Callable[[Node], Piece]) -> Piece:
        """Write a choice between two values, written in a given way."""
        test = self.value(node.condition, places).inside(COALESCE)
        then, otherwise = write(node.then).inside(CHOOSE), write(node.otherwise).inside(CHOOSE)
        return Piece(f"{test} ? {then} : {otherwise}", CHOOSE)

    def one_of(self, node: ir.OneOf, places: Places) -> Piece:
        """Write whether a value is one of some constants."""
        if node.value.type.kind in NUMBERS:
            scale = max(each.type.scale for each in (node.value, *node.options))
            pieces = [self.numbers.units(each, scale, places) for each in (node.value, *node.options)]
        else:
            pieces = [self.value(each, places) for each in (node.value, *node.options)]
        options = ", ".join(piece.text for piece in pieces[1:])
        return Piece(f"[{options}].includes({pieces[0].text})")

    def coalesce(self, node: ir.Coalesce, places: Places) -> Piece:
        """Write the first value that is there."""
        return self.first(node, [self.value(option, places) for option in node.options])

    def first(self, node: ir.Coalesce, pieces: list[Piece]) -> Piece:
        """Write the first of some values that is there; what follows a certain one is never asked."""
        kept: list[str] = []
        for option, piece in zip(node.options, pieces, strict=True):
            if option.type.kind is Kind.NULL:
                continue
            # A chain of its own ends in `?? null`, which has no place inside a longer one.
            kept.append(
                piece.text[1 : -len(_NOTHING)] if piece.text.endswith(_NOTHING) else piece.inside(EQUAL)
            )
            if not option.type.nullable:
                break
        return Piece(" ?? ".join(kept), COALESCE) if len(kept) > 1 else Piece(kept[0], EQUAL)

    def extreme(self, node: ir.Extreme, places: Places) -> Piece:
        """Write the smallest or greatest of several values."""
        word = "least" if node.function == "min" else "greatest"
        return self.helper(word, *(self.value(each, places).text for each in node.values))

    def number(self, node: Node, places: Places) -> Piece:
        """Write a whole number as a JavaScript number."""
        return self.numbers.number(node, places)


_WRITERS: Mapping[type, Callable[..., Piece]] = {
    ir.Literal: Writer.literal,
    ir.Input: Writer.input,
    ir.Ambient: Writer.ambient,
    ir.Member: Writer.member,
    ir.Within: Writer.within,
    ir.Exists: lambda writer, node, places: writer.rows.exists(node, places),
    ir.All: lambda writer, node, places: writer.rows.all(node, places),
    ir.Aggregate: lambda writer, node, places: writer.rows.extreme(node, places),
    ir.Same: Writer.same,
    ir.Compare: Writer.compare,
    ir.Has: Writer.has,
    ir.And: Writer.logical,
    ir.Or: Writer.logical,
    ir.Not: Writer.negation,
    ir.Conditional: Writer.conditional,
    ir.OneOf: Writer.one_of,
    ir.Coalesce: Writer.coalesce,
    ir.Extreme: Writer.extreme,
    ir.Shift: moments.shift,
    ir.Call: moments.call,
}
