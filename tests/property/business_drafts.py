"""One entity of a random business while it grows, and what may be said about its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.property.business_fields import NUMBERS, TEXTS, Written, is_required, may_be_missing
from tests.property.business_words import Draw

_AUTOMATIC = ("id", "version", "created_at", "updated_at", "created_by", "updated_by", "deleted_at", "user")
_CODES = ("country", "currency", "time_zone", "sequence")
_ORDERED_TEXT = {"date": "'2001-02-03'", "time": "'06:30'"}


@dataclass
class Reference:
    """A reference from one entity to another, as the other side sees it too."""

    name: str
    to: Draft
    inverse: str
    written: Written
    is_part: bool

    @property
    def optional(self) -> bool:
        """Say whether it may be empty."""
        return bool(self.written.get("optional"))


@dataclass
class Draft:
    """One entity: `rank` says how many entities its required references can lead back to."""

    name: str
    rank: int
    sign_in: str | None = None
    is_person: bool = False
    kept: str | None = None
    core: bool = True
    feature: str | None = None
    fields: dict[str, Written] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    inverses: list[tuple[Draft, Reference]] = field(default_factory=list)
    links: dict[str, Written] = field(default_factory=dict)
    lifecycle: Written = field(default_factory=dict)
    constraints: dict[str, Written] = field(default_factory=dict)
    derived: dict[str, Written] = field(default_factory=dict)
    policies: list[Written] = field(default_factory=list)
    taken: set[str] = field(default_factory=lambda: set(_AUTOMATIC))

    def lasting(self) -> Iterator[tuple[str, Written]]:
        """Give the fields that no feature takes away."""
        yield from ((name, each) for name, each in self.fields.items() if "part-of-feature" not in each)

    def of_kinds(self, *kinds: str) -> list[str]:
        """Give the lasting fields of some kinds."""
        return [name for name, each in self.lasting() if each["type"] in kinds]

    def parents(self) -> list[Reference]:
        """Give the required references to entities that come before, which guards may look at."""
        return [each for each in self.references if not each.optional and each.to.rank < self.rank]

    def children(self) -> list[tuple[Draft, Reference]]:
        """Give who belongs to us and comes after."""
        return [
            (child, each)
            for child, each in self.inverses
            if child.rank > self.rank and not each.written.get("one") and child.feature is None
        ]

    def shown(self) -> list[str]:
        """Give what a policy may hide."""
        state = [self.lifecycle["field"]] if self.lifecycle else []
        return [*dict(self.lasting()), *(each.name for each in self.references), *self.derived, *state]

    def required(self) -> set[str]:
        """Give what a new record cannot do without."""
        fields = {name for name, each in self.fields.items() if is_required(each)}
        return fields | {each.name for each in self.references if not each.optional}


def own_condition(draw: Draw, draft: Draft, prefix: str = "", *, moving: bool = False) -> str | None:
    """Give a condition on the record's own values that many records meet; a `moving` one may ask the day."""
    found = [_on_field(draw, f"{prefix}{name}", each, moving=moving) for name, each in draft.lasting()]
    conditions = [each for each in found if each]
    if draft.lifecycle:
        state, values = f"{prefix}{draft.lifecycle['field']}", draft.lifecycle["states"]
        conditions.append(f"{state} != '{values[-1]}'")
    if not conditions:
        return None
    chosen = draw.some(conditions, 2, 1)
    return draw.one((" && ", " || ")).join(chosen)


def _on_field(draw: Draw, path: str, written: Written, *, moving: bool) -> str | None:
    test = _test(draw, path, written, moving=moving)
    if test is None or not may_be_missing(written):
        return test
    return draw.one((f"(!has({path}) || {test})", f"({path} == null || {test})"))


def _test(draw: Draw, path: str, written: Written, *, moving: bool) -> str | None:
    kind = written["type"]
    if kind in NUMBERS:
        return draw.one((f"{path} >= {written.get('min', 0)}", f"{path} < 100000000", f"{path} != 7"))
    if kind in {"text", "long_text", *TEXTS, *_CODES}:
        return draw.one((f"{path} != ''", f"{path} != 'it\\'s'", f"!({path} in ['x', 'y'])"))
    if kind in _ORDERED_TEXT:
        bound = "today" if moving and kind == "date" else _ORDERED_TEXT[kind]
        return f"{path} {'<=' if bound == 'today' else '>='} {bound}"
    if kind == "choice":
        return f"{path} in [{', '.join(repr(each) for each in written['of'])}]"
    tests = {"boolean": f"({path} || !{path})", "weekday": f"{path} in ['monday', 'tuesday', 'friday']"}
    return f"{path} <= now" if moving and kind == "datetime" else tests.get(kind)


def around_condition(draw: Draw, draft: Draft) -> str | None:
    """Give a condition that looks at parents, children, or the moment."""
    found = [own_condition(draw, draft, moving=True)]
    for each in draft.parents():
        found.append(own_condition(draw, each.to, f"{each.name}.", moving=True))
        found += [own_condition(draw, far.to, f"{each.name}.{far.name}.") for far in each.to.parents()]
    for child, each in draft.children():
        inside = own_condition(draw, child, "row1.", moving=True)
        if inside:
            found += [f"{each.inverse}.all(row1, {inside})", f"!{each.inverse}.exists(row1, !({inside}))"]
        found.append(f"count({each.inverse}) < 1000")
    conditions = [each for each in found if each]
    return draw.one(conditions) if conditions else None
