"""An entity with everything its traits and its neighbours give it, before it is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nova_rules.packs.plural import plural_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nova_rules.model.problems import Place
    from nova_rules.packs.library import DomainFiles, Library, Written
    from nova_rules.packs.places import Path
    from nova_rules.packs.types.behaviour import Lifecycle
    from nova_rules.packs.types.entity import EntityFile, TraitFile
    from nova_rules.packs.types.fields import FieldOf
    from nova_rules.packs.types.relations import BelongsTo

    Part = Written[EntityFile] | Written[TraitFile]

AUTOMATIC = {
    "id": "text", "version": "integer", "created_at": "datetime", "updated_at": "datetime",
    "created_by": "text", "updated_by": "text", "deleted_at": "datetime",
}  # fmt: skip
"""What every record has without saying so."""

ADMIN = "admin"
"""The role that every business has: somebody must be able to make the other users."""

ACTIONS = ("create", "read", "update", "delete")


class Member(NamedTuple):
    """One thing an entity has by name.

    `kind` is field, derived, state, reference, many, inverse or automatic; `target` is the entity that a
    reference, many or inverse leads to; `feature` is the feature without which it vanishes.
    """

    name: str
    kind: str
    type: str
    target: str
    place: Place
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class Anatomy:
    """One entity: its file, its parts (traits in order of name, then the file itself) and its members."""

    file: Written[EntityFile]
    traits: tuple[Written[TraitFile], ...]
    members: Mapping[str, Member]

    @property
    def name(self) -> str:
        """Give the entity's name."""
        return self.file.name

    def parts(self) -> tuple[Part, ...]:
        """Give the traits, then the entity's own file."""
        return (*self.traits, self.file)

    def fields(self) -> Iterator[tuple[Part, str, FieldOf]]:
        """Give every field with where it is written; the entity's own replaces a trait's."""
        for part in self.parts():
            for name, field in part.content.fields.items():
                if part is self.file or name not in self.file.content.fields:
                    yield part, name, field

    def references(self) -> Iterator[tuple[str, str, BelongsTo]]:
        """Give every reference as (key it is written under, name, reference)."""
        for key, group in (
            ("part-of", self.file.content.part_of),
            ("belongs-to", self.file.content.belongs_to),
        ):
            for name, reference in group.items():
                yield key, name, reference

    def lifecycles(self) -> tuple[tuple[Part, Lifecycle], ...]:
        """Give the lifecycles of all parts; more than one cannot be generated yet."""
        return tuple((part, part.content.lifecycle) for part in self.parts() if part.content.lifecycle)

    def transitions(self) -> frozenset[str]:
        """Give the names of all transitions."""
        return frozenset(name for _, lifecycle in self.lifecycles() for name in lifecycle.transitions)

    def fillers(self, part: Part) -> Mapping[str, tuple[str, ...]]:
        """Give which members fill the needs of a trait; nothing for the entity's own file."""
        return {} if part is self.file else self.file.content.uses.get(part.name, {})

    def filler(self, part: Part, name: str) -> str:
        """Give the member that fills a need of a trait; any other name stands for itself."""
        return self.fillers(part).get(name, (name,))[0]

    def sign_in(self) -> str | None:
        """Give whether users may be linked to its records: its own word, else a trait's."""
        said = [part.content.sign_in for part in reversed(self.parts()) if part.content.sign_in]
        return said[0] if said else None


@dataclass(frozen=True, slots=True)
class DomainView:
    """One domain's folder with the anatomy of every entity."""

    files: DomainFiles
    library: Library
    entities: Mapping[str, Anatomy]


def domain_view(files: DomainFiles, library: Library) -> DomainView:
    """Put together every entity of a domain."""
    traits = {trait.name: trait for trait in library.traits}
    inverses = _inverses(files)
    entities: dict[str, Anatomy] = {}
    for file in files.entities:
        used = tuple(traits[name] for name in sorted(file.content.uses) if name in traits)
        members = dict(_members(file, used, inverses.get(file.name, ())))
        entities[file.name] = Anatomy(file, used, members)
    return DomainView(files, library, entities)


def plural(file: Written[EntityFile]) -> str:
    """Give what several records of an entity are called."""
    return file.content.plural or plural_of(file.name)


def inverse(file: Written[EntityFile], reference: BelongsTo) -> str:
    """Give what the other side of a reference calls this entity."""
    return reference.inverse or (file.name if reference.one else plural(file))


def _inverses(files: DomainFiles) -> dict[str, tuple[Member, ...]]:
    """Give, by entity, what others that belong to it make it have."""
    found: dict[str, tuple[Member, ...]] = {}
    for file in files.entities:
        for key, name, reference in Anatomy(file, (), {}).references():
            target = reference.to or name
            feature = reference.part_of_feature or file.content.part_of_feature
            kind = "one" if reference.one else "many"
            member = Member(
                inverse(file, reference), "inverse", kind, file.name, file.key(key, name), feature
            )
            found[target] = (*found.get(target, ()), member)
    return found


def _members(
    file: Written[EntityFile], traits: tuple[Written[TraitFile], ...], inverses: tuple[Member, ...]
) -> Iterator[tuple[str, Member]]:
    """Give members by name, what counts most last: automatic ones, inverses, traits, the entity's own."""
    for name, kind in AUTOMATIC.items():
        yield name, Member(name, "automatic", kind, "", file.value())
    for member in inverses:
        yield member.name, member
    parts: tuple[Part, ...] = (*traits, file)
    for part in parts:
        for member in own_members(part):
            yield member.name, member


def own_members(part: Written[EntityFile] | Written[TraitFile]) -> Iterator[Member]:
    """Give what one file of an entity or trait says it has."""
    shape = part.content
    for name, field in shape.fields.items():
        yield _member(part, name, "field", field.type, ("fields", name), feature=field.part_of_feature)
    for name in shape.derived:
        yield _member(part, name, "derived", "", ("derived", name))
    if shape.lifecycle:
        yield _member(part, shape.lifecycle.field, "state", "choice", ("lifecycle", "field"))
    for key, name, target, feature in _links(shape):
        kind = "many" if key == "many-to-many" else "reference"
        yield _member(part, name, kind, "", (key, name), target=target, feature=feature)


def _links(shape: EntityFile | TraitFile) -> Iterator[tuple[str, str, str, str | None]]:
    for key, attribute in (
        ("part-of", "part_of"),
        ("belongs-to", "belongs_to"),
        ("many-to-many", "many_to_many"),
    ):
        for name, link in getattr(shape, attribute, {}).items():
            yield key, name, link.to or name, getattr(link, "part_of_feature", None)


def _member(  # noqa: PLR0913 - one argument a part of a member
    part: Part, name: str, kind: str, type_: str, path: Path, *, target: str = "", feature: str | None = None
) -> Member:
    place = part.value(*path) if kind == "state" else part.key(*path)
    return Member(name, kind, type_, target, place, feature)
