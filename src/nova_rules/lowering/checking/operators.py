"""Operators: conditions, comparisons, membership, choices."""

from __future__ import annotations

from nova_rules.lowering.checking import arithmetic
from nova_rules.lowering.checking.scope import Check, Scope, known_if
from nova_rules.lowering.checking.types import (
    ORDERED,
    adapted,
    all_united,
    condition,
    mismatch,
    present,
    said,
    united,
)
from nova_rules.lowering.refusals import ExpressionError, refused, together
from nova_rules.lowering.syntax import Listing, Operation
from nova_rules.model.expressions import (
    And,
    Compare,
    Conditional,
    Exists,
    Has,
    Identity,
    Node,
    Not,
    OneOf,
    Or,
    Rows,
    Same,
)
from nova_rules.model.kinds import BOOLEAN, Kind

_RECORDS = frozenset({Kind.RECORD, Kind.IDENTIFIER})
_MANY = frozenset({Kind.COLLECTION, Kind.VALUES})


def operation(written: Operation, scope: Scope, check: Check) -> Node:
    """Give the meaning of an operator between its operands."""
    if written.operator in {"&&", "||"}:
        return _logical(written, scope, check)
    if written.operator == "!":
        return Not(BOOLEAN, condition(check(written.operands[0], scope)), place=written.place)
    if written.operator == "?":
        return _conditional(written, scope, check)
    if written.operator == "in":
        return _membership(written, scope, check)
    if written.operator in {"==", "!=", "<", "<=", ">", ">="}:
        left, right = _both(written, scope, check)
        return _comparison(written, left, right)
    return arithmetic.operation(written, scope, check)


def _both(written: Operation, scope: Scope, check: Check) -> tuple[Node, Node]:
    left, right = together(*((lambda part=part: check(part, scope)) for part in written.operands))
    return left, right


def _logical(written: Operation, scope: Scope, check: Check) -> Node:
    """Check both sides; the right one knows what the left one has settled."""
    first, second = written.operands
    settles = written.operator == "&&"
    try:
        left = condition(check(first, scope))
    except ExpressionError as error:
        _check_despite(error, second, scope, check)
        raise
    right = condition(check(second, scope.knowing(known_if(left, holds=settles))))
    joined = And if settles else Or
    return joined(BOOLEAN, left, right, place=written.place)


def _check_despite(error: ExpressionError, second: object, scope: Scope, check: Check) -> None:
    """Look for mistakes in the right side too, except what the broken left one might have settled."""
    try:
        condition(check(second, scope))  # type: ignore[arg-type]
    except ExpressionError as another:
        sound = tuple(each for each in another.problems if each.code != "expression-missing")
        raise ExpressionError(error.problems + sound) from error


def _conditional(written: Operation, scope: Scope, check: Check) -> Node:
    asked, then, otherwise = written.operands
    test = condition(check(asked, scope))
    values = together(
        lambda: check(then, scope.knowing(known_if(test, holds=True))),
        lambda: check(otherwise, scope.knowing(known_if(test, holds=False))),
    )
    for value in values:
        if value.type.kind in _MANY | _RECORDS | {Kind.DURATION}:
            raise mismatch(value.place, f"`? :` chooses between values, not {said(value.type)}.")
    (first, second), common = all_united(values)
    if common.kind is Kind.NULL:
        raise mismatch(written.place, "Both sides of `? :` are null.")
    return Conditional(common, test, first, second, place=written.place)


def _comparison(written: Operation, left: Node, right: Node) -> Node:
    kinds = {left.type.kind, right.type.kind}
    for node in (left, right):
        if node.type.kind in _MANY:
            hint = "Ask `.exists(x, ...)`, `.all(x, ...)` or `count(...)`."
            raise refused(node.place, "expression-to-many", "Many records cannot be compared at once.", hint)
    if Kind.NULL in kinds:
        return _with_null(written, left, right)
    if kinds & _RECORDS:
        return _of_records(written, left, right)
    left, right = adapted(left, right.type), adapted(right, left.type)
    present(left)
    present(right)
    _check_comparable(written, left, right)
    return Compare(BOOLEAN, written.operator, left, right, place=written.place)


