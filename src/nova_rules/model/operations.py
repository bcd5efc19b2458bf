"""Operations as typed steps. A transition is an operation on one record; larger ones have the same steps."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nova_rules.model.problems import NOWHERE, Place

_TOKEN = re.compile(r"\$([a-z][a-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class SqlCode:
    """An SQL expression over parameters, which `parameters` lists without their dollar, sorted.

    `$actor_id`, `$actor_role`, `$today`, `$now`, `$time_zone` and `$input_<name>` stand for them; the text
    holds no other dollar, and no backtick or backslash.
    """

    text: str
    parameters: tuple[str, ...] = ()

    @property
    def uses_actor(self) -> bool:
        """Tell whether it depends on who is asking."""
        return "actor_id" in self.parameters or "actor_role" in self.parameters

    def pieces(self) -> tuple[str, ...]:
        """Give SQL and names of parameters in turn, beginning and ending with SQL."""
        return tuple(_TOKEN.split(self.text))


@dataclass(frozen=True, slots=True)
class Refusal:
    """How a request is refused: the code callers rely on, the HTTP status, the sentence people read."""

    code: str
    status: int
    says: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A row lock: on the subject (`path` empty) or what references lead to; `mode` is update or share."""

    entity: str
    path: tuple[str, ...]
    mode: str


def strongest(locks: tuple[Lock, ...]) -> tuple[Lock, ...]:
    """Give one lock a path, for update where there are two: taking a weaker one first could deadlock."""
    kept: dict[tuple[str, ...], Lock] = {}
    for lock in locks:
        if lock.path not in kept or lock.mode == "update":
            kept[lock.path] = lock
    return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an operation; `when` says whether it is taken."""

    place: Place = NOWHERE
    when: SqlCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LockRows(Step):
    """Lock rows in this order before anything is decided; the subject has the version the caller saw."""

    locks: tuple[Lock, ...]
    checks_version: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequireState(Step):
    """The lifecycle `field` must hold one of `states`; otherwise 409 ILLEGAL_TRANSITION."""

    field: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Require(Step):
    """A condition over the locked row that must hold, or the request is refused."""

    condition: SqlCode
    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Let(Step):
    """A named value, worked out once."""

    name: str
    value: SqlCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Find(Step):
    """Records looked up by a condition; `expect` is one, optional, first or many."""

    entity: str
    name: str
    where: SqlCode
    expect: str
    order: tuple[str, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A member and the value it is given."""

    member: str
    value: SqlCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Create(Step):
    """A new record, known from then on by `name`."""

    entity: str
    values: tuple[Assignment, ...]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upsert(Step):
    """A new record, or the existing one that the unique constraint `by` finds, changed."""

    entity: str
    by: str
    values: tuple[Assignment, ...]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Step):
    """Values written to the locked record that `path` leads to from the subject; empty is itself.

    Every value is worked out from the row as it was before this statement.
    """

    entity: str
    path: tuple[str, ...]
    values: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Step):
    """Another record goes through a transition of its own lifecycle."""

    entity: str
    path: tuple[str, ...]
    transition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete(Step):
    """A record is deleted, the way its entity deletes."""

    entity: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForEach(Step):
    """Steps taken for each of some records, in id order."""

    rows: str
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPort(Step):
    """A call to the outside; it ends the segment it stands in."""

    port: str
    function: str
    values: tuple[Assignment, ...]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emit(Step):
    """An event put into the outbox."""

    event: str
    values: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notify(Step):
    """A message to people put into the outbox."""

    message: str
    recipients: SqlCode
    values: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fail(Step):
    """The request is refused."""

    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit(Step):
    """The change is written to the audit log, under this action."""

    action: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Steps of one transaction."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """An input of an operation: the field that says its type and limits is in the domain under this name."""

    name: str
    type: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that can be done to one record of `subject`: who may, what is given, the steps in order."""

    name: str
    subject: str
    roles: tuple[str, ...]
    inputs: tuple[Given, ...]
    segments: tuple[Segment, ...]
    refusals: tuple[Refusal, ...]
    source: tuple[str, ...] = ()
    target: str = ""
    idempotency: str = "none"
    place: Place = NOWHERE
