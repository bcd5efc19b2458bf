"""What a domain does, compiled: scopes, hidden fields, guards, checks, derived values, operations."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.operations import Lock, Operation, Refusal, SqlCode, strongest


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """A name that TypeScript code needs, and the file under src/ that exports it."""

    name: str
    module: str


@dataclass(frozen=True, slots=True, order=True)
class Load:
    """What must be loaded before TypeScript code runs: `path` from the record (or from `actor`), the entity
    there, and whether it is many records.
    """

    path: tuple[str, ...]
    entity: str
    many: bool


@dataclass(frozen=True, slots=True)
class TsCode:
    """A TypeScript expression over `row` (the record) and `context` (today, now, timeZone, actor, input), its
    imports, and what must be loaded.
    """

    text: str
    imports: tuple[Import, ...] = ()
    loads: tuple[Load, ...] = ()
    uses_context: bool = False


@dataclass(frozen=True, slots=True)
class RoleScope:
    """The records of an entity on which a role may take an action; without a predicate, all of them."""

    role: str
    action: str
    predicate: SqlCode | None


@dataclass(frozen=True, slots=True)
class Hidden:
    """Members a role does not see: never, or only on the records where `unless` (over the row) holds."""

    role: str
    members: tuple[str, ...]
    unless: SqlCode | None = None


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition over the row and the records around it, asked in the transaction, under the locks: of the
    row about to be created, as just updated, or about to be deleted (`when`).
    """

    name: str
    when: str
    condition: SqlCode
    refusal: Refusal
    locks: tuple[Lock, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A condition over one row: `sql` for the table (bare columns), `typescript` for an answer before it."""

    name: str
    sql: SqlCode
    typescript: TsCode
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Unique:
    """Columns that are unique together among the rows where `where` holds (living ones, where rows are only
    marked deleted).
    """

    name: str
    columns: tuple[str, ...]
    where: SqlCode | None
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Rows that agree on `columns` must not overlap in `span` (SQL of a range) where `where` holds."""

    name: str
    columns: tuple[str, ...]
    span: SqlCode
    where: SqlCode | None
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class DerivedValue:
    """A derived member as SQL over the row; `kind`, `scale` and `nullable` describe it as a field's would."""

    name: str
    sql: SqlCode
    kind: str
    scale: int
    nullable: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """Members of two parents that must be equal: `member` of `first`, and `its` of `second` (references)."""

    first: str
    member: str
    second: str
    its: str


@dataclass(frozen=True, slots=True)
class Case:
    """A variation of a sample for `rule`: other values, and (reference, member, value) of parents."""

    rule: str
    values: tuple[tuple[str, str | None], ...]
    parents: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """An example that may be created: values by member, as a pack would write them (dates as of 2026-06-15).

    `parents` are (reference, member, value) of what the records it refers to must hold besides, `references`
    those it must refer to. `refused` break one check or creation guard each; `moved` may make a transition,
    and `stopped` may not. `outside` are the (role, action) in whose scope it does not lie for somebody new.
    """

    values: tuple[tuple[str, str | None], ...] = ()
    parents: tuple[tuple[str, str, str], ...] = ()
    shared: tuple[Shared, ...] = ()
    references: tuple[str, ...] = ()
    refused: tuple[Case, ...] = ()
    moved: tuple[Case, ...] = ()
    stopped: tuple[Case, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A record of an example, called `name`: its values, and what it refers to by name.

    `is_actor` where it is the record of the signed-in user.
    """

    name: str
    entity: str
    values: tuple[tuple[str, str], ...]
    references: tuple[tuple[str, str], ...]
    is_actor: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """Records to make, in this order, so that `record` lies within the scope of a role's action."""

    role: str
    action: str
    made: tuple[Made, ...]
    record: str


@dataclass(frozen=True, slots=True)
class EntityBehaviour:
    """Everything an entity's records do. SQL speaks of the row under the alias `alias`.

    `parents` are locks, in order, on the records whose guards count on this entity's rows.
    """

    entity: str
    alias: str
    scopes: tuple[RoleScope, ...]
    hidden: tuple[Hidden, ...]
    guards: tuple[Guard, ...]
    checks: tuple[Check, ...]
    uniques: tuple[Unique, ...]
    exclusions: tuple[Exclusion, ...]
    derived: tuple[DerivedValue, ...]
    transitions: tuple[Operation, ...]
    lock_order: tuple[str, ...] = ()
    parents: tuple[Lock, ...] = ()
    sample: Sample = Sample()
    reached: tuple[Reached, ...] = ()

    def locks_for(self, action: str) -> tuple[Lock, ...]:
        """Give the locks on other records to take, in this order, before a create, update or delete."""
        asked = (lock for guard in self.guards if guard.when == action for lock in guard.locks)
        locks = strongest((*self.parents, *asked))
        return tuple(sorted(locks, key=lambda lock: (self.lock_order.index(lock.entity), lock.path)))


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a domain does: entities sorted by name, and the order in which rows of them are locked."""

    entities: tuple[EntityBehaviour, ...]
    lock_order: tuple[str, ...]

    def entity(self, name: str) -> EntityBehaviour:
        """Give one entity's behaviour; raises KeyError when there is none of that name."""
        for each in self.entities:
            if each.entity == name:
                return each
        raise KeyError(name)

    def refusals(self) -> tuple[Refusal, ...]:
        """Give every refusal that can happen, once per code, sorted by code."""
        found: dict[str, Refusal] = {}
        for each in self.entities:
            rules: tuple[Guard | Check | Unique | Exclusion, ...] = (
                *each.guards,
                *each.checks,
                *each.uniques,
                *each.exclusions,
            )
            listed = [rule.refusal for rule in rules]
            listed += [refusal for operation in each.transitions for refusal in operation.refusals]
            found.update({refusal.code: refusal for refusal in reversed(listed)})
        return tuple(found[code] for code in sorted(found))
