"""What a template is repeated over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities
from nova_rules.model.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.domain import Entity

REPEATS: dict[str, Callable[[Entity], bool]] = {
    "entity": lambda _entity: True,
    "lifecycle": lambda entity: entity.lifecycle is not None,
    "creatable": capabilities.creatable,
    "updatable": capabilities.updatable,
    "removable": capabilities.removable,
    "signs_in": capabilities.signs_in,
    "scoped": lambda entity: any(policy.scope for policy in entity.policies),
    "transition": lambda entity: bool(capabilities.moves(entity)),
}
"""`each:` of module.yaml -> which entities the template is repeated over; `transition`: once for each move."""


def subjects_of(path: str, each: str, blueprint: Blueprint) -> tuple[str, ...]:
    """Give the entities a template is repeated over, sorted; one empty text for a single file.

    A template repeated over transitions has subjects such as `fee_invoice.issue`.
    """
    if not each and "__entity__" not in path and "__entities__" not in path:
        return ("",)
    kind = each or "entity"
    if kind not in REPEATS:
        raise TemplateError(
            f"{path} is repeated over {kind!r}, which is nothing.",
            f"Take one of {', '.join(sorted(REPEATS))}.",
        )
    entities = (design.entity for design in blueprint.entities if REPEATS[kind](design.entity))
    if kind == "transition":
        return tuple(
            f"{entity.name}.{move.name}" for entity in entities for move in capabilities.moves(entity)
        )
    return tuple(entity.name for entity in entities)
