"""The way in: a typed expression as TypeScript code with its imports and what must be loaded."""

from __future__ import annotations

from nova_rules.lowering.checking.scope import World
from nova_rules.lowering.names import Names
from nova_rules.lowering.typescript.helpers import HELPERS
from nova_rules.lowering.typescript.records import Place, Records, loads_of, uses_context
from nova_rules.lowering.typescript.writer import Writer
from nova_rules.model.behaviour import Import, TsCode
from nova_rules.model.expressions import Node


def typescript_of(node: Node, world: World, names: Names) -> TsCode:
    """Give an expression over `row`; values with decimals are text, moments are Dates, as in records."""
    loads = loads_of(node)
    writer = Writer(Records(names, world, loads))
    piece = writer.outward(node, {"this": Place("row", (), 0)})
    imports = tuple(sorted(Import(name, HELPERS[name]) for name in writer.used))
    return TsCode(piece.text, imports, loads, uses_context(node))
