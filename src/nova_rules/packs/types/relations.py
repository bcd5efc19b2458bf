"""How entities belong together."""

from __future__ import annotations

from typing import Literal

from nova_rules.packs.types.base import Construct, Expr, Name


class BelongsTo(Construct):
    """A foreign key to one other record; the key it stands under is its name."""

    to: Name | None = None
    """The other entity, where the name is not that entity's."""
    inverse: Name | None = None
    """What the other side calls us; by default our plural."""
    one: bool = False
    """Whether the other side has at most one of us."""
    optional: bool = False
    """Whether it may be empty."""
    default: Expr | None = None
    """The record taken when none is given."""
    when_deleted: Literal["refuse", "cascade", "clear"] = "refuse"
    """What happens to us when the other record is deleted."""
    part_of_feature: Name | None = None
    """The feature without which it vanishes."""


class ManyToMany(Construct):
    """Many of us with many of the other entity."""

    to: Name
    """The other entity."""
    through: Name
    """The link entity, which belongs to both."""
