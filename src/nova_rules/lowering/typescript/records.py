"""Records in TypeScript: how they are reached from the row, and what must be loaded for that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from nova_rules.lowering.checking.scope import World
from nova_rules.lowering.members import Forward, Stored
from nova_rules.lowering.names import Names
from nova_rules.lowering.walking import parts, walk
from nova_rules.model import expressions as ir
from nova_rules.model.behaviour import Load
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import USER


@dataclass(frozen=True, slots=True)
class Place:
    """A record at hand: the code that gives it, its path from the row, how deep in functions it is bound."""

    code: str
    path: tuple[str, ...]
    depth: int


Places = Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Reached:
    """The code that gives a record, and whether it may be null."""

    code: str
    nullable: bool


def path_of(record: Node, places: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the path a record is loaded under."""
    if isinstance(record, ir.Variable):
        return places[record.name]
    if isinstance(record, ir.ActorRecord):
        return ("actor", record.type.entity)
    assert isinstance(record, ir.Follow | ir.Back | ir.Rows)  # noqa: S101 - nothing else leads to records
    return (*path_of(record.record, places), record.name)


def loads_of(node: Node) -> tuple[Load, ...]:
    """Give what must be loaded before an expression over `this` can run, sorted."""
    return tuple(sorted(set(_loads(node, {"this": ()}))))


def _loads(node: Node, places: Mapping[str, tuple[str, ...]]) -> Iterable[Load]:
    if isinstance(node, ir.Within):
        yield from _loads_to(node.record, places)
        yield from _loads(node.body, {"this": path_of(node.record, places)})
        return
    if isinstance(node, ir.Exists | ir.All | ir.Count | ir.Aggregate):
        yield from _loads_to(node.rows, places)
        inner = {**places, node.rows.variable.name: path_of(node.rows, places)}
        bodies = [getattr(node, name) for name in ("condition", "value") if hasattr(node, name)]
        for body in (*node.rows.conditions, *bodies):
            yield from _loads(body, inner)
        return
    if isinstance(node, ir.Member):
        yield from _loads_to(node.record, places)
    elif isinstance(node, ir.Same):
        yield from _key_loads(node.left, places)
        yield from _key_loads(node.right, places)
    elif isinstance(node, ir.Has) and isinstance(node.value, ir.Follow | ir.Back | ir.ActorRecord):
        yield from _key_loads(node.value, places)
    else:
        for part in parts(node):
            yield from _loads(part, places)


def _key_loads(record: Node, places: Mapping[str, tuple[str, ...]]) -> Iterable[Load]:
    """What the id of a record needs: a reference's id lies in the row that refers."""
    if isinstance(record, ir.Follow):
        yield from _loads_to(record.record, places)
    else:
        yield from _loads_to(record, places)


def _loads_to(record: Node, places: Mapping[str, tuple[str, ...]]) -> Iterable[Load]:
    if isinstance(record, ir.Variable | ir.Actor):
        return
    if not isinstance(record, ir.ActorRecord):
        assert isinstance(record, ir.Follow | ir.Back | ir.Rows)  # noqa: S101 - nothing else leads to records
        yield from _loads_to(record.record, places)
    yield Load(path_of(record, places), record.type.entity, isinstance(record, ir.Rows))


class Records:
    """Writes how records and their ids are reached."""

    def __init__(self, names: Names, world: World, loads: tuple[Load, ...]) -> None:
        """Take the names, the members of all entities, and what is loaded."""
        self._names = names
        self._world = world
        self._loaded = frozenset(load.path for load in loads)
        self.settle: Callable[[str, Node, Places], str] = lambda code, *_: code

    @staticmethod
    def path(record: Node, places: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Give the path a record is loaded under."""
        return path_of(record, places)

    def property(self, record: Node, member: str) -> str:
        """Give the property of a stored value or loaded relation."""
        return self._names.property(record.type.entity, member)

    def reached(self, record: Node, places: Places) -> Reached:
        """Give the code of a loaded record."""
        if isinstance(record, ir.Variable):
            return Reached(places[record.name].code, nullable=False)
        if isinstance(record, ir.ActorRecord):
            code = f"context.actor.{self.actor_property(record)}"
            settled = code if record.type.nullable else self.settle(code, record, places)
            return Reached(settled, record.type.nullable)
        assert isinstance(record, ir.Follow | ir.Back)  # noqa: S101 - nothing else leads to a record
        named = self.property(record.record, record.name)
        found = self.step(record.record, named, record.type.nullable, places)
        if record.type.nullable or not self.stored_nullable(record):
            return found
        return Reached(self.settle(found.code, record.record, places), nullable=False)

    def actor_property(self, record: Node) -> str:
        """Give the property of the actor that holds its record of an entity."""
        return self._names.property(USER, record.type.entity)

    def step(self, record: Node, named: str, nullable: bool, places: Places) -> Reached:  # noqa: FBT001
        """Give a property of a record; through a record that may be missing it may be missing too."""
        above = self.reached(record, places)
        if above.nullable:
            return Reached(f"({above.code}?.{named} ?? null)", nullable=True)
        return Reached(f"{above.code}.{named}", nullable)

    def key(self, record: Node, places: Places) -> str:
        """Give the id of a record, or null."""
        if isinstance(record, ir.Actor):
            return "context.actor.userId"
        if isinstance(record, ir.Follow):
            named = self._names.key_property(record.record.type.entity, record.name)
            return self.step(record.record, named, record.type.nullable, places).code
        reached = self.reached(record, places)
        return f"({reached.code}?.id ?? null)" if reached.nullable else f"{reached.code}.id"

    def there(self, record: Node, places: Places) -> str:
        """Give the code that is null exactly where a record is missing."""
        paths = {name: place.path for name, place in places.items()}
        if isinstance(record, ir.Follow) and path_of(record, paths) not in self._loaded:
            return self.key(record, places)
        return self.reached(record, places).code

    def stored_nullable(self, node: Node) -> bool:
        """Tell whether a member or reference may be missing even where its record is there."""
        if isinstance(node, ir.Within):
            return node.body.type.nullable
        if isinstance(node, ir.Member | ir.Follow):
            member = self._world.members[node.record.type.entity][node.name]
            if isinstance(member, Stored):
                return member.type.nullable
            return isinstance(member, Forward) and member.nullable
        return True


def uses_context(node: Node) -> bool:
    """Tell whether an expression reads anything but records: today, now, inputs, the actor."""
    outside = ir.Ambient | ir.Input | ir.Actor | ir.ActorRecord
    return any(
        isinstance(each, outside) or (isinstance(each, ir.Call) and each.function == "local_date")
        for each in walk(node)
    )
