"""Constraints, lifecycle and policies of one entity, for the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.domain import Constraint, Effect, Expression, Field, Lifecycle, Policy, Transition
from nova_rules.packs.check.constraints import kinds_of
from nova_rules.packs.resolve_members import expression, field_of
from nova_rules.packs.types.fields import FieldOf

if TYPE_CHECKING:
    from nova_rules.packs.anatomy import Anatomy, Part
    from nova_rules.packs.places import Path
    from nova_rules.packs.types.behaviour import Constraint as WrittenConstraint
    from nova_rules.packs.types.behaviour import Policy as WrittenPolicy
    from nova_rules.packs.types.behaviour import Step
    from nova_rules.packs.types.behaviour import Transition as WrittenTransition


def constraints_of(anatomy: Anatomy) -> tuple[Constraint, ...]:
    """Give every constraint; the entity's own replaces a trait's of the same name."""
    own = anatomy.file.content.constraints
    return tuple(
        _constraint(anatomy, part, name, written)
        for part in anatomy.parts()
        for name, written in part.content.constraints.items()
        if part is anatomy.file or name not in own
    )


def _constraint(anatomy: Anatomy, part: Part, name: str, written: WrittenConstraint) -> Constraint:
    key, path = kinds_of(written)[0], ("constraints", name)
    members = tuple(anatomy.filler(part, member) for member in written.unique or written.no_overlap or ())
    condition = written.check if key == "check" else written.guard
    return Constraint(
        name=name,
        kind=key.replace("-", "_"),
        error=written.error or name,
        says=written.says or _says(anatomy.name, key, members, name),
        members=members,
        range=tuple(anatomy.filler(part, member) for member in written.range or ()),
        condition=expression(anatomy, part, (*path, key), condition),
        where=expression(anatomy, part, (*path, "where"), written.where),
        when=written.for_ or "create",
        place=part.key(*path),
    )


def _says(entity: str, key: str, members: tuple[str, ...], name: str) -> str:
    listed = " and ".join(_words(member) for member in members)
    if key == "unique":
        return f"Another {_words(entity)} has the same {listed}."
    if key == "no-overlap":
        return f"Another {_words(entity)} with the same {listed} overlaps."
    return f"The {_words(entity)} does not satisfy the rule `{_words(name)}`."


def _words(name: str) -> str:
    return name.replace("_", " ")


def lifecycle_of(anatomy: Anatomy) -> Lifecycle | None:
    """Give the lifecycle with what the entity adds to a trait's transitions, or None."""
    found = anatomy.lifecycles()
    if not found:
        return None
    part, written = found[0]
    return Lifecycle(
        field=written.field,
        states=written.states,
        initial=written.initial,
        transitions=tuple(
            _transition(anatomy, part, name, move) for name, move in written.transitions.items()
        ),
        place=part.key("lifecycle"),
    )


def _transition(anatomy: Anatomy, part: Part, name: str, written: WrittenTransition) -> Transition:
    path: Path = ("lifecycle", "transitions", name)
    guard = _guard(anatomy, name, expression(anatomy, part, (*path, "guard"), written.guard))
    effects = _effects(part, path, written.effects)
    extension = anatomy.file.content.extend.get(name)
    if extension:
        effects += _effects(anatomy.file, ("extend", name), extension.effects)
    guarded = guard is not None
    return Transition(
        name=name,
        sources=written.from_,
        target=written.to,
        guard=guard,
        error=written.error or (f"cannot_{name}" if guarded else ""),
        says=written.says or (f"This {_words(anatomy.name)} cannot {_words(name)} now." if guarded else ""),
        inputs=_inputs(part, path, written),
        effects=effects,
        allow=written.allow,
        place=part.key(*path),
    )


def _guard(anatomy: Anatomy, name: str, inherited: Expression | None) -> Expression | None:
    """Give the guard, together with the one the entity adds to a trait's transition."""
    extension = anatomy.file.content.extend.get(name)
    added = (
        expression(anatomy, anatomy.file, ("extend", name, "guard"), extension.guard) if extension else None
    )
    if inherited is None or added is None:
        return inherited or added
    return Expression(f"({added.text}) && ({inherited.text})", added.place)


def _inputs(part: Part, path: Path, written: WrittenTransition) -> tuple[Field, ...]:
    return tuple(
        field_of(part, (*path, "input", name), name, given)
        for name, given in written.input.items()
        if isinstance(given, FieldOf)
    )


def _effects(part: Part, above: Path, steps: tuple[Step, ...]) -> tuple[Effect, ...]:
    return tuple(_effect(part, (*above, "effects", number), step) for number, step in enumerate(steps))


def _effect(part: Part, path: Path, step: Step) -> Effect:
    values = tuple((name, Expression(text, part.text(*path, "set", name))) for name, text in step.set.items())
    target = Expression(step.update or "this", part.text(*path, "update"))
    return Effect("update", target, values, part.value(*path))


def policies_of(anatomy: Anatomy) -> tuple[Policy, ...]:
    """Give every policy, a trait's first."""
    return tuple(
        _policy(anatomy, part, number, written)
        for part in anatomy.parts()
        for number, written in enumerate(part.content.policies)
    )


def _policy(anatomy: Anatomy, part: Part, number: int, written: WrittenPolicy) -> Policy:
    return Policy(
        roles=written.to,
        actions=written.allow,
        scope=expression(anatomy, part, ("policies", number, "scope"), written.scope),
        hide=written.hide,
        feature=written.part_of_feature,
        place=part.value("policies", number),
    )
