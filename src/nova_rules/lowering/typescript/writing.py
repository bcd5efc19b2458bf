"""What the writers of numbers and of rows ask of the writer of everything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from nova_rules.lowering.typescript.records import Places, Records
from nova_rules.lowering.typescript.text import Piece
from nova_rules.model import expressions as ir
from nova_rules.model.expressions import Node


class Writes(Protocol):
    """The writer of everything else; `depth` counts the functions around what is written."""

    records: Records
    depth: int

    def helper(self, name: str, *arguments: str) -> Piece:
        """Write a call of a helper."""

    def parameter(self, entity: str) -> str:
        """Give a name for the parameter of a function."""

    def when_present(self, raw: Piece, entity: str, then: Callable[[str], str]) -> Piece:
        """Write what follows from a value that may be missing."""

    def value(self, node: Node, places: Places) -> Piece:
        """Write a value."""

    def number(self, node: Node, places: Places) -> Piece:
        """Write a whole number as a JavaScript number."""

    def raw(self, node: ir.Member, places: Places) -> Piece:
        """Write a stored value as the record holds it."""

    def input_code(self, node: ir.Input) -> str:
        """Give the code that reads an input."""

    def inside(self, node: ir.Within, places: Places, write: Callable[[Places], Piece]) -> Piece:
        """Write something about another record."""

    def chosen(self, node: ir.Conditional, places: Places, write: Callable[[Node], Piece]) -> Piece:
        """Write a choice between two values, written in a given way."""

    def first(self, node: ir.Coalesce, pieces: list[Piece]) -> Piece:
        """Write the first of some values that is there."""

    def count(self, node: ir.Count, places: Places) -> Piece:
        """Write how many rows there are."""

    def aggregate(self, node: ir.Aggregate, places: Places, value: Callable[[Places], str]) -> Piece:
        """Write a sum, min or max over rows."""
