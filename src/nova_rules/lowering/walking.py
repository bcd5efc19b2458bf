"""Going through everything inside an expression."""

from __future__ import annotations

from collections.abc import Iterator

from nova_rules.model.expressions import Node, Variable, Within


def parts(node: Node) -> tuple[Node, ...]:
    """Give the expressions a node is made of, in the order they are written."""
    found: list[Node] = []
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(part for part in value if isinstance(part, Node))
    return tuple(found)


def walk(node: Node) -> Iterator[Node]:
    """Give the node and everything inside it, outermost first."""
    yield node
    for part in parts(node):
        yield from walk(part)


def speaks_of(node: Node, variable: str) -> bool:
    """Tell whether an expression reads the record of a variable, derived values of other records aside."""
    if isinstance(node, Variable):
        return node.name == variable
    if isinstance(node, Within):
        return speaks_of(node.record, variable)
    return any(speaks_of(part, variable) for part in parts(node))
