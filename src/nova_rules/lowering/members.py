"""What an entity's records have: stored values, references, collections, derived values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nova_rules.model.domain import Derived, Domain, Entity, Field, ManyToMany, Reference
from nova_rules.model.kinds import USER, WEEKDAYS, Kind, Type

_KINDS = {kind.value: kind for kind in Kind}
_TEXTS = frozenset(
    {"text", "long_text", "email", "phone", "url", "country", "currency", "time_zone", "sequence"},
)
_SCALES_OF_CURRENCIES = {
    code: scale
    for scale, codes in (
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
    )
    for code in codes.split()
}
DECIMAL_SCALE = 2
"""Decimals of a decimal field that does not say."""
PERCENT_SCALE = 4
"""Decimals of a percent field that does not say."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored value; `positive` where its limits leave out zero and less."""

    type: Type
    positive: bool = False


@dataclass(frozen=True, slots=True)
class Forward:
    """A reference to one record."""

    entity: str
    nullable: bool


@dataclass(frozen=True, slots=True)
class Backward:
    """The one record that refers to us (1:1)."""

    entity: str
    reference: str


@dataclass(frozen=True, slots=True)
class Many:
    """The records that refer to us, or that a link entity joins to us."""

    entity: str
    reference: str
    link: str = ""
    far: str = ""


HasMember = Stored | Forward | Backward | Many | Derived


def money_scale(currency: str) -> int:
    """Give how many decimals amounts of a currency have."""
    return _SCALES_OF_CURRENCIES.get(currency, 2)


def is_nullable(field: Field) -> bool:
    """Tell whether a field may be empty: it is optional, or a transition fills it later."""
    return field.optional or field.set_by is not None


def soft_deleted(entity: Entity) -> bool:
    """Tell whether rows of the entity may be marked deleted (`deleted_at`): all but those kept for ever."""
    return entity.delete != "never" and not entity.append_only


def type_of(field: Field, scale_of_money: int) -> Type:
    """Give the type a field's value has in expressions."""
    nullable = is_nullable(field)
    if field.type in _TEXTS:
        return Type(Kind.TEXT, nullable)
    if field.type == "weekday":
        return Type(Kind.CHOICE, nullable, choices=WEEKDAYS)
    kind = _KINDS[field.type]
    return Type(kind, nullable, choices=field.choices, scale=_scale(field, scale_of_money))


def _scale(field: Field, scale_of_money: int) -> int:
    defaults = {"money": scale_of_money, "percent": PERCENT_SCALE, "decimal": DECIMAL_SCALE}
    if field.type == "money" or field.scale is None:
        return defaults.get(field.type, 0)
    return field.scale


def members_of(domain: Domain) -> dict[str, dict[str, HasMember]]:
    """Give every entity's members by name; what the entity itself says wins over what others bring."""
    scale = money_scale(domain.currency)
    tables = {entity.name: dict(_own(entity, scale)) for entity in domain.entities}
    for entity in domain.entities:
        for name, target, member in _brought(entity, domain):
            tables.get(target, {}).setdefault(name, member)
    tables[USER] = {}
    return tables


def _own(entity: Entity, scale: int) -> Iterator[tuple[str, HasMember]]:
    yield from _kept_for_all(entity)
    for field in entity.fields:
        positive = field.minimum is not None and Decimal(field.minimum) > 0 if _is_number(field) else False
        yield field.name, Stored(type_of(field, scale), positive)
    if entity.lifecycle is not None:
        yield entity.lifecycle.field, Stored(Type(Kind.CHOICE, choices=entity.lifecycle.states))
    for reference in entity.references:
        yield reference.name, Forward(reference.to, reference.optional)
    for derived in entity.derived:
        yield derived.name, derived


def _is_number(field: Field) -> bool:
    return field.type in {"integer", "decimal", "money", "percent"}


def _kept_for_all(entity: Entity) -> Iterator[tuple[str, HasMember]]:
    yield "created_at", Stored(Type(Kind.DATETIME))
    yield "created_by", Forward(USER, nullable=True)
    if not entity.append_only:
        yield "updated_at", Stored(Type(Kind.DATETIME))
        yield "updated_by", Forward(USER, nullable=True)
    if entity.sign_in is not None:
        yield "user", Forward(USER, nullable=True)


def _brought(entity: Entity, domain: Domain) -> Iterator[tuple[str, str, HasMember]]:
    """Give what an entity adds to others and, through links, to itself: (name, on which entity, member)."""
    for reference in entity.references:
        seen = Backward(entity.name, reference.name) if reference.one else Many(entity.name, reference.name)
        yield reference.inverse, reference.to, seen
    for many in entity.many_to_many:
        member = _through(entity, many, domain)
        if member is not None:
            yield many.name, entity.name, member


def _through(entity: Entity, many: ManyToMany, domain: Domain) -> Many | None:
    link = next((each for each in domain.entities if each.name == many.through), None)
    if link is None:
        return None
    near = _reference_to(link, entity.name, ())
    far = _reference_to(link, many.to, (near,) if near else ())
    return Many(many.to, near.name, link.name, far.name) if near and far else None


def _reference_to(link: Entity, target: str, taken: tuple[Reference, ...]) -> Reference | None:
    return next((each for each in link.references if each.to == target and each not in taken), None)