def _check_comparable(written: Operation, left: Node, right: Node) -> None:
    common = united(left.type, right.type)
    if common is None:
        kinds = {left.type.kind, right.type.kind}
        hint = "Turn the time into a date: `local_date(...)`." if kinds == {Kind.DATE, Kind.DATETIME} else ""
        raise mismatch(
            right.place, f"{said(right.type)} is compared with {said(left.type)}.".capitalize(), hint
        )
    if common.kind is Kind.DURATION:
        raise mismatch(written.place, "Lengths of time are not compared.", "Compare `days_between(...)`.")
    if common.kind is Kind.CHOICE and not set(left.type.choices) & set(right.type.choices):
        raise mismatch(right.place, "These two choices have no value in common.")
    if written.operator not in {"==", "!="} and common.kind not in ORDERED:
        raise mismatch(written.place, f"`{written.operator}` needs an order, and {said(common)} has none.")


def _with_null(written: Operation, left: Node, right: Node) -> Node:
    value = right if left.type.kind is Kind.NULL else left
    if written.operator not in {"==", "!="} or value.type.kind is Kind.NULL:
        raise mismatch(written.place, "Only `x == null` and `x != null` say something.", "Use `has(x)`.")
    there = has(value)
    return there if written.operator == "!=" else Not(BOOLEAN, there, place=written.place)


def has(value: Node) -> Node:
    """Give whether a value is there."""
    if value.type.kind in _MANY:
        hint = "Ask `.exists()` or `count(...) > 0`."
        raise refused(value.place, "expression-to-many", "Many records are always there, if only none.", hint)
    inner = value.record if isinstance(value, Identity) else value
    return Has(BOOLEAN, inner, place=value.place)


def _of_records(written: Operation, left: Node, right: Node) -> Node:
    if written.operator not in {"==", "!="}:
        raise mismatch(written.place, "Records have no order.", "Compare one of their members.")
    if left.type.kind is not right.type.kind:
        sentence = f"{said(right.type)} is compared with {said(left.type)}.".capitalize()
        raise mismatch(right.place, sentence, "Compare two records, or two ids.")
    if left.type.entity != right.type.entity:
        sentence = f"A `{left.type.entity}` is never a `{right.type.entity}`."
        raise mismatch(right.place, sentence)
    same = Same(BOOLEAN, _record(left), _record(right), place=written.place)
    return same if written.operator == "==" else Not(BOOLEAN, same, place=written.place)


def _record(node: Node) -> Node:
    return node.record if isinstance(node, Identity) else node


def _membership(written: Operation, scope: Scope, check: Check) -> Node:
    first, second = written.operands
    if isinstance(second, Listing):
        return _one_of(written, second, scope, check)
    value, many = _both(written, scope, check)
    if not isinstance(many, Rows) or value.type.kind is not Kind.RECORD:
        sentence = f"`in` asks for a record among records, not for {said(value.type)} in {said(many.type)}."
        raise mismatch(
            second.place, sentence, "Use `.exists(x, x.member == ...)`, or a list: `x in ['a', 'b']`."
        )
    if value.type.entity != many.type.entity:
        raise mismatch(first.place, f"A `{value.type.entity}` is never among {said(many.type)}.")
    return Exists(BOOLEAN, _with_row(many, value), place=written.place)


def _with_row(many: Rows, value: Node) -> Rows:
    same = Same(BOOLEAN, many.variable, value, place=value.place)
    return Rows(
        many.type,
        many.record,
        many.name,
        many.reference,
        many.variable,
        many.link,
        many.far,
        (*many.conditions, same),
        place=many.place,
    )


def _one_of(written: Operation, listing: Listing, scope: Scope, check: Check) -> Node:
    value = present(check(written.operands[0], scope))
    if not listing.items:
        raise mismatch(listing.place, "An empty list holds nothing.", "Write the values: `x in ['a', 'b']`.")
    options = together(
        *((lambda item=item: adapted(check(item, scope), value.type)) for item in listing.items)
    )
    for option in options:
        if option.type.kind in _RECORDS | _MANY:
            raise mismatch(option.place, "A list holds values, not records.")
        _check_comparable(Operation(option.place, "==", ()), value, present(option))
    return OneOf(BOOLEAN, value, options, place=written.place)
