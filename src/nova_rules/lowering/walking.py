"""Going through everything inside an expression."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from nova_rules.model.expressions import Node


def parts(node: Node) -> tuple[Node, ...]:
    """Give the expressions a node is made of, in the order they are written."""
    found: list[Node] = []
    for each in fields(node):
        value = getattr(node, each.name)
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
