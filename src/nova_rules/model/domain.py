"""A business as its pack describes it: entities, roles, features; traits are merged in, names are resolved."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.problems import NOWHERE, Place

type_names = (
    "text", "long_text", "integer", "decimal", "money", "percent", "date", "datetime", "time", "boolean", "choice",
    "weekday", "email", "phone", "url", "country", "currency", "time_zone", "sequence",
)  # fmt: skip
"""The kinds of field that can be generated; the rest of the language's kinds are refused by name on loading.
"""


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition or value in CEL, as written, and where it stands."""

    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Field:
    """A value an entity holds. `minimum`, `maximum` and `default` are text as written (exact decimals);
    `scale` counts decimals.

    `length` is the longest text. `choices` are the values of a choice. `set_by` is the transition that alone
    writes it.
    `personal` is contact, identity, financial, health or minor.
    """

    name: str
    type: str
    optional: bool = False
    default: str | None = None
    minimum: str | None = None
    maximum: str | None = None
    length: int | None = None
    scale: int | None = None
    choices: tuple[str, ...] = ()
    format: str | None = None
    set_by: str | None = None
    search: bool = False
    sort: bool = False
    filter: bool = False
    personal: str | None = None
    feature: str | None = None
    summary: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: this entity belongs to one `to`; the other side sees us as `inverse`.

    `part_of` marks an aggregate (deleted with its root). `one` means at most one of us for each `to` (1:1).
    `when_deleted` is refuse, cascade or clear.
    """

    name: str
    to: str
    inverse: str
    one: bool = False
    optional: bool = False
    when_deleted: str = "refuse"
    part_of: bool = False
    feature: str | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ManyToMany:
    """Many of us with many of `to`, through the link entity `through`."""

    name: str
    to: str
    through: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out on reading: an aggregate (`aggregate` is sum, count, min, max over `path`, rows
    filtered by `where`) or `value`.
    """

    name: str
    aggregate: str | None = None
    path: str | None = None
    where: Expression | None = None
    value: Expression | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold. `kind` is unique (`members`, `where`), check or guard (`condition`; a guard may read
    parents and runs `when`
    a record is created, updated or deleted), or no_overlap (`members`, `range`, `where`).
    """

    name: str
    kind: str
    error: str
    says: str
    members: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    condition: Expression | None = None
    where: Expression | None = None
    when: str = "create"
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Effect:
    """One step of a transition's effects: `verb` update sets fields of `this`; values are expressions by
    field name.
    """

    verb: str
    target: Expression
    values: tuple[tuple[str, Expression], ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Transition:
    """A named move of the lifecycle: from some states to one, if `guard` holds, with `inputs` the caller
    gives.
    """

    name: str
    sources: tuple[str, ...]
    target: str
    guard: Expression | None = None
    error: str = ""
    says: str = ""
    inputs: tuple[Field, ...] = ()
    effects: tuple[Effect, ...] = ()
    allow: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The states a record goes through; `field` holds the state."""

    field: str
    states: tuple[str, ...]
    initial: str
    transitions: tuple[Transition, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may do what: `roles` may `actions` (create, read, update, delete or a transition) on records where
    `scope` holds, not seeing `hide`.
    """

    roles: tuple[str, ...]
    actions: tuple[str, ...]
    scope: Expression | None = None
    hide: tuple[str, ...] = ()
    feature: str | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Volume:
    """How many records to expect: `a_year` for each `per` (an entity, or none for the whole business)."""

    per: str | None = None
    a_year: int | None = None
    hot: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing the business keeps records of. `core` entities come with the domain; others when the words or a
    rule ask for them. `module` is the module these records make real.
    """

    name: str
    domain: str
    summary: str
    plural: str
    core: bool
    fields: tuple[Field, ...]
    references: tuple[Reference, ...]
    many_to_many: tuple[ManyToMany, ...]
    derived: tuple[Derived, ...]
    constraints: tuple[Constraint, ...]
    lifecycle: Lifecycle | None
    policies: tuple[Policy, ...]
    traits: tuple[str, ...] = ()
    sign_in: str | None = None
    append_only: bool = False
    delete: str = "soft"
    audit_reads: bool = False
    volume: Volume = Volume()
    feature: str | None = None
    module: str | None = None
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of user. `person` is the entity whose record a user of this role is linked to
    (`actor.<person>`), if any.
    """

    name: str
    title: str
    summary: str
    core: bool
    person: str | None = None
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Feature:
    """What a pack offers and a user may switch; `modules` are what it brings, `when_off` what the user loses
    without it.
    """

    name: str
    title: str
    summary: str
    default: bool
    when_off: str
    modules: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Domain:
    """One business: everything its folder holds, each sorted by name. It is large, so compared by identity."""

    name: str
    title: str
    summary: str
    time_zone: str
    currency: str
    entities: tuple[Entity, ...]
    roles: tuple[Role, ...]
    features: tuple[Feature, ...]
    words: tuple[str, ...]
    not_words: tuple[str, ...] = ()
    place: Place = NOWHERE

    def entity(self, name: str) -> Entity:
        """Give one entity by name; raises KeyError when the pack has none of that name."""
        for entity in self.entities:
            if entity.name == name:
                return entity
        raise KeyError(name)
