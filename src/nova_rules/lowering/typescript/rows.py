"""Collections in TypeScript: loaded arrays, asked by functions."""

from __future__ import annotations

from collections.abc import Callable

from nova_rules.lowering.typescript.records import Place, Places
from nova_rules.lowering.typescript.text import AND, LESS, Piece, function
from nova_rules.lowering.typescript.writing import Writes
from nova_rules.model import expressions as ir
from nova_rules.model.expressions import Node

_NAMES = {"sum": "total", "min": "leastOf", "max": "greatestOf"}


class RowsWriter:
    """Writes what is asked of many records."""

    def __init__(self, writer: Writes) -> None:
        """Take the writer of everything else."""
        self._writer = writer

    def exists(self, node: ir.Exists, places: Places) -> Piece:
        """Write whether there is a row."""
        array = self._array(node.rows, places)
        if not node.rows.conditions:
            return Piece(f"{array}.length > 0", LESS)
        return Piece(f"{array}.some({self._test(node.rows, places)})")

    def all(self, node: ir.All, places: Places) -> Piece:
        """Write whether a condition holds for every row."""
        test = self._function(node.rows, places, lambda inner: self._writer.value(node.condition, inner))
        return Piece(f"{self._filtered(node.rows, places)}.every({test})")

    def count(self, node: ir.Count, places: Places) -> Piece:
        """Write how many rows there are."""
        return Piece(f"{self._filtered(node.rows, places)}.length")

    def extreme(self, node: ir.Aggregate, places: Places) -> Piece:
        """Write the first or last date, time or moment of rows."""
        return self.aggregate(node, places, lambda inner: self._writer.value(node.value, inner).text)

    def aggregate(self, node: ir.Aggregate, places: Places, value: Callable[[Places], str]) -> Piece:
        """Write a sum, min or max over rows."""
        each = self._function(node.rows, places, lambda inner: Piece(value(inner)))
        return self._writer.helper(_NAMES[node.function], f"{self._filtered(node.rows, places)}.map({each})")

    def _filtered(self, rows: ir.Rows, places: Places) -> str:
        array = self._array(rows, places)
        return f"{array}.filter({self._test(rows, places)})" if rows.conditions else array

    def _test(self, rows: ir.Rows, places: Places) -> str:
        return self._function(
            rows, places, lambda inner: self._joined(rows.conditions, inner), body_follows_filter=False
        )

    def _joined(self, conditions: tuple[Node, ...], places: Places) -> Piece:
        pieces = [self._writer.value(each, places) for each in conditions]
        return pieces[0] if len(pieces) == 1 else Piece(" && ".join(p.inside(AND) for p in pieces), AND)

    def _function(
        self,
        rows: ir.Rows,
        places: Places,
        body: Callable[[Places], Piece],
        *,
        body_follows_filter: bool = True,
    ) -> str:
        writer = self._writer
        parameter = writer.parameter(rows.type.entity)
        paths = {name: place.path for name, place in places.items()}
        writer.depth += 1
        # TypeScript does not carry over what an earlier filter has settled about a row's members.
        settled_outside = body_follows_filter and bool(rows.conditions)
        place = Place(parameter, writer.records.path(rows, paths), writer.depth - settled_outside)
        text = body({**places, rows.variable.name: place}).text
        writer.depth -= 1
        return function(parameter, text)

    def _array(self, rows: ir.Rows, places: Places) -> str:
        named = self._writer.records.property(rows.record, rows.name)
        above = self._writer.records.reached(rows.record, places)
        return f"({above.code}?.{named} ?? [])" if above.nullable else f"{above.code}.{named}"
