"""What names mean at one place of an expression, and what is known to be there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from nova_rules.lowering.members import HasMember
from nova_rules.lowering.syntax import Syntax
from nova_rules.model.expressions import (
    Actor,
    ActorRecord,
    And,
    Back,
    Follow,
    Has,
    Input,
    Member,
    Node,
    Not,
    Or,
    Variable,
    Within,
)
from nova_rules.model.kinds import Type

Path = tuple[str, ...]
Members = dict[str, dict[str, HasMember]]


@dataclass(frozen=True, slots=True)
class World:
    """What all expressions of a domain share.

    `derived` gives the typed body of a derived value; `signs_in` are the entities of people who may sign in.
    """

    members: Members
    signs_in: tuple[str, ...]
    roles: tuple[str, ...]
    scale_of_money: int
    derived: Callable[[str, str], Node]


@dataclass(frozen=True, slots=True)
class Scope:
    """The names at one place: `this`, what quantifiers bind, inputs; and the paths known to be there."""

    world: World
    this: Variable | None = None
    variables: tuple[Variable, ...] = ()
    inputs: tuple[tuple[str, Type], ...] = ()
    known: frozenset[Path] = frozenset()

    def binding(self, variable: Variable) -> Scope:
        """Give the scope inside a quantifier."""
        return replace(self, variables=(*self.variables, variable))

    def knowing(self, paths: frozenset[Path]) -> Scope:
        """Give the scope where these paths are known to be there."""
        return replace(self, known=self.known | paths)

    def narrowed(self, node: Node) -> Node:
        """Give the node as certainly there where its path is known to be."""
        if node.type.nullable and path_of(node) in self.known:
            return replace(node, type=replace(node.type, nullable=False))
        return node


Check = Callable[[Syntax, Scope], Node]


def path_of(node: Node) -> Path | None:
    """Give the names a value is reached by, or nothing where it is worked out."""
    if isinstance(node, Variable | Input):
        return (type(node).__name__, node.name)
    if isinstance(node, Actor):
        return ("Actor",)
    if isinstance(node, ActorRecord):
        return ("Actor", node.type.entity)
    if isinstance(node, Member | Follow | Back | Within):
        above = path_of(node.record)
        return None if above is None else (*above, node.name)
    return None


def known_if(condition: Node, *, holds: bool) -> frozenset[Path]:
    """Give the paths that are certainly there where a condition holds, or where it does not."""
    if isinstance(condition, Has) and holds:
        path = path_of(condition.value) or ()
        return frozenset(path[:length] for length in range(1, len(path) + 1))
    if isinstance(condition, Not):
        return known_if(condition.value, holds=not holds)
    if isinstance(condition, And | Or):
        left = known_if(condition.left, holds=holds)
        right = known_if(condition.right, holds=holds)
        return left | right if isinstance(condition, And) is holds else left & right
    return frozenset()
