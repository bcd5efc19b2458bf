"""A domain with every kind of member, and rows full of edges: what expressions are compared on."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from nova_rules.lowering.evaluate import Data, Row, Value
from nova_rules.model.domain import (
    Derived,
    Domain,
    Entity,
    Expression,
    Field,
    Lifecycle,
    ManyToMany,
    Reference,
)

ZONE = "Europe/Madrid"
ACTOR = "aaaaaaaa-0000-4000-8000-000000000001"
STRANGER = "aaaaaaaa-0000-4000-8000-000000000002"
STATES = ("new", "open", "shut")
TEXTS = (
    "",
    "a",
    "Ñandú",
    "O'Neil",
    'say "hi"',
    "$actor_id",
    "`${x}`",
    "back\\slash",
    "😀 né",
    "line\nbreak",
    "новый",
)
INTEGERS = (0, 1, -1, 2, 7, -30, 2147483647, -2147483648)
AMOUNTS = ("0.00", "0.01", "-0.01", "10.50", "-10.50", "0.05", "99999999999.99", "-99999999999.99", "33.33")
DECIMALS = ("0.000", "0.001", "-0.005", "1.500", "-2.500", "12345678.901", "0.333")
PERCENTS = ("0.0000", "15.0000", "-7.5000", "0.0001", "100.0000", "33.3333")
DATES = ("2024-02-29", "2026-01-31", "2026-03-29", "1999-12-31", "2026-11-22", "2030-07-01")
TIMES = ("00:00:00", "09:30:00", "23:59:59")
MOMENTS = (0, 1767221999000, 1774746000123, 1798758000001, -86400001)
PLAIN = {
    "s": "text",
    "n": "integer",
    "d": "decimal",
    "m": "money",
    "p": "percent",
    "a": "date",
    "t": "datetime",
    "c": "time",
    "b": "boolean",
    "k": "choice",
}
"""One field a kind, by the letter it is called; with `_opt`, it may be missing."""


def _fields(letters: str) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=letter + suffix,
            type=PLAIN[letter],
            optional=bool(suffix),
            scale=3 if letter == "d" else None,
            choices=("red", "green", "blå") if letter == "k" else (),
        )
        for letter in letters
        for suffix in ("", "_opt")
    )


def _entity(name: str, letters: str, references: tuple[Reference, ...] = (), **more: object) -> Entity:
    base = Entity(
        name=name,
        domain="proof",
        summary=name,
        plural=f"{name}s",
        core=True,
        fields=_fields(letters),
        references=references,
        many_to_many=(),
        derived=(),
        constraints=(),
        lifecycle=None,
        policies=(),
    )
    return Entity(**{name: getattr(base, name) for name in base.__dataclass_fields__} | more)


def _sum(name: str, path: str, where: str | None = None) -> Derived:
    return Derived(name, "sum", path, Expression(where) if where else None)


DOMAIN = Domain(
    name="proof",
    title="Proof",
    summary="",
    time_zone=ZONE,
    currency="EUR",
    roles=(),
    features=(),
    words=(),
    entities=(
        _entity("person", "sna", sign_in="optional"),
        _entity("crate", "sm", (Reference("keeper", "person", "crates", optional=True),), delete="never"),
        _entity(
            "thing",
            "sndmpatcbk",
            (Reference("crate", "crate", "things"), Reference("owner", "person", "things", optional=True)),
            many_to_many=(ManyToMany("members", "person", "membership"),),
            lifecycle=Lifecycle("status", STATES, "new", ()),
            derived=(
                _sum("total", "parts.m", "b"),
                _sum("spare", "parts.m_opt"),
                Derived("rest", value=Expression("m - total")),
                Derived("late", value=Expression("has(a_opt) && a_opt < today && rest > 0")),
            ),
        ),
        _entity(
            "part",
            "snmatb",
            (Reference("thing", "thing", "parts"), Reference("maker", "person", "parts", optional=True)),
        ),
        _entity("badge", "sn", (Reference("thing", "thing", "badge", one=True),)),
        _entity(
            "membership", "b", (Reference("thing", "thing", "ties"), Reference("person", "person", "ties"))
        ),
    ),
)


def local_date(moment: int) -> str:
    """Give the date on the calendar of the zone."""
    whole, milliseconds = divmod(moment, 1000)
    instant = datetime.fromtimestamp(whole, UTC).replace(microsecond=milliseconds * 1000)
    return instant.astimezone(ZoneInfo(ZONE)).date().isoformat()


CHOICES: dict[str, tuple[Value, ...]] = {
    "n": tuple(Fraction(each) for each in INTEGERS),
    "d": tuple(Fraction(each) for each in DECIMALS),
    "m": tuple(Fraction(each) for each in AMOUNTS),
    "p": tuple(Fraction(each) for each in PERCENTS),
    "t": MOMENTS,
    "b": (True, False),
    "s": TEXTS,
    "a": DATES,
    "c": TIMES,
    "k": ("red", "green", "blå"),
}


def _value(letter: str, index: int) -> Value:
    """Give the values of a kind in turn, at another pace for each kind, so that every one of them occurs."""
    choices = CHOICES[letter]
    pace = 1 if len(choices) % 5 == 0 else 5
    return choices[(index * pace + ord(letter)) % len(choices)]


def rows(seed: int) -> dict[str, dict[str, Row]]:
    """Give a few rows of every entity, some of them deleted, with missing values and references."""
    source = random.Random(seed)  # noqa: S311 - repeatable test data
    tables: dict[str, dict[str, Row]] = {}
    counts = {"person": 6, "crate": 3, "thing": 12, "part": 30, "badge": 5, "membership": 16}
    for number, entity in enumerate(DOMAIN.entities):
        tables[entity.name] = {}
        for index in range(counts[entity.name]):
            key = f"{number:08d}-0000-4000-8000-{index:012d}"
            tables[entity.name][key] = _row(entity, key, index, tables, source)
    return tables


def _row(
    entity: Entity, key: str, index: int, tables: dict[str, dict[str, Row]], source: random.Random
) -> dict[str, Value]:
    row: dict[str, Value] = {"id": key, "created_at": 0, "created_by": None}
    for field in entity.fields:
        missing = field.optional and source.random() < 0.4
        row[field.name] = None if missing else _value(field.name[0], index + len(field.name))
    for reference in entity.references:
        targets = sorted(tables[reference.to])
        chosen = targets[index % len(targets)] if reference.one else source.choice(targets)
        row[reference.name] = None if reference.optional and source.random() < 0.3 else chosen
    if entity.lifecycle is not None:
        row["status"] = source.choice(STATES)
    if entity.name == "person":
        row["user"] = ACTOR if index in {0, 1} else None
    row["deleted"] = entity.delete != "never" and (index == 0 or source.random() < 0.2)
    return row


def data(tables: dict[str, dict[str, Row]], actor: str) -> Data:
    """Give everything an expression may read, as seen by one actor."""
    inputs: dict[str, Value] = {"n": Fraction(3), "m_opt": None, "s": "Ñandú"}
    return Data(tables, "2026-11-22", 1795348800500, actor, "admin", local_date, inputs)
