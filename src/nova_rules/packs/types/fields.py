"""Values an entity holds, and what a transition may be given."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from nova_rules.packs.types.base import Construct, Duration, Expr, Name, Names, Plain, Sentence

FieldType = Literal[
    "text", "long_text", "integer", "decimal", "money", "percent", "date", "datetime", "time", "duration",
    "date_range", "datetime_range", "boolean", "choice", "weekday", "weekdays", "email", "phone", "url",
    "country", "currency", "time_zone", "address", "geo_point", "attributes", "sequence", "file",
]  # fmt: skip
Personal = Literal["contact", "identity", "financial", "health", "minor"]


class FieldOf(Construct):
    """A value: its type, its limits and how lists use it."""

    type: FieldType
    """What kind of value it is."""
    summary: Sentence | None = None
    """One sentence, where the name does not say it."""
    optional: bool = False
    """Whether it may be left empty."""
    default: Plain | None = None
    """The value taken when none is given."""
    min: Plain | None = None
    """The least number or earliest date."""
    max: Plain | None = None
    """The greatest number or latest date; the most characters of a text."""
    scale: Annotated[int, Field(ge=0, le=12)] | None = None
    """How many decimals."""
    allow_negative: bool = False
    """Whether a number may be below zero without a `min` that says so."""
    of: Names = ()
    """The values of a choice."""
    format: Annotated[str, Field(max_length=60)] | None = None
    """How a sequence is written, such as "INV-{year}-{n:5}"."""
    gapless: bool = False
    """Whether a sequence may have no holes."""
    assigned_on: Name | None = None
    """The transition at which a sequence gets its number."""
    set_by: Name | None = None
    """The transition that alone writes it."""
    search: bool = False
    """Whether lists can be searched by it."""
    sort: bool = False
    """Whether lists can be sorted by it."""
    filter: bool = False
    """Whether lists can be narrowed by it."""
    secret: bool = False
    """Whether it is never stored nor logged."""
    personal: Personal | None = None
    """Which kind of personal data it is."""
    part_of_feature: Name | None = None
    """The feature without which it vanishes."""


class RecordInput(Construct):
    """A record the caller names by its id."""

    record: Name
    """The entity it is of."""
    optional: bool = False
    """Whether it may be left out."""


class ListInput(Construct):
    """A list of rows the caller gives."""

    list: dict[Name, FieldOf | RecordInput]
    """What each row holds."""
    at_least: int = 0
    """The fewest rows."""
    at_most: int
    """The most rows."""
    unique: Names = ()
    """What no two rows may share."""


def _kind_of_input(value: Any) -> str:  # noqa: ANN401 - anything may stand in a file
    keys = value if isinstance(value, dict) else {}
    return "record" if "record" in keys else "list" if "list" in keys else "field"


Input = Annotated[
    Annotated[FieldOf, Tag("field")]
    | Annotated[RecordInput, Tag("record")]
    | Annotated[ListInput, Tag("list")],
    Discriminator(_kind_of_input),
]


class Derived(Construct):
    """A value worked out on reading: one aggregate over a path, or an expression."""

    sum: str | None = None
    """The sum of a field over a relation, such as `payments.amount`."""
    count: str | None = None
    """The number of rows of a relation."""
    min: str | None = None
    """The least value over a relation."""
    max: str | None = None
    """The greatest value over a relation."""
    value: Expr | None = None
    """An expression over this record."""
    where: Expr | None = None
    """Which rows of the relation count."""
    stored: bool = False
    """Whether it is kept in a column."""


class Keeps(Construct):
    """How long records are kept."""

    for_: Duration
    """Such as `6 years`."""
    from_: Name
    """The date it is counted from."""
    then: Literal["erase", "anonymise", "archive"]
    """What happens then."""
