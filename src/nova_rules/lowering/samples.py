"""A valid example of each entity: values that its checks and creation guards accept, found by trying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from nova_rules.lowering.calendar_days import date_of, day_number
from nova_rules.lowering.compiler import Compiler
from nova_rules.lowering.constraints import condition_of
from nova_rules.lowering.evaluate import Data, Value, evaluate
from nova_rules.lowering.members import Stored
from nova_rules.lowering.walking import walk
from nova_rules.model import expressions as ir
from nova_rules.model.behaviour import Sample, Shared
from nova_rules.model.domain import Entity, Field
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import WEEKDAYS

_TODAY = "2026-06-15"
_NOW = 1_781_524_800_000
_MOST_TRIES = 400
_STEP = 30
"""Days between the dates of one record, so that what begins comes before what ends."""
_TEXTS = {
    "email": "ada@example.test",
    "phone": "+34 600 123 456",
    "url": "https://example.test/page",
    "country": "ES",
    "currency": "EUR",
    "time_zone": "Europe/Madrid",
}

Values = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Sampler:
    """Makes the samples of one domain."""

    compiler: Compiler

    def sample(self, entity: Entity) -> Sample:
        """Give a sample; one that breaks a rule where no valid one was found among the first tries."""
        values = self._own(entity)
        parents, shared = self._parents(entity, values)
        return Sample(tuple(values.items()), parents, shared)

    def _own(self, entity: Entity) -> Values:
        """Give values of the entity's own fields for which its checks hold."""
        plain = started(entity)
        nodes = self._conditions(entity, "check")
        asked = {each.name for node in nodes for each in walk(node) if isinstance(each, ir.Member)}
        choices = [
            [(name, option) for option in _options(entity, name, plain)] for name in plain if name in asked
        ]
        for tried in islice(product(*choices), _MOST_TRIES):
            values = {**plain, **dict(tried)}
            if all(self._holds(node, entity, values, {}) for node in nodes):
                return values
        return plain

    def _parents(
        self, entity: Entity, values: Values
    ) -> tuple[tuple[tuple[str, str, str], ...], tuple[Shared, ...]]:
        """Give what the records it refers to must hold so that it may be created."""
        nodes = self._conditions(entity, "guard")
        shared = tuple(each for node in nodes for each in _equalities(node))
        wanted = self._wanted(entity, nodes)
        for tried in islice(product(*wanted), _MOST_TRIES):
            rows = self._rows(entity, {(reference, name): value for reference, name, value in tried}, shared)
            if all(self._holds(node, entity, values, rows) for node in nodes):
                usual = self._rows(entity, {}, ())
                kept = [each for each in tried if usual.get(each[0], {}).get(each[1]) != each[2]]
                return tuple(kept), shared
        return (), shared

    def _wanted(self, entity: Entity, nodes: tuple[Node, ...]) -> list[list[tuple[str, str, str]]]:
        """Give what may be tried: every choice and state of a parent that a guard asks for."""
        found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        for reference, name in sorted({pair for node in nodes for pair in _read(node)}):
            target = next(each.to for each in entity.references if each.name == reference)
            parent = self.compiler.domain.entity(target)
            options = _options(parent, name, started(parent))
            found[reference, name] = [(reference, name, each) for each in options if each is not None]
        return [options for options in found.values() if options]

    def _rows(
        self, entity: Entity, wanted: Mapping[tuple[str, str], str], shared: tuple[Shared, ...]
    ) -> dict[str, Values]:
        rows = {each.name: started(self.compiler.domain.entity(each.to)) for each in entity.references}
        for (reference, name), value in wanted.items():
            rows[reference][name] = value
        for each in shared:
            rows[each.second][each.its] = rows[each.first][each.member]
        return rows

    def _conditions(self, entity: Entity, kind: str) -> tuple[Node, ...]:
        asked = (each for each in entity.constraints if each.kind == kind)
        created = [each for each in asked if kind == "check" or each.when == "create"]
        return self.compiler.every(lambda each: condition_of(self.compiler, entity, each), created)

    def _holds(self, node: Node, entity: Entity, values: Values, parents: Mapping[str, Values]) -> bool:
        references = {each.name: each.to for each in entity.references}
        rows: dict[str, dict[str, dict[str, Value]]] = {entity.name: {}}
        own: dict[str, Value] = {**self._typed(entity, values), "deleted": True}
        for name, held in parents.items():
            parent = self.compiler.domain.entity(references[name])
            rows.setdefault(parent.name, {})[f"of {name}"] = self._typed(parent, held)
            own[name] = f"of {name}"
        rows[entity.name]["this"] = own
        data = Data(rows, _TODAY, _NOW, "actor", "admin", lambda _: _TODAY, bound={"this": "this"})
        try:
            return evaluate(node, data) is True
        except (AssertionError, KeyError, TypeError):
            return False

    def _typed(self, entity: Entity, values: Values) -> dict[str, Value]:
        members = self.compiler.world.members[entity.name]
        typed: dict[str, Value] = {}
        for name, text in values.items():
            member = members.get(name)
            typed[name] = _value(text, str(member.type.kind)) if isinstance(member, Stored) else text
        return typed


