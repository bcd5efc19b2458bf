"""What values are: the types of expressions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The values of a weekday, in the order of ISO 8601; stored as text."""

USER = "user account"
"""The platform's entity of signed-in people: a name no entity of a pack can have."""


class Kind(StrEnum):
    """What a value is."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    DURATION = "duration"
    IDENTIFIER = "identifier"
    RECORD = "record"
    COLLECTION = "collection"
    VALUES = "values"
    NULL = "null"


NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.PERCENT})


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a value and whether it may be missing.

    `entity` belongs to a record, collection or identifier; `choices` to a choice; `scale` counts a number's
    decimals; `unit` is a duration's: days, months or minutes.
    """

    kind: Kind
    nullable: bool = False
    entity: str = ""
    choices: tuple[str, ...] = ()
    scale: int = 0
    unit: str = ""


BOOLEAN = Type(Kind.BOOLEAN)
