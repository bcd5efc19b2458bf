"""The files `domain`, `role`, `feature` and `example` of one business."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from nova_rules.packs.types.base import Construct, Expr, Name, Names, Sentence, Titled
from nova_rules.packs.types.fields import FieldOf


class Money(Construct):
    """The money of the business."""

    currency: Expr
    """Three capital letters, or a setting."""
    rounding: Literal["half_up", "half_even", "up", "down"] = "half_up"
    """How a fraction of the smallest coin is rounded."""


class DomainFile(Titled):
    """One business."""

    domain: Name
    """The domain's name, which is its folder's."""
    title: Sentence
    """What people call such a business."""
    time_zone: Expr
    """The zone of `today`, such as Europe/Madrid, or a setting."""
    money: Money
    """The money of the business."""
    tenant: Name | None = None
    """The entity that separates one customer's data from another's."""
    settings: dict[Name, FieldOf] = Field(default={})
    """Values an administrator may change."""


class RoleFile(Titled):
    """A kind of user."""

    role: Name
    """The role's name, which is the file's."""
    title: Sentence
    """What people call it."""
    core: bool = False
    """Whether it comes with the domain; other roles come when the words ask for them."""
    person: Name | None = None
    """The entity whose record such a user is linked to."""


class FeatureFile(Titled):
    """What the business may offer, and a user may switch."""

    feature: Name
    """The feature's name, which is the file's."""
    title: Sentence
    """What people call it."""
    default: bool
    """Whether it is there when nothing is said."""
    when_off: Sentence
    """What is lost without it."""
    modules: Names = ()
    """The modules it brings."""
    needs: Names = ()
    """Features it cannot do without."""


class ExampleFile(Construct):
    """A description and what must, and must not, be understood from it."""

    example: Name
    """The example's name, which is the file's."""
    text: Sentence
    """The description."""
    expect: tuple[Sentence, ...] = ()
    """Facts that must hold, such as `entity:student`."""
    expect_not: tuple[Sentence, ...] = ()
    """Facts that must not."""
    outcome: Literal["ok", "ok_low_confidence", "ok_with_conflicts", "clarify", "reject"] = "ok"
    """How sure the engine must be of it."""
