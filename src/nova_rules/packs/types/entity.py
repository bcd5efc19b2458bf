"""The files `entity` and `trait`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from nova_rules.packs.types.base import Construct, Name, OneOrMany, Phrases, Sentence, Titled
from nova_rules.packs.types.behaviour import Constraint, Extend, Frozen, Lifecycle, Policy, Queue
from nova_rules.packs.types.fields import Derived, FieldOf, Keeps
from nova_rules.packs.types.relations import BelongsTo, ManyToMany


def _uses(value: object) -> object:
    """Give a list of traits as the mapping it is short for."""
    plain = isinstance(value, tuple) and all(isinstance(name, str) for name in value)
    return {name: {} for name in value} if plain and isinstance(value, tuple) else value


class Volume(Construct):
    """How many records to expect."""

    hot: bool = False
    """Whether many write the same rows at once."""
    per: Name | None = None
    """For each of which entity; none means for the whole business."""
    a_year: Annotated[int, Field(ge=0)] | None = None
    """How many in a year."""


class Audit(Construct):
    """What is written into the access log."""

    read: bool = False
    """Whether every reading is."""


class Shape(Titled):
    """What entities and traits share."""

    fields: dict[Name, FieldOf] = Field(default={})
    """Values, by name."""
    derived: dict[Name, Derived] = Field(default={})
    """Values worked out on reading, by name."""
    constraints: dict[Name, Constraint] = Field(default={})
    """What must hold, by name."""
    lifecycle: Lifecycle | None = None
    """The states a record goes through."""
    policies: tuple[Policy, ...] = ()
    """Who may do what."""
    sign_in: Literal["optional", "required"] | None = None
    """Whether a user may be linked to a record of this."""
    delete: Literal["soft", "hard", "never"] | None = None
    """What deleting does; soft keeps the row."""
    keeps: Keeps | None = None
    """How long records are kept."""
    volume: Volume | None = None
    """How many records to expect."""
    part_of_feature: Name | None = None
    """The feature without which it vanishes."""


class EntityFile(Shape):
    """A thing the business keeps records of."""

    entity: Name
    """The entity's name, which is the file's."""
    title: Sentence | None = None
    """What people call it, where the name does not say it."""
    core: bool = False
    """Whether it comes with the domain; other entities come when the words ask for them."""
    plural: Name | None = None
    """The plural of the name, where English has its own."""
    module: Name | None = None
    """The module these records make real."""
    uses: Annotated[
        dict[Name, dict[Name, OneOrMany]],
        BeforeValidator(_uses, json_schema_input_type=tuple[Name, ...] | dict[Name, dict[Name, OneOrMany]]),
    ] = Field(default={})
    """Traits, and which members fill their needs."""
    part_of: dict[Name, BelongsTo] = Field(default={})
    """The aggregates it is a part of."""
    belongs_to: dict[Name, BelongsTo] = Field(default={})
    """The records it belongs to."""
    many_to_many: dict[Name, ManyToMany] = Field(default={})
    """Many of us with many of another."""
    extend: dict[Name, Extend] = Field(default={})
    """What it adds to transitions of its traits."""
    frozen: Frozen | None = None
    """What can no longer be changed, and from when."""
    append_only: bool = False
    """Whether records are never changed nor deleted."""
    history: bool = False
    """Whether every version of a record is kept."""
    queue: Queue | None = None
    """First come, first served."""
    audit: Audit = Audit.model_construct()
    """What is written into the access log."""


class TraitFile(Shape):
    """What several entities share."""

    trait: Name
    """The trait's name, which is the file's."""
    matches: Phrases = ()
    """Words that give a thing named in a description this trait."""
    needs: dict[Name, Sentence] = Field(default={})
    """Members the entity that uses it must have: a type of field, `relation` or `relations`."""
