"""Expressions, typed: what a pack's CEL becomes before it is emitted as TypeScript or SQL, or evaluated."""

from __future__ import annotations

from dataclasses import dataclass, field

from nova_rules.model.kinds import Type
from nova_rules.model.problems import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Node:
    """One part of an expression: its type and where it stands."""

    type: Type
    place: Place = field(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A constant: numbers as exact decimal text, dates and times in ISO form, null as None."""

    value: str | bool | None


@dataclass(frozen=True, slots=True)
class Variable(Node):
    """A record by its name: `this`, or what a quantifier binds."""

    name: str


@dataclass(frozen=True, slots=True)
class Input(Node):
    """What the caller gave under this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Ambient(Node):
    """What holds for the whole operation: `name` is today, now or role (the actor's)."""

    name: str


@dataclass(frozen=True, slots=True)
class Actor(Node):
    """The signed-in user."""


@dataclass(frozen=True, slots=True)
class ActorRecord(Node):
    """The record of the type's entity that is linked to the signed-in user, if there is one."""


@dataclass(frozen=True, slots=True)
class Member(Node):
    """A stored value of a record."""

    record: Node
    name: str


@dataclass(frozen=True, slots=True)
class Follow(Node):
    """The record a reference of a record points at."""

    record: Node
    name: str


@dataclass(frozen=True, slots=True)
class Back(Node):
    """The one record whose `reference` points at a record (1:1, seen from the other side under `name`)."""

    record: Node
    name: str
    reference: str


@dataclass(frozen=True, slots=True)
class Within(Node):
    """The derived value `name` of a record: inside `body`, `this` is that record."""

    record: Node
    name: str
    body: Node


@dataclass(frozen=True, slots=True)
class Rows(Node):
    """The living records reached from `record` under `name`, called `variable`, for which `conditions` hold.

    They are the rows whose `reference` points at the record; with a `link` entity, the rows that its `far`
    reference points at.
    """

    record: Node
    name: str
    reference: str
    variable: Variable
    link: str = ""
    far: str = ""
    conditions: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity(Node):
    """The id of a record; only ever compared, where it becomes `Same`."""

    record: Node


@dataclass(frozen=True, slots=True)
class Mapped(Node):
    """One value for each row; only ever inside an aggregate."""

    rows: Rows
    value: Node


@dataclass(frozen=True, slots=True)
class Exists(Node):
    """Whether there is a row."""

    rows: Rows


@dataclass(frozen=True, slots=True)
class All(Node):
    """Whether `condition` holds for every row."""

    rows: Rows
    condition: Node


@dataclass(frozen=True, slots=True)
class Count(Node):
    """How many rows there are."""

    rows: Rows


@dataclass(frozen=True, slots=True)
class Aggregate(Node):
    """The sum (of no rows: zero), or the min or max (of no rows: missing) of `value` over the rows."""

    function: str
    rows: Rows
    value: Node


@dataclass(frozen=True, slots=True)
class Same(Node):
    """Whether two records are one; a missing record is never the same as anything."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """A comparison of two values: `operator` is == != < <= > or >=."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Has(Node):
    """Whether a value is there."""

    value: Node


@dataclass(frozen=True, slots=True)
class And(Node):
    """Both hold; the right one is asked only where the left one holds."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Or(Node):
    """One of both holds; the right one is asked only where the left one does not."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The opposite."""

    value: Node


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """One of two values."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class OneOf(Node):
    """Whether a value is one of some constants."""

    value: Node
    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Coalesce(Node):
    """The first value that is there."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """An exact sum, difference or product: `operator` is + - or *."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Percentage(Node):
    """An exact share of an amount: 15 percent of it is `amount * 15 / 100`."""

    amount: Node
    percent: Node


@dataclass(frozen=True, slots=True)
class Quotient(Node):
    """A division rounded half away from zero to the type's scale; missing where the divisor is zero."""

    dividend: Node
    divisor: Node


@dataclass(frozen=True, slots=True)
class Round(Node):
    """A number rounded half away from zero to the type's scale."""

    value: Node


@dataclass(frozen=True, slots=True)
class Extreme(Node):
    """The smallest (min) or greatest (max) of several values."""

    function: str
    values: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Span(Node):
    """A length of time: `amount` in the type's unit (hours are minutes already)."""

    amount: Node


@dataclass(frozen=True, slots=True)
class Shift(Node):
    """A date or datetime moved by a span, forward (+) or back (-)."""

    operator: str
    moment: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of values: size, days_between, years_between, weekday or local_date."""

    function: str
    arguments: tuple[Node, ...]
