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
    "creatable": capabilities.creatable,
    "guarded": capabilities.guarded,
    "hiding": capabilities.hiding,
    "lifecycle": lambda entity: entity.lifecycle is not None,
    "numbered": lambda entity: any(field.type == "sequence" for field in entity.fields),
    "referring": lambda entity: bool(entity.references),
    "removable": capabilities.removable,
    "linkable": capabilities.linkable,
    "transition": lambda entity: bool(capabilities.moves(entity)),
    "updatable": capabilities.updatable,
}
"""`each:` of module.yaml -> the entities a template is repeated over; `transition`: once for each move."""


def subjects_of(path: str, each: str, blueprint: Blueprint) -> tuple[str, ...]:
    """Give what a template is repeated over, sorted; one empty text for a single file.

    A template repeated over transitions has subjects such as `fee_invoice.issue`. A single file with an
    `each` is there as soon as one entity fits.
    """
    repeated = "__entity__" in path or "__entities__" in path
    if not each and not repeated:
        return ("",)
    kind = each or "entity"
    if kind not in REPEATS:
        raise TemplateError(
            f"{path} is repeated over {kind!r}, which is nothing.",
            f"Take one of {', '.join(sorted(REPEATS))}.",
        )
    entities = [design.entity for design in blueprint.entities if REPEATS[kind](design.entity)]
    if not repeated:
        return ("",) if entities else ()
    if kind == "transition":
        return tuple(
            f"{entity.name}.{move.name}" for entity in entities for move in capabilities.moves(entity)
        )
    return tuple(entity.name for entity in entities)