def started(entity: Entity) -> Values:
    """Give plain values: optional ones missing, dates in order and the last one today, the first state."""
    dates = [field.name for field in entity.fields if field.type == "date" and _is_given(field)]
    offsets = {name: _STEP * (index + 1 - len(dates)) for index, name in enumerate(dates)}
    values: Values = {field.name: _plain(field, offsets) for field in entity.fields}
    if entity.lifecycle is not None:
        values[entity.lifecycle.field] = entity.lifecycle.initial
    return values


def _is_given(field: Field) -> bool:
    return field.set_by is None and field.type != "sequence" and not field.optional


def _plain(field: Field, offsets: Mapping[str, int]) -> str | None:
    if field.set_by is not None or (field.optional and field.default is None):
        return None
    return field.default if field.default is not None else filled(field, offsets)


def filled(field: Field, offsets: Mapping[str, int]) -> str:
    """Give a value of the field."""
    if field.type == "choice":
        return field.choices[0]
    if field.type == "weekday":
        return WEEKDAYS[0]
    if field.type in {"integer", "decimal", "money", "percent"}:
        return _number(field)
    plain = {"boolean": "false", "time": "09:00", "datetime": "now", "sequence": "1"}
    if field.type == "date":
        return date_of(day_number(_TODAY) + offsets.get(field.name, 0))
    return plain.get(field.type) or _TEXTS.get(field.type) or "Example"


def _number(field: Field) -> str:
    low, high = (Fraction(text) if text is not None else None for text in (field.minimum, field.maximum))
    if field.type == "money" and (low is None or low <= 100) and (high is None or high >= 100):  # noqa: PLR2004
        return "100.00"
    if low is not None:
        return field.minimum or "1"
    return "1" if high is None or high >= 1 else field.maximum or "1"


def _options(entity: Entity, name: str, plain: Values) -> list[str | None]:
    """Give what may be tried for a member, the plain value first."""
    if entity.lifecycle is not None and name == entity.lifecycle.field:
        return [entity.lifecycle.initial, *(each for each in entity.lifecycle.states if each != plain[name])]
    field = next((each for each in entity.fields if each.name == name), None)
    if field is None or field.set_by is not None:
        return []
    more: list[str | None] = [filled(field, {})] if plain[name] is None else []
    more += [each for each in field.choices if each != plain[name]]
    more += [each for each in ("true", "false") if field.type == "boolean" and each != plain[name]]
    return [plain[name], *more]


def _value(text: str | None, kind: str) -> Value:
    if text is None:
        return None
    if kind in {"integer", "decimal", "money", "percent"}:
        return Fraction(text)
    if kind == "boolean":
        return text == "true"
    return _NOW if kind == "datetime" else text


def _read(node: Node) -> Iterator[tuple[str, str]]:
    """Give (reference, member) of what is read of parents."""
    for each in walk(node):
        if (
            isinstance(each, ir.Member)
            and isinstance(each.record, ir.Follow)
            and _of_this(each.record.record)
        ):
            yield each.record.name, each.name


def _equalities(node: Node) -> Iterator[Shared]:
    """Give the members of two parents that must be equal."""
    for each in walk(node):
        if isinstance(each, ir.Compare) and each.operator == "==":
            left, right = each.left, each.right
            if isinstance(left, ir.Member) and isinstance(right, ir.Member):
                pair = [*_read(left), *_read(right)]
                if len(pair) == 2 and pair[0][0] != pair[1][0]:  # noqa: PLR2004 - one on each side
                    yield Shared(pair[0][0], pair[0][1], pair[1][0], pair[1][1])


def _of_this(node: Node) -> bool:
    return isinstance(node, ir.Variable) and node.name == "this"
