"""A domain prepared for its expressions: members of all entities, typed bodies of derived values."""

from __future__ import annotations

from dataclasses import replace

from nova_rules.lowering.checking.checker import check
from nova_rules.lowering.checking.names import member
from nova_rules.lowering.checking.rows import aggregate, bound
from nova_rules.lowering.checking.scope import Scope, World
from nova_rules.lowering.checking.types import condition, mismatch, said
from nova_rules.lowering.members import members_of, money_scale
from nova_rules.lowering.parse import parse
from nova_rules.lowering.refusals import refused
from nova_rules.lowering.syntax import Syntax
from nova_rules.model.domain import Derived, Domain, Expression
from nova_rules.model.expressions import Count, Has, Node, Rows, Variable
from nova_rules.model.kinds import BOOLEAN, NUMBERS, Kind, Type

_VALUES = frozenset({*NUMBERS, Kind.TEXT, Kind.DATE, Kind.DATETIME, Kind.TIME, Kind.BOOLEAN, Kind.CHOICE})
ADMIN = "admin"
SYSTEM = "system"


def world_of(domain: Domain) -> World:
    """Give what all expressions of a domain share."""
    members = members_of(domain)
    book = _DerivedBook()
    world = World(
        members,
        signs_in=tuple(sorted(entity.name for entity in domain.entities if entity.sign_in is not None)),
        roles=tuple(sorted({ADMIN, SYSTEM, *(role.name for role in domain.roles)})),
        scale_of_money=money_scale(domain.currency),
        derived=book.body,
    )
    book.fill(world)
    return world


def scope_of(world: World, entity: str, inputs: tuple[tuple[str, Type], ...] = ()) -> Scope:
    """Give the scope of an expression about one record of an entity."""
    return Scope(world, Variable(Type(Kind.RECORD, entity=entity), "this"), inputs=inputs)


def typed(expression: Expression, scope: Scope) -> Node:
    """Give the typed expression; raises ExpressionError with every mistake found."""
    return check(parse(expression), scope)


def typed_condition(expression: Expression, scope: Scope) -> Node:
    """Give the typed condition; raises ExpressionError with every mistake found."""
    return condition(typed(expression, scope))


class _DerivedBook:
    """Bodies of derived values, typed once each; a value that needs itself is refused."""

    def __init__(self) -> None:
        self._world: World | None = None
        self._bodies: dict[tuple[str, str], Node] = {}
        self._open: list[tuple[str, str]] = []

    def fill(self, world: World) -> None:
        """Take the world the bodies are typed in."""
        self._world = world

    def body(self, entity: str, name: str) -> Node:
        """Give the typed body of a derived value."""
        key = (entity, name)
        if key not in self._bodies:
            self._bodies[key] = self._typed(key)
        return self._bodies[key]

    def _typed(self, key: tuple[str, str]) -> Node:
        assert self._world is not None  # noqa: S101 - filled before anything is asked
        derived = self._world.members[key[0]][key[1]]
        assert isinstance(derived, Derived)  # noqa: S101 - only asked for derived members
        if key in self._open:
            chain = " -> ".join(f"{entity}.{name}" for entity, name in [*self._open, key])
            sentence = f"`{derived.name}` is worked out from itself: {chain}."
            raise refused(derived.place, "derived-cycle", sentence, "Take one of them out of the circle.")
        self._open.append(key)
        try:
            return derived_body(derived, scope_of(self._world, key[0]))
        finally:
            self._open.pop()


def derived_body(derived: Derived, scope: Scope) -> Node:
    """Give the typed body of a derived value: an expression, or an aggregate over related records."""
    if derived.value is None:
        return _aggregated(derived, scope)
    body = typed(derived.value, scope)
    if body.type.kind not in _VALUES:
        raise mismatch(body.place, f"A derived value is a single value, not {said(body.type)}.")
    return body


def _aggregated(derived: Derived, scope: Scope) -> Node:
    names = (derived.path or "").split(".")
    assert scope.this is not None  # noqa: S101 - derived values belong to a record
    many = member(scope.this, names[0], derived.place, scope)
    if not isinstance(many, Rows):
        sentence = f"`{names[0]}` is {said(many.type)}; an aggregate runs over many records."
        raise mismatch(derived.place, sentence)
    row = Variable(many.variable.type, "row", place=derived.place)
    rows = _where(derived, bound(many, row), scope)
    if derived.aggregate == "count":
        return Count(Type(Kind.INTEGER), rows, place=derived.place)
    value = _along(row, tuple(names[1:]), derived, scope)
    if value.type.nullable:
        there = Has(BOOLEAN, value, place=derived.place)
        rows = replace(rows, conditions=(*rows.conditions, there))
        value = replace(value, type=replace(value.type, nullable=False))
    return aggregate(str(derived.aggregate), rows, value, Syntax(derived.place))


def _where(derived: Derived, rows: Rows, scope: Scope) -> Rows:
    if derived.where is None:
        return rows
    test = typed_condition(derived.where, replace(scope, this=rows.variable))
    return replace(rows, conditions=(*rows.conditions, test))


def _along(row: Variable, names: tuple[str, ...], derived: Derived, scope: Scope) -> Node:
    value: Node = row
    for name in names:
        if value.type.kind is not Kind.RECORD:
            raise mismatch(derived.place, f"`{name}` is asked of {said(value.type)}, which has no members.")
        value = member(value, name, derived.place, scope)
    if value.type.kind not in _VALUES:
        hint = f"Write `{derived.path}.member`."
        raise mismatch(derived.place, f"`{derived.aggregate}` needs a value, not {said(value.type)}.", hint)
    return value
