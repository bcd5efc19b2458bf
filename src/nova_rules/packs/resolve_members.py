"""Fields, relations and derived values of one entity, for the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nova_rules.model.domain import Derived, Expression, Field, ManyToMany, Reference
from nova_rules.packs.anatomy import inverse
from nova_rules.packs.check.derived import AGGREGATES, filled_path
from nova_rules.packs.values import NUMBERS, TEXTS

_NAME = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?<![\w.])[a-z_]\w*""")
"""A text in quotes, which is left alone, or a name that does not follow a dot."""

if TYPE_CHECKING:
    from nova_rules.packs.anatomy import Anatomy, Part
    from nova_rules.packs.places import Path
    from nova_rules.packs.types.fields import FieldOf


def fields_of(anatomy: Anatomy) -> tuple[Field, ...]:
    """Give every field, a trait's first, each in the order written."""
    return tuple(field_of(part, ("fields", name), name, written) for part, name, written in anatomy.fields())


def field_of(part: Part, path: Path, name: str, written: FieldOf) -> Field:
    """Give one field. Numbers start at zero unless their limits or `allow-negative` say otherwise."""
    text = written.type in TEXTS
    starts_at_zero = written.type in NUMBERS and not written.allow_negative
    return Field(
        name=name,
        type=written.type,
        optional=written.optional,
        default=written.default,
        minimum="0" if written.min is None and starts_at_zero else written.min,
        maximum=None if text else written.max,
        length=int(written.max) if text and written.max is not None else None,
        scale=written.scale,
        choices=written.of,
        format=written.format,
        set_by=written.set_by,
        search=written.search,
        sort=written.sort,
        filter=written.filter,
        personal=written.personal,
        feature=written.part_of_feature,
        summary=written.summary or "",
        place=part.key(*path),
    )


def references_of(anatomy: Anatomy) -> tuple[Reference, ...]:
    """Give every reference, aggregates first, each in the order written."""
    return tuple(
        Reference(
            name=name,
            to=written.to or name,
            inverse=inverse(anatomy.file, written),
            one=written.one,
            optional=written.optional,
            when_deleted="cascade" if _cascades(anatomy, key, name) else written.when_deleted,
            part_of=key == "part-of",
            feature=written.part_of_feature,
            place=anatomy.file.key(key, name),
        )
        for key, name, written in anatomy.references()
    )


def _cascades(anatomy: Anatomy, key: str, name: str) -> bool:
    """A part goes with its aggregate unless it says otherwise."""
    return key == "part-of" and not anatomy.file.written((key, name, "when-deleted"))


def many_to_many_of(anatomy: Anatomy) -> tuple[ManyToMany, ...]:
    """Give every many-to-many relation."""
    return tuple(
        ManyToMany(name, link.to, link.through, anatomy.file.key("many-to-many", name))
        for name, link in anatomy.file.content.many_to_many.items()
    )


def derived_of(anatomy: Anatomy) -> tuple[Derived, ...]:
    """Give every derived value; the entity's own replaces a trait's of the same name."""
    own = anatomy.file.content.derived
    return tuple(
        _derived(anatomy, part, name)
        for part in anatomy.parts()
        for name in part.content.derived
        if part is anatomy.file or name not in own
    )


def _derived(anatomy: Anatomy, part: Part, name: str) -> Derived:
    written = part.content.derived[name]
    aggregate = next((key for key in AGGREGATES if getattr(written, key) is not None), None)
    path: str | None = getattr(written, aggregate) if aggregate else None
    return Derived(
        name=name,
        aggregate=aggregate,
        path=filled_path(anatomy, part, path) if path else None,
        where=expression(anatomy, part, ("derived", name, "where"), written.where),
        value=expression(anatomy, part, ("derived", name, "value"), written.value),
        place=part.key("derived", name),
    )


def expression(anatomy: Anatomy, part: Part, path: Path, text: str | None) -> Expression | None:
    """Give an expression with the place of its first character; members stand in for a trait's needs."""
    if text is None:
        return None
    names = anatomy.fillers(part)
    filled = _NAME.sub(lambda match: names.get(match.group(), (match.group(),))[0], text) if names else text
    return Expression(filled, part.text(*path))
