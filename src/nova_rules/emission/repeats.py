"""What a template is repeated over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.domain import Entity

REPEATS: dict[str, Callable[[Entity], bool]] = {
    "entity": lambda _entity: True,
    "lifecycle": lambda entity: entity.lifecycle is not None,
    "changeable": lambda entity: not entity.append_only,
    "deletable": lambda entity: not entity.append_only and entity.delete != "none",
    "derived": lambda entity: bool(entity.derived),
}
"""`each:` of module.yaml -> which entities the template is repeated over."""


def subjects_of(path: str, each: str, blueprint: Blueprint) -> tuple[str, ...]:
    """Give the entities a template is repeated over, sorted; one empty text for a single file."""
    if not each and "__entity__" not in path and "__entities__" not in path:
        return ("",)
    kind = each or "entity"
    if kind not in REPEATS:
        raise TemplateError(
            f"{path} is repeated over {kind!r}, which is nothing.",
            f"Take one of {', '.join(sorted(REPEATS))}.",
        )
    return tuple(design.entity.name for design in blueprint.entities if REPEATS[kind](design.entity))
