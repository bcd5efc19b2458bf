"""Functions of many records: exists, all, filter, map, count, size, sum, min and max."""

from __future__ import annotations

from dataclasses import replace

from nova_rules.lowering.checking.functions import counted, extreme, length
from nova_rules.lowering.checking.names import GLOBALS
from nova_rules.lowering.checking.scope import Check, Scope
from nova_rules.lowering.checking.types import ORDERED, condition, mismatch, of_kind, said
from nova_rules.lowering.refusals import refused, together
from nova_rules.lowering.syntax import Invocation, Name, Syntax
from nova_rules.model.expressions import Aggregate, All, Count, Exists, Mapped, Node, Rows, Variable
from nova_rules.model.kinds import BOOLEAN, NUMBERS, Kind, Type

QUANTIFIERS = ("exists", "all", "filter", "map")
AGGREGATES = ("count", "size", "sum", "min", "max")


def quantified(written: Invocation, scope: Scope, check: Check) -> Node:
    """Check `records.exists(x, ...)`, `all`, `filter` or `map`."""
    if written.base is None:
        sentence = f"`{written.name}` is asked of records."
        hint = f"Write `records.{written.name}(x, ...)`."
        raise refused(written.place, "expression-arguments", sentence, hint)
    base = check(written.base, scope)
    if not isinstance(base, Rows):
        sentence = f"`{written.name}` is asked of records, not of {said(base.type)}."
        raise mismatch(written.place, sentence)
    if written.name == "exists" and not written.arguments:
        return Exists(BOOLEAN, base, place=written.place)
    variable = _variable(written, base, scope)
    body = check(written.arguments[1], scope.binding(variable))
    return _applied(written, bound(base, variable), body)


def _variable(written: Invocation, base: Rows, scope: Scope) -> Variable:
    counted(written, written.arguments, 2, 2)
    first = written.arguments[0]
    if not isinstance(first, Name):
        sentence = f"The first argument of `{written.name}` is a name for one record."
        raise refused(first.place, "expression-arguments", sentence, f"Write `.{written.name}(x, ...)`.")
    own = scope.world.members[scope.this.type.entity] if scope.this else {}
    taken = {*GLOBALS, *own, *(variable.name for variable in scope.variables)}
    if first.name in taken:
        sentence = f"`{first.name}` already means something here."
        raise refused(first.place, "expression-name", sentence, "Take another name for one record.")
    return Variable(base.variable.type, first.name, place=first.place)


def bound(rows: Rows, variable: Variable) -> Rows:
    """Give the rows under another variable, in their conditions too."""
    conditions = tuple(_renamed(each, rows.variable, variable) for each in rows.conditions)
    return replace(rows, variable=variable, conditions=conditions)


def _renamed(node: Node, old: Variable, new: Variable) -> Node:
    """Give a condition about one variable as a condition about another."""
    if isinstance(node, Variable):
        return replace(new, place=node.place) if node == old else node
    changes: dict[str, object] = {}
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        if isinstance(value, Node):
            changes[name] = _renamed(value, old, new)
        elif isinstance(value, tuple) and value and isinstance(value[0], Node):
            changes[name] = tuple(_renamed(part, old, new) for part in value)
    return replace(node, **changes)  # type: ignore[arg-type]


def _applied(written: Invocation, rows: Rows, body: Node) -> Node:
    if written.name == "map":
        return _mapped(written, rows, body)
    test = condition(body)
    if written.name == "all":
        return All(BOOLEAN, rows, test, place=written.place)
    filtered = replace(rows, conditions=(*rows.conditions, test), place=written.place)
    return filtered if written.name == "filter" else Exists(BOOLEAN, filtered, place=written.place)


def _mapped(written: Invocation, rows: Rows, body: Node) -> Node:
    if body.type.kind not in ORDERED:
        sentence = f"`map` gives numbers, amounts, dates or times, not {said(body.type)}."
        hint = "Ask `.exists(x, ...)` about the records themselves."
        raise mismatch(body.place, sentence, hint)
    of_kind(body, ORDERED, "A value")
    return Mapped(replace(body.type, kind=Kind.VALUES), rows, body, place=written.place)


def aggregated(written: Invocation, arguments: tuple[Syntax, ...], scope: Scope, check: Check) -> Node:
    """Check `count(records)`, `size(records or text)`, `sum(records.map(...))`, `min` and `max`."""
    if written.name in {"min", "max"} and len(arguments) > 1:
        return extreme(written, arguments, scope, check)
    counted(written, arguments, 1, 1)
    many = together(lambda: check(arguments[0], scope))[0]
    if written.name in {"count", "size"}:
        return _counted(written, many)
    if not isinstance(many, Mapped):
        sentence = f"`{written.name}` needs values of records, not {said(many.type)}."
        hint = f"Write `{written.name}(records.map(x, x.member))`."
        raise mismatch(many.place, sentence, hint)
    return aggregate(written.name, many.rows, many.value, written)


def _counted(written: Invocation, many: Node) -> Node:
    if isinstance(many, Mapped):
        return Count(Type(Kind.INTEGER), many.rows, place=written.place)
    if isinstance(many, Rows):
        return Count(Type(Kind.INTEGER), many, place=written.place)
    if written.name == "size":
        return length(written, many)
    raise mismatch(many.place, f"`count` counts records, not {said(many.type)}.")


def aggregate(function: str, rows: Rows, value: Node, written: Syntax) -> Node:
    """Give the sum, min or max of a value over rows."""
    if function == "sum":
        of_kind(value, NUMBERS - {Kind.PERCENT}, "A number or an amount of money")
    nullable = function != "sum"
    return Aggregate(replace(value.type, nullable=nullable), function, rows, value, place=written.place)
