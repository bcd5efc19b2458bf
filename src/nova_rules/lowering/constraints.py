"""Constraints of one entity: unique, checks of one row, guards that look around, no overlap."""

from __future__ import annotations

from nova_rules.lowering.compiler import Compiler
from nova_rules.lowering.locks import share_locks
from nova_rules.lowering.members import Forward, Stored
from nova_rules.lowering.refusals import ExpressionError, did_you_mean, refused
from nova_rules.lowering.sentences import refusal_of
from nova_rules.lowering.sql.text import identifier
from nova_rules.lowering.walking import walk
from nova_rules.lowering.world import typed_condition
from nova_rules.model import expressions as ir
from nova_rules.model.behaviour import Check, Exclusion, Guard, Unique
from nova_rules.model.domain import Constraint, Entity
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import Kind
from nova_rules.model.operations import SqlCode

_OUTSIDE = (ir.Rows, ir.Exists, ir.All, ir.Count, ir.Aggregate, ir.Back, ir.ActorRecord, ir.Actor)
_NOT_FIXED = (ir.Ambient, ir.Input)
_READS = (ir.Member, ir.Has, ir.Same, ir.Exists, ir.All, ir.Count, ir.Aggregate, ir.Within, ir.Input)
_RANGES = {Kind.DATE: "daterange", Kind.DATETIME: "tstzrange", Kind.TIME: "int4range"}


def condition_of(compiler: Compiler, entity: Entity, constraint: Constraint) -> Node:
    """Give the typed condition of a check or guard."""
    assert constraint.condition is not None  # noqa: S101 - checks and guards have one
    node = typed_condition(constraint.condition, compiler.scope(entity))
    check_reads(node, constraint.name)
    return node


def check_reads(node: Node, name: str) -> None:
    """Refuse a condition that asks nothing of the record: it always holds, or belongs to the policies."""
    if not any(isinstance(each, _READS) for each in walk(node)):
        sentence = f"`{name}` reads no member of the record, so it is the same for every record."
        hint = "Ask something of the record; who may do what belongs to the policies."
        raise refused(node.place, "guard-empty", sentence, hint)


def check_own_row(node: Node, name: str) -> None:
    """Refuse a condition of the table that reads anything but its own row."""
    for each in walk(node):
        beyond = isinstance(each, ir.Member) and not isinstance(each.record, ir.Variable)
        moving = isinstance(each, _NOT_FIXED) or (isinstance(each, ir.Call) and each.function == "local_date")
        if beyond or moving or isinstance(each, _OUTSIDE):
            what = "today, now or who is asking" if moving else "other records"
            sentence = f"`{name}` is held by the table itself and cannot look at {what}."
            raise refused(each.place, "check-reaches", sentence, "Write it as a `guard`.")


def guard_of(compiler: Compiler, entity: Entity, constraint: Constraint) -> Guard:
    """Compile a guard: one predicate over the row as written, asked under locks."""
    node = condition_of(compiler, entity, constraint)
    condition = compiler.over_row(node, entity)
    locks = share_locks(compiler, node)
    return Guard(constraint.name, constraint.when, condition, refusal_of(constraint), locks)


def check_of(compiler: Compiler, entity: Entity, constraint: Constraint) -> Check:
    """Compile a check: for the table, and as TypeScript for an answer before it."""
    node = condition_of(compiler, entity, constraint)
    check_own_row(node, constraint.name)
    sql, typescript = compiler.over_columns(node), compiler.typescript(node)
    return Check(constraint.name, sql, typescript, refusal_of(constraint))


def unique_of(compiler: Compiler, entity: Entity, constraint: Constraint) -> Unique:
    """Compile a unique constraint among living rows."""
    columns = tuple(column_of(compiler, entity, constraint, each) for each in constraint.members)
    return Unique(constraint.name, columns, _where(compiler, entity, constraint), refusal_of(constraint))


def exclusion_of(compiler: Compiler, entity: Entity, constraint: Constraint) -> Exclusion:
    """Compile a no-overlap constraint; its ranges are half-open, so one may begin where another ends."""
    columns = tuple(column_of(compiler, entity, constraint, each) for each in constraint.members)
    span = _span(compiler, entity, constraint)
    where = _where(compiler, entity, constraint)
    return Exclusion(constraint.name, columns, span, where, refusal_of(constraint))


def column_of(compiler: Compiler, entity: Entity, constraint: Constraint, named: str) -> str:
    """Give the column of a member a constraint names."""
    member = compiler.world.members[entity.name].get(named)
    if isinstance(member, Stored):
        return compiler.names.column(entity.name, named)
    if isinstance(member, Forward):
        return compiler.names.key_column(entity.name, named)
    known = tuple(
        name
        for name, each in compiler.world.members[entity.name].items()
        if isinstance(each, Stored | Forward)
    )
    sentence = f"`{entity.name}` has no field or reference `{named}`."
    raise refused(constraint.place, "member-unknown", sentence, did_you_mean(named, known))


def _where(compiler: Compiler, entity: Entity, constraint: Constraint) -> SqlCode | None:
    parts = ["deleted_at IS NULL"] if entity.name in compiler.target.soft_deleted else []
    if constraint.where is not None:
        node = typed_condition(constraint.where, compiler.scope(entity))
        check_own_row(node, constraint.name)
        parts.append(compiler.where_columns(node).text)
    return SqlCode(" AND ".join(parts)) if parts else None


def _span(compiler: Compiler, entity: Entity, constraint: Constraint) -> SqlCode:
    ends = [compiler.world.members[entity.name].get(named) for named in constraint.range]
    kinds = {end.type.kind for end in ends if isinstance(end, Stored)}
    if len(ends) != 2 or len(kinds) != 1 or not kinds <= set(_RANGES):  # noqa: PLR2004 - a start and an end
        raise _range_refused(constraint)
    kind = kinds.pop()
    columns = [identifier(column_of(compiler, entity, constraint, each)) for each in constraint.range]
    if kind is Kind.TIME:
        columns = [f"extract(epoch FROM {column})::integer" for column in columns]
    return SqlCode(f"{_RANGES[kind]}({', '.join(columns)}, '[)')")


def _range_refused(constraint: Constraint) -> ExpressionError:
    sentence = f"`{constraint.name}` needs a range of two dates, two moments or two times of day."
    return refused(constraint.place, "range-shape", sentence, "Write `range: [starts, ends]`.")
