"""What must hold, how records move, and who may do what."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from nova_rules.packs.types.base import Construct, Expr, Name, Names, OneOrMany, Phrases, Sentence
from nova_rules.packs.types.fields import Input


def _as_list(value: object) -> object:
    return (value,) if isinstance(value, str) else value


_Members = Annotated[Names, BeforeValidator(_as_list, json_schema_input_type=Name | Names)]


class Constraint(Construct):
    """One thing that must hold; the key it stands under is its name."""

    unique: Names = ()
    """Members that no two records may share."""
    no_overlap: _Members | None = None
    """Members that no two records may share during overlapping times."""
    range: _Members | None = None
    """The two members between which the time lies."""
    check: Expr | None = None
    """A condition over this record."""
    guard: Expr | None = None
    """A condition that may read parents."""
    invariant: Expr | None = None
    """A condition over the records below."""
    for_: Literal["create", "update", "delete"] | None = None
    """When a guard is asked."""
    where: Expr | None = None
    """Which records it is about."""
    error: Name | None = None
    """The code of the error; by default the name."""
    says: Sentence | None = None
    """The sentence of the error."""


class Case(Construct):
    """One of several values."""

    when: Expr | None = None
    value: Expr | None = None
    otherwise: Expr | None = None


class Allocate(Construct):
    """An amount handed out over a list."""

    total: Expr
    by: Expr | None = None
    up_to: Expr | None = None
    as_: Name
    error: Name | None = None


VERBS = (
    "require", "let", "find", "take_first", "create", "upsert", "update", "transition", "delete", "for_each",
    "call", "emit", "notify", "fail",
)  # fmt: skip


class Step(Construct):
    """One step; it has exactly one verb."""

    require: Expr | None = None
    let: Name | None = None
    find: Name | None = None
    take_first: str | None = None
    create: Name | None = None
    upsert: Name | None = None
    update: Expr | None = None
    transition: Expr | None = None
    delete: Expr | None = None
    for_each: Expr | None = None
    call: str | None = None
    emit: Name | None = None
    notify: Expr | None = None
    fail: Name | None = None
    as_: Name | None = None
    when: Expr | None = None
    set: dict[Name, Expr] = Field(default={})
    with_: dict[Name, Expr] = Field(default={})
    by: Name | None = None
    where: Expr | None = None
    order_by: Phrases = ()
    expect: Literal["one", "optional", "first"] = "one"
    per: Expr | None = None
    do: Any = None
    allocate: Allocate | None = None
    value: Expr | None = None
    cases: tuple[Case, ...] = ()
    message: Name | None = None
    on_failure: tuple[Step, ...] = ()
    undo: str | None = None
    part_of_feature: Name | None = None
    error: Name | None = None
    status: Literal[403, 404, 409, 422] = 422
    says: Sentence | None = None

    def verbs(self) -> tuple[str, ...]:
        """Give the verbs written; one is right."""
        return tuple(verb for verb in VERBS if getattr(self, verb) is not None)


class Transition(Construct):
    """A named move from some states to one."""

    from_: OneOrMany
    """The states it starts from."""
    to: Name
    """The state it ends in."""
    guard: Expr | None = None
    """What must hold for it."""
    input: dict[Name, Input] = Field(default={})
    """What the caller gives."""
    allow: Names = ()
    """Roles that may do it; `system` for a move only the backend makes."""
    effects: tuple[Step, ...] = ()
    """What else it does, such as `{ update: this, set: { paid_at: now } }`."""
    error: Name | None = None
    """The code of the error when the guard does not hold."""
    says: Sentence | None = None
    """The sentence of that error."""
    part_of_feature: Name | None = None
    """The feature without which it vanishes."""


class Lifecycle(Construct):
    """The states a record goes through."""

    field: Name
    """The member that holds the state."""
    states: Names
    """All states."""
    initial: Name
    """The state of a new record."""
    transitions: dict[Name, Transition]
    """The moves, by name."""


class Extend(Construct):
    """What an entity adds to a transition of a trait."""

    guard: Expr | None = None
    """What must hold besides the trait's guard."""
    effects: tuple[Step, ...] = ()
    """What it does besides."""


class BreakGlass(Construct):
    """Reading in an emergency, with a reason and a notice."""

    notify: Expr
    message: Name


class Policy(Construct):
    """Who may do what; what no policy allows is refused."""

    to: Names
    """Roles."""
    allow: Names = ()
    """Actions: create, read, update, delete or a transition."""
    scope: Expr | None = None
    """The records it is limited to."""
    hide: Names = ()
    """Members these roles do not see."""
    break_glass: BreakGlass | None = None
    """Reading in an emergency."""
    part_of_feature: Name | None = None
    """The feature without which it vanishes."""


class Frozen(Construct):
    """What can no longer be changed, and from when."""

    when: Expr
    fields: OneOrMany
    except_: Names = ()


class Queue(Construct):
    """First come, first served."""

    per: Name
    where: Expr
    order_by: Names
