"""The type checker: syntax and a scope in, typed expression out."""

from __future__ import annotations

from nova_rules.lowering.checking import names, operators
from nova_rules.lowering.checking.functions import FUNCTIONS
from nova_rules.lowering.checking.rows import AGGREGATES, QUANTIFIERS, aggregated, quantified
from nova_rules.lowering.checking.scope import Scope
from nova_rules.lowering.literals import decimals
from nova_rules.lowering.refusals import ExpressionError, did_you_mean, refused
from nova_rules.lowering.syntax import Constant, Invocation, Name, Operation, Pick, Syntax
from nova_rules.model.expressions import Literal, Node
from nova_rules.model.kinds import BOOLEAN, Kind, Type

LATER = frozenset({"start", "end", "nights", "next_open_day", "changed", "local_time"})
"""Functions of the language that this version cannot compile."""


def check(written: Syntax, scope: Scope) -> Node:
    """Give the typed expression; raises ExpressionError with every mistake found."""
    if isinstance(written, Constant):
        return _constant(written)
    if isinstance(written, Name):
        return names.name(written, scope)
    if isinstance(written, Pick):
        return names.pick(written, scope, check)
    if isinstance(written, Operation):
        return operators.operation(written, scope, check)
    if isinstance(written, Invocation):
        return _invocation(written, scope)
    hint = "Write `x in ['a', 'b']`."
    raise refused(written.place, "expression-form", "A list has a meaning only behind `in`.", hint)


def _constant(written: Constant) -> Node:
    place = written.place
    if written.kind == "text":
        return Literal(Type(Kind.TEXT), written.value, place=place)
    if written.kind == "boolean":
        return Literal(BOOLEAN, written.value == "true", place=place)
    if written.kind == "null":
        return Literal(Type(Kind.NULL, nullable=True), None, place=place)
    scale = decimals(written.value)
    return Literal(Type(Kind.DECIMAL if scale else Kind.INTEGER, scale=scale), written.value, place=place)


def _invocation(written: Invocation, scope: Scope) -> Node:
    if written.name in QUANTIFIERS:
        return quantified(written, scope, check)
    arguments = written.arguments if written.base is None else (written.base, *written.arguments)
    if written.name in AGGREGATES:
        return aggregated(written, arguments, scope, check)
    function = FUNCTIONS.get(written.name)
    if function is None:
        raise _unknown(written)
    return function(written, arguments, scope, check)


def _unknown(written: Invocation) -> ExpressionError:
    if written.name in LATER:
        return refused(written.place, "not-yet", f"`{written.name}`: {names.NOT_YET}")
    known = (*FUNCTIONS, *QUANTIFIERS, *AGGREGATES)
    return refused(
        written.place,
        "expression-name",
        f"There is no function `{written.name}`.",
        did_you_mean(written.name, known),
    )
