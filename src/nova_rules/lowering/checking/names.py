"""Names and members: what `status`, `student.class_group.name` or `actor.guardian` is."""

from __future__ import annotations

from collections.abc import Mapping

from nova_rules.lowering.checking.scope import Check, Scope
from nova_rules.lowering.checking.types import said
from nova_rules.lowering.members import Backward, Forward, HasMember, Many, Stored
from nova_rules.lowering.refusals import ExpressionError, did_you_mean, refused
from nova_rules.lowering.syntax import Name, Pick
from nova_rules.model.expressions import (
    Actor,
    ActorRecord,
    Ambient,
    Back,
    Follow,
    Identity,
    Input,
    Member,
    Node,
    Rows,
    Variable,
    Within,
)
from nova_rules.model.kinds import USER, Kind, Type
from nova_rules.model.problems import Place

GLOBALS = ("today", "now", "actor", "role", "input", "this", "setting")
"""Names the language gives a meaning everywhere."""
NOT_YET = "This version of the language cannot do that yet."


def name(written: Name, scope: Scope) -> Node:
    """Give what a name alone means: what a quantifier binds, a member of `this`, or the language's own."""
    for variable in scope.variables:
        if variable.name == written.name:
            return Variable(variable.type, variable.name, place=written.place)
    if scope.this is not None and written.name in _own(scope):
        return member(scope.this, written.name, written.place, scope)
    if written.name in GLOBALS:
        return _global(written, scope)
    raise _unknown_name(written, scope)


def pick(written: Pick, scope: Scope, check: Check) -> Node:
    """Give a member of something."""
    if isinstance(written.base, Name) and not _is_bound(written.base.name, scope):
        if written.base.name == "actor":
            return _of_actor(written, scope)
        if written.base.name == "input":
            return _input(written, scope)
        if written.base.name in {"setting", "role"} and written.base.name not in _own(scope):
            raise refused(written.base.place, "not-yet", f"`{written.base.name}.{written.name}`: {NOT_YET}")
    base = check(written.base, scope)
    if base.type.kind is Kind.RECORD:
        return member(base, written.name, written.place, scope)
    if base.type.kind is Kind.COLLECTION:
        sentence = f"`{_shown(written.base)}` is many records, so `{written.name}` alone says nothing."
        hint = f"Use `.exists(x, x.{written.name} ...)`, `.all(...)` or `.map(x, x.{written.name})`."
        raise refused(written.place, "expression-to-many", sentence, hint)
    sentence = f"`{written.name}` is asked of {said(base.type)}, which has no members."
    raise refused(written.place, "expression-type", sentence)


def member(base: Node, named: str, place: Place, scope: Scope) -> Node:
    """Give a member of a record by its name."""
    entity, missing = base.type.entity, base.type.nullable
    if named == "id":
        return Identity(Type(Kind.IDENTIFIER, missing, entity=entity), base, place=place)
    found = scope.world.members[entity].get(named)
    if found is None:
        raise _unknown_member(entity, named, place, scope)
    if isinstance(found, Stored):
        return scope.narrowed(Member(_nullable(found.type, missing), base, named, place=place))
    if isinstance(found, Forward):
        type_ = Type(Kind.RECORD, missing or found.nullable, entity=found.entity)
        return scope.narrowed(Follow(type_, base, named, place=place))
    if isinstance(found, Backward):
        type_ = Type(Kind.RECORD, nullable=True, entity=found.entity)
        return scope.narrowed(Back(type_, base, named, found.reference, place=place))
    if isinstance(found, Many):
        return rows(base, named, found, place)
    body = scope.world.derived(entity, named)
    return scope.narrowed(Within(_nullable(body.type, missing), base, named, body, place=place))


def rows(base: Node, named: str, many: Many, place: Place) -> Rows:
    """Give the records reached over a to-many relation."""
    variable = Variable(Type(Kind.RECORD, entity=many.entity), "", place=place)
    type_ = Type(Kind.COLLECTION, entity=many.entity)
    return Rows(type_, base, named, many.reference, variable, many.link, many.far, place=place)


def _nullable(type_: Type, missing: bool) -> Type:  # noqa: FBT001 - a property of the record it is read from
    return Type(type_.kind, type_.nullable or missing, type_.entity, type_.choices, type_.scale, type_.unit)


def _own(scope: Scope) -> Mapping[str, HasMember]:
    """Give the members of the record at hand."""
    return scope.world.members[scope.this.type.entity] if scope.this is not None else {}


def _is_bound(named: str, scope: Scope) -> bool:
    return any(variable.name == named for variable in scope.variables)


def _global(written: Name, scope: Scope) -> Node:
    if written.name == "today":
        return Ambient(Type(Kind.DATE), "today", place=written.place)
    if written.name == "now":
        return Ambient(Type(Kind.DATETIME), "now", place=written.place)
    if written.name == "role":
        return Ambient(Type(Kind.CHOICE, choices=scope.world.roles), "role", place=written.place)
    if written.name == "actor":
        return Actor(Type(Kind.RECORD, entity=USER), place=written.place)
    if written.name == "this" and scope.this is not None:
        return Variable(scope.this.type, scope.this.name, place=written.place)
    sentence = f"`{written.name}` means nothing on its own here."
    raise refused(written.place, "expression-name", sentence, f"Name a member: `{written.name}.x`.")


def _of_actor(written: Pick, scope: Scope) -> Node:
    place = written.place
    if written.name == "role":
        return Ambient(Type(Kind.CHOICE, choices=scope.world.roles), "role", place=place)
    if written.name == "id":
        return Identity(Type(Kind.IDENTIFIER, entity=USER), _global(Name(place, "actor"), scope), place=place)
    if written.name in scope.world.signs_in:
        return scope.narrowed(
            ActorRecord(Type(Kind.RECORD, nullable=True, entity=written.name), place=place),
        )
    if written.name in scope.world.members:
        sentence = f"The signed-in user is never a `{written.name}`: its records have no sign-in."
        raise refused(place, "expression-name", sentence, "Give its trait `sign-in: optional`.")
    known = ("id", "role", *scope.world.signs_in)
    raise refused(
        place, "expression-name", f"`actor` has no `{written.name}`.", did_you_mean(written.name, known)
    )


def _input(written: Pick, scope: Scope) -> Node:
    given = dict(scope.inputs)
    if written.name not in given:
        sentence = f"No input is called `{written.name}` here."
        raise refused(written.place, "expression-name", sentence, did_you_mean(written.name, tuple(given)))
    return scope.narrowed(Input(given[written.name], written.name, place=written.place))


def _unknown_name(written: Name, scope: Scope) -> ExpressionError:
    known = [variable.name for variable in scope.variables] + [name for name in GLOBALS if name != "setting"]
    if any(written.name == given for given, _ in scope.inputs):
        hint = f"Did you mean `input.{written.name}`?"
    else:
        hint = did_you_mean(written.name, (*known, *_own(scope)))
    return refused(written.place, "expression-name", f"`{written.name}` means nothing here.", hint)


def _unknown_member(entity: str, named: str, place: Place, scope: Scope) -> ExpressionError:
    hint = did_you_mean(named, ("id", *scope.world.members[entity]))
    return refused(place, "expression-name", f"`{entity}` has no `{named}`.", hint)


def _shown(written: object) -> str:
    if isinstance(written, Pick):
        return f"{_shown(written.base)}.{written.name}"
    return written.name if isinstance(written, Name) else "this"
