"""How types are named in sentences, and which of them go together."""

from __future__ import annotations

from dataclasses import replace

from nova_rules.lowering.literals import clock_time, decimals, is_date
from nova_rules.lowering.refusals import ExpressionError, did_you_mean, refused
from nova_rules.model.expressions import Literal, Node
from nova_rules.model.kinds import NUMBERS, Kind, Type
from nova_rules.model.problems import Place

ORDERED = frozenset({*NUMBERS, Kind.DATE, Kind.DATETIME, Kind.TIME})
"""Kinds that have an order; texts have none that is the same everywhere."""
PLAIN_NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL})
_SAID = {
    Kind.TEXT: "text",
    Kind.INTEGER: "a whole number",
    Kind.DECIMAL: "a number",
    Kind.MONEY: "an amount of money",
    Kind.PERCENT: "a percentage",
    Kind.DATE: "a date",
    Kind.DATETIME: "a date with time",
    Kind.TIME: "a time of day",
    Kind.BOOLEAN: "yes or no",
    Kind.CHOICE: "a choice",
    Kind.IDENTIFIER: "an id",
    Kind.VALUES: "a list of values",
    Kind.NULL: "null",
}


def said(type_: Type) -> str:
    """Give a type as a sentence names it."""
    if type_.kind is Kind.RECORD:
        return f"a record of `{type_.entity}`"
    if type_.kind is Kind.COLLECTION:
        return f"records of `{type_.entity}`"
    if type_.kind is Kind.DURATION:
        return f"a length of time in {type_.unit}"
    return _SAID[type_.kind]


def present(node: Node) -> Node:
    """Give the node back; raises ExpressionError where its value may be missing."""
    if node.type.kind is Kind.NULL:
        raise refused(node.place, "expression-type", "`null` is not a value here.", "Use `has(...)`.")
    if node.type.nullable:
        sentence = "This may be missing, and nothing here says what then."
        hint = "Ask `has(...) && ...` first, or say what counts instead with `coalesce(..., ...)`."
        raise refused(node.place, "expression-missing", sentence, hint)
    return node


def of_kind(node: Node, kinds: frozenset[Kind], wanted: str) -> Node:
    """Give the node back; raises ExpressionError where it is missing or of another kind."""
    if node.type.kind not in kinds:
        raise mismatch(node.place, f"{wanted} is wanted here, not {said(node.type)}.")
    return present(node)


def condition(node: Node) -> Node:
    """Give the node back; raises ExpressionError where it is no condition."""
    return of_kind(node, frozenset({Kind.BOOLEAN}), "A condition")


def mismatch(place: Place, sentence: str, hint: str = "") -> ExpressionError:
    """Give the error of types that do not go together."""
    return refused(place, "expression-type", sentence, hint)


def adapted(node: Node, other: Type) -> Node:
    """Give a literal as what it stands beside: a text as choice, date or time, a number as money."""
    if not isinstance(node, Literal) or not isinstance(node.value, str):
        return node
    if node.type.kind is Kind.TEXT:
        return _adapted_text(node, node.value, other)
    if node.type.kind in PLAIN_NUMBERS and other.kind in {Kind.MONEY, Kind.PERCENT}:
        return Literal(Type(other.kind, scale=decimals(node.value)), node.value, place=node.place)
    return node


def _adapted_text(node: Literal, text: str, other: Type) -> Node:
    if other.kind is Kind.CHOICE:
        if text not in other.choices:
            sentence = f"`{text}` is not one of the choices."
            raise refused(node.place, "expression-choice", sentence, did_you_mean(text, other.choices))
        return replace(node, type=Type(Kind.CHOICE, choices=(text,)))
    if other.kind is Kind.DATE:
        if not is_date(text):
            raise mismatch(node.place, f"`{text}` is not a date.", "Write it as `2026-01-31`.")
        return replace(node, type=Type(Kind.DATE))
    if other.kind is Kind.TIME:
        clock = clock_time(text)
        if clock is None:
            raise mismatch(node.place, f"`{text}` is not a time of day.", "Write it as `09:30`.")
        return replace(node, type=Type(Kind.TIME), value=clock)
    return node


def united(left: Type, right: Type) -> Type | None:
    """Give the type both go into, or nothing where they do not go together; missing if one may be missing."""
    if left.kind is Kind.NULL or right.kind is Kind.NULL:
        return replace(right if left.kind is Kind.NULL else left, nullable=True)
    nullable, scale = left.nullable or right.nullable, max(left.scale, right.scale)
    if {left.kind, right.kind} == PLAIN_NUMBERS:
        return Type(Kind.DECIMAL, nullable, scale=scale)
    if left.kind is not right.kind or left.entity != right.entity or left.unit != right.unit:
        return None
    choices = left.choices + tuple(each for each in right.choices if each not in left.choices)
    return replace(left, nullable=nullable, scale=scale, choices=choices)


def all_united(nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], Type]:
    """Give the nodes, literals adapted, and the one type they go into; raises ExpressionError if none."""
    leading = next((node.type for node in nodes if not isinstance(node, Literal)), nodes[0].type)
    fitted = tuple(adapted(node, leading) for node in nodes)
    common = fitted[0].type
    for node in fitted[1:]:
        both = united(common, node.type)
        if both is None:
            raise mismatch(
                node.place, f"{said(common)} and {said(node.type)} do not go together.".capitalize()
            )
        common = both
    return fitted, common
