"""Transitions as operations on one record: lock, ask for the state, ask the guard, write, note it down."""

from __future__ import annotations

from nova_rules.lowering.assignments import Writing
from nova_rules.lowering.compiler import Compiler
from nova_rules.lowering.constraints import check_reads
from nova_rules.lowering.locks import share_locks
from nova_rules.lowering.members import type_of
from nova_rules.lowering.refusals import did_you_mean, refused, together
from nova_rules.lowering.sentences import refusal_of_move
from nova_rules.lowering.sql.text import literal
from nova_rules.lowering.world import typed, typed_condition
from nova_rules.model import expressions as ir
from nova_rules.model.domain import Effect, Entity, Lifecycle, Transition
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import USER, Type
from nova_rules.model.operations import (
    Assignment,
    Audit,
    Given,
    Lock,
    LockRows,
    Operation,
    Require,
    RequireState,
    Segment,
    SqlCode,
    Step,
    Update,
)

Inputs = tuple[tuple[str, Type], ...]


def guard_node(compiler: Compiler, entity: Entity, transition: Transition) -> Node | None:
    """Give the typed guard of a transition, if it has one."""
    if transition.guard is None:
        return None
    scope = compiler.scope(entity, inputs_of(compiler, transition))
    node = typed_condition(transition.guard, scope)
    check_reads(node, transition.name)
    return node


def inputs_of(compiler: Compiler, transition: Transition) -> Inputs:
    """Give the types of what the caller gives."""
    scale = compiler.world.scale_of_money
    return tuple((field.name, type_of(field, scale)) for field in transition.inputs)


def operation_of(
    compiler: Compiler, entity: Entity, lifecycle: Lifecycle, transition: Transition
) -> Operation:
    """Compile a transition."""
    writes = _updates(compiler, entity, lifecycle, transition)
    node = guard_node(compiler, entity, transition)
    refusal = refusal_of_move(transition, entity)
    place = transition.place
    steps: list[Step] = [
        LockRows(place, locks=_locks(compiler, entity, node, writes), checks_version=True),
        RequireState(place, field=lifecycle.field, states=transition.sources),
    ]
    if node is not None:
        steps.append(Require(node.place, condition=compiler.over_row(node, entity), refusal=refusal))
    steps += [*writes, Audit(place, action=f"{entity.name}.{transition.name}")]
    return Operation(
        name=transition.name,
        subject=entity.name,
        roles=_roles(entity, transition),
        inputs=tuple(Given(each.name, each.type, each.optional) for each in transition.inputs),
        segments=(Segment(tuple(steps)),),
        refusals=() if node is None else (refusal,),
        source=transition.sources,
        target=transition.target,
        place=place,
    )


def _roles(entity: Entity, transition: Transition) -> tuple[str, ...]:
    named = {role for policy in entity.policies if transition.name in policy.actions for role in policy.roles}
    return tuple(sorted(named | set(transition.allow)))


def _locks(
    compiler: Compiler, entity: Entity, guard: Node | None, writes: tuple[Update, ...]
) -> tuple[Lock, ...]:
    """Lock the subject, then what is written, then what the guard reads; the order follows later."""
    locks: dict[tuple[str, ...], Lock] = {(): Lock(entity.name, (), "update")}
    for update in writes:
        locks.setdefault(update.path, Lock(update.entity, update.path, "update"))
    for lock in share_locks(compiler, guard) if guard is not None else ():
        locks.setdefault(lock.path, lock)
    return tuple(locks.values())


def _updates(
    compiler: Compiler, entity: Entity, lifecycle: Lifecycle, transition: Transition
) -> tuple[Update, ...]:
    """Give one update a record: the state and all effects on the subject are written at once."""
    state = Assignment(lifecycle.field, SqlCode(literal(transition.target)))
    written: dict[tuple[str, ...], Update] = {}
    made = together(
        *((lambda each=each: _effect(compiler, entity, transition, each)) for each in transition.effects)
    )
    for update in (Update(transition.place, entity=entity.name, path=(), values=(state,)), *made):
        before = written.get(update.path)
        values = (*before.values, *update.values) if before else update.values
        place = before.place if before else update.place
        written[update.path] = Update(place, entity=update.entity, path=update.path, values=values)
    return tuple(written.values())


def _effect(compiler: Compiler, entity: Entity, transition: Transition, effect: Effect) -> Update:
    scope = compiler.scope(entity, inputs_of(compiler, transition))
    target = typed(effect.target, scope)
    path = _path(target)
    changed = compiler.domain.entity(target.type.entity)
    if changed.append_only:
        sentence = f"`{changed.name}` is append-only: nothing changes its records."
        raise refused(effect.target.place, "effect-target", sentence)
    writing = Writing(compiler, entity, changed, transition, scope)
    values = together(
        *((lambda name=name, value=value: writing.assigned(name, value)) for name, value in effect.values)
    )
    return Update(effect.place, entity=changed.name, path=path, values=values)


def _path(target: Node) -> tuple[str, ...]:
    if isinstance(target, ir.Variable):
        return ()
    if isinstance(target, ir.Follow) and target.type.entity != USER and not target.type.nullable:
        return (*_path(target.record), target.name)
    sentence = "An effect changes `this`, or a record that a required reference leads to."
    raise refused(target.place, "effect-target", sentence, "Write `update: this`.")


def set_by_problems(compiler: Compiler, entity: Entity) -> None:
    """Keep a problem for every field whose `set-by` names no transition, or one that never writes it."""
    moves = {each.name: each for each in entity.lifecycle.transitions} if entity.lifecycle else {}
    for field in entity.fields:
        if field.set_by is None:
            continue
        move = moves.get(field.set_by)
        if move is None:
            sentence = (
                f"`{field.name}` is set by `{field.set_by}`, which is no transition of `{entity.name}`."
            )
            error = refused(field.place, "set-by", sentence, did_you_mean(field.set_by, tuple(moves)))
            compiler.problems.extend(error.problems)
        elif field.name not in {name for effect in move.effects for name, _ in effect.values}:
            sentence = f"`{field.name}` is set by `{field.set_by}`, but that transition never writes it."
            hint = f"Add `effects: [{{ update: this, set: {{ {field.name}: ... }} }}]`."
            compiler.problems.extend(refused(field.place, "set-by", sentence, hint).problems)
