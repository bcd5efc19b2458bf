"""Names for the test that goes through the service as people do: over a socket, from sign-in to refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.code import word
from nova_rules.emission.views.cases import input_literal
from nova_rules.emission.views.specs import free_role, outsider

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
    from nova_rules.emission.views.shape import Shape
    from nova_rules.model.domain import Transition

_NOBODY = ts.string("admin")


def flow_view(material: Material, shapes: tuple[Shape, ...]) -> View:
    """Choose what the flow goes through: records with a lifecycle, if there are any that people enter."""
    shape = max(shapes, key=lambda each: _worth(material, each)) if shapes else None
    if shape is None or not _usable(shape):
        return {"has_flow": False, **_empty()}
    move = _move(shape)
    return {
        "has_flow": True,
        "flow_title": ts.string(f"{shape.names.one.phrase}: entered, listed, moved on, kept from others"),
        "flow_plural": word(shape.names.many.kebab),
        "flow_new": ts.property_name(f"new{shape.names.one.pascal}"),
        "flow_creator": ts.string(free_role(shape, "create") or "admin"),
        "flow_reader": ts.string(free_role(shape, "read") or "admin"),
        **_moving(shape, move),
        **_refused(material, shape),
        **_owner(shape),
    }


def _empty() -> View:
    return {"has_flow_move": False, "has_flow_outsider": False, "has_flow_owner": False}


def _usable(shape: Shape) -> bool:
    free = free_role(shape, "create") is not None and free_role(shape, "read") is not None
    return capabilities.creatable(shape.entity) and free


def _worth(material: Material, shape: Shape) -> tuple[bool, bool, bool, str]:
    return (
        _usable(shape),
        _move(shape) is not None,
        bool(_owners(shape)),
        shape.table if outsider(material, shape, "create") else "",
    )


def _move(shape: Shape) -> Transition | None:
    """Find a transition that a new record may make at once."""
    lifecycle = shape.entity.lifecycle
    at_once = {case.rule for case in shape.behaviour.sample.moved if not case.values and not case.parents}
    moves = [
        each
        for each in shape.moves
        if lifecycle and lifecycle.initial in each.sources and each.name in at_once
    ]
    return next((each for each in moves if free_role(shape, each.name)), None)


def _moving(shape: Shape, move: Transition | None) -> View:
    if move is None or shape.state is None:
        return {"has_flow_move": False}
    return {
        "has_flow_move": True,
        "flow_mover": ts.string(free_role(shape, move.name) or "admin"),
        "flow_move": word(shape.names.actions[move.name].kebab),
        "flow_input": ts.expression(_told(move) if move.inputs else ""),
        "takes_flow_input": bool(move.inputs),
        "flow_state": ts.property_name(shape.state.member.camel),
        "flow_target": ts.string(move.target),
    }


def _told(move: Transition) -> str:
    """Give the members of what is told with a transition, by the harness's clock."""
    return input_literal(move).removeprefix("{ ").removesuffix(" }").replace("bench.", "h.")


def _refused(material: Material, shape: Shape) -> View:
    role = outsider(material, shape, "create")
    return {"has_flow_outsider": role is not None, "flow_outsider": ts.string(role or "admin")}


def _owners(shape: Shape) -> list[str]:
    bounded = {role for role, action in shape.behaviour.sample.outside if action == "read"}
    return sorted(
        each.role for each in shape.behaviour.reached if each.action == "read" and each.role in bounded
    )


def _owner(shape: Shape) -> View:
    owners = _owners(shape)
    return {
        "has_flow_owner": bool(owners),
        "flow_owner": ts.string(shape.role_words[owners[0]] if owners else "admin"),
        "flow_owner_role": ts.property_name(shape.role_words[owners[0]] if owners else "admin"),
        "flow_access": ts.property_name(f"{shape.names.one.constant}_ACCESS"),
        "flow_kebab": word(shape.names.one.kebab),
    }
