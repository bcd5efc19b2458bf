"""What an effect writes: a value that fits the member it is written to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nova_rules.lowering.checking.scope import Scope
from nova_rules.lowering.checking.types import adapted, mismatch, said, united
from nova_rules.lowering.compiler import Compiler
from nova_rules.lowering.members import Forward, HasMember, Stored
from nova_rules.lowering.parse import parse
from nova_rules.lowering.refusals import ExpressionError, did_you_mean, refused
from nova_rules.lowering.syntax import Name
from nova_rules.lowering.world import typed
from nova_rules.model.domain import Entity, Expression, Transition
from nova_rules.model.expressions import Literal, Node, Round
from nova_rules.model.kinds import NUMBERS, Kind, Type
from nova_rules.model.operations import Assignment


@dataclass(frozen=True, slots=True)
class Writing:
    """What a transition writes: values worked out over a row of `entity`, to a record of `changed`."""

    compiler: Compiler
    entity: Entity
    changed: Entity
    transition: Transition
    scope: Scope

    def assigned(self, name: str, value: Expression) -> Assignment:
        """Give the assignment of a value to a member."""
        member = self._writable(name, value)
        if isinstance(member, Forward):
            node = _record(typed(value, self.scope), member)
            return Assignment(name, self.compiler.key_over_row(node, self.entity))
        node = _fitted(_value(value, self.scope, member), member.type)
        return Assignment(name, self.compiler.over_row(node, self.entity))

    def _writable(self, name: str, value: Expression) -> Stored | Forward:
        changed = self.changed
        if changed.lifecycle is not None and name == changed.lifecycle.field:
            hint = "Leave it out; the transition says where it goes."
            raise refused(value.place, "effect-member", f"`{name}` is moved by transitions only.", hint)
        field = next((each for each in changed.fields if each.name == name), None)
        if field is not None and field.set_by not in {None, self.transition.name}:
            sentence = f"`{name}` is written by `{field.set_by}` alone."
            raise refused(value.place, "effect-member", sentence, "Write it there, or change `set-by`.")
        member = self.compiler.world.members[changed.name].get(name)
        if field is None and not any(each.name == name for each in changed.references):
            raise _unknown(changed, name, value, member)
        assert isinstance(member, Stored | Forward)  # noqa: S101 - fields and references are
        return member


def _unknown(changed: Entity, name: str, value: Expression, member: HasMember | None) -> ExpressionError:
    known = (*(each.name for each in changed.fields), *(each.name for each in changed.references))
    sentence = (
        f"`{changed.name}` has no `{name}`." if member is None else f"`{name}` is worked out, not written."
    )
    return refused(value.place, "effect-member", sentence, did_you_mean(name, known))


def _value(value: Expression, scope: Scope, member: Stored) -> Node:
    """Give the typed value; a bare word that is one of the member's choices is that choice."""
    written = parse(value)
    if isinstance(written, Name) and written.name in member.type.choices:
        own = scope.world.members[scope.this.type.entity] if scope.this else {}
        if written.name in own:
            sentence = f"`{written.name}` is a choice here and a member as well."
            hint = f"Write `'{written.name}'` for the choice or `this.{written.name}` for the member."
            raise refused(value.place, "expression-name", sentence, hint)
        return Literal(Type(Kind.CHOICE, choices=(written.name,)), written.name, place=value.place)
    return adapted(typed(value, scope), member.type)


def _fitted(node: Node, wanted: Type) -> Node:
    both = united(wanted, node.type)
    narrower = wanted.kind is Kind.INTEGER and node.type.kind is Kind.DECIMAL
    outside = wanted.kind is Kind.CHOICE and not set(node.type.choices) <= set(wanted.choices)
    if both is None or narrower or outside:
        raise mismatch(node.place, f"{said(wanted)} is written here, not {said(node.type)}.".capitalize())
    if node.type.nullable and not wanted.nullable:
        hint = "Say what counts instead: `coalesce(..., ...)`."
        raise refused(node.place, "expression-missing", "This may be missing, and the field may not.", hint)
    if wanted.kind in NUMBERS and node.type.scale > wanted.scale:
        return Round(replace(wanted, nullable=node.type.nullable), node, place=node.place)
    return node


def _record(node: Node, member: Forward) -> Node:
    if node.type.kind is not Kind.RECORD or node.type.entity != member.entity:
        sentence = f"A record of `{member.entity}` is written here, not {said(node.type)}."
        raise mismatch(node.place, sentence)
    if node.type.nullable and not member.nullable:
        raise refused(
            node.place, "expression-missing", "This record may be missing, and the reference may not."
        )
    return node
