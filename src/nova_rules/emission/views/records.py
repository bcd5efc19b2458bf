"""Every name of the templates about business records: for all entities together, and for one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nova_rules.emission import ts
from nova_rules.emission.views import entity_types, project_tables
from nova_rules.emission.views.access import access_view
from nova_rules.emission.views.factories import factory_view
from nova_rules.emission.views.flow import flow_view
from nova_rules.emission.views.repository import filter_rows, repository_view
from nova_rules.emission.views.schemas import schemas_view
from nova_rules.emission.views.scopes import hidden_view, scopes_view
from nova_rules.emission.views.seeds import seeds_view
from nova_rules.emission.views.shape import Shape, shapes_of
from nova_rules.emission.views.specs import move_spec_view, specs_view
from nova_rules.emission.views.statements import migration_view
from nova_rules.emission.views.transitions import input_rows, transition_view
from nova_rules.emission.views.use_cases import routes_view, use_cases_view
from nova_rules.emission.views.words import article, words_of

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View


def records_view(material: Material) -> View:
    """Give the names of templates that speak of all entities."""
    shapes = tuple(_shapes(material).values())
    return {
        "entities": project_tables.entity_rows(shapes),
        "domain_errors": _errors(material),
        "constraint_meanings": project_tables.constraint_rows(shapes),
        "families": project_tables.family_rows(shapes),
        **project_tables.tables_view(shapes),
        **project_tables.permissions_view(material, shapes),
        **migration_view(shapes),
        **flow_view(material, shapes),
        **seeds_view(shapes),
    }


def entity_view(material: Material, subject: str) -> View:
    """Give the names of templates that speak of one entity, or of one of its transitions (`entity.move`)."""
    name, _, move = subject.partition(".")
    view = _entity(material, name)
    if not move:
        return view
    shapes = _shapes(material)
    example = move_spec_view(material, shapes[name], shapes, move)
    return {**view, **transition_view(shapes[name], move), **example}


@lru_cache(maxsize=64)
def _entity(material: Material, name: str) -> View:
    """Give an entity's names, which the templates of its transitions share."""
    shapes = _shapes(material)
    shape = shapes[name]
    return {
        **words_of(shape),
        **entity_types.port_view(shape),
        **repository_view(shape, shapes),
        **scopes_view(shape),
        **hidden_view(shape),
        **use_cases_view(shape),
        **schemas_view(shape),
        **_lifecycle(shape),
        **entity_types.types_view(shape),
        **access_view(shape, shapes),
        **factory_view(shape, shapes),
        **specs_view(material, shape, shapes),
        "move_inputs": input_rows(shape),
        "filters": _filters(shape),
        **routes_view(shape),
    }


def _filters(shape: Shape) -> list[View]:
    queries = schemas_view(shape)["query_fields"]
    assert isinstance(queries, list)  # noqa: S101 - made one line above
    return [
        {**row, "schema": query["schema"]} for row, query in zip(filter_rows(shape), queries, strict=True)
    ]


def _lifecycle(shape: Shape) -> View:
    state, lifecycle = shape.state, shape.entity.lifecycle
    if state is None or lifecycle is None:
        return {}
    moves = [(shape.names.actions[each.name].camel, each) for each in lifecycle.transitions]
    legal = [(name, source, move.target) for name, move in moves for source in move.sources]
    return {
        "state_key": ts.string(state.member.camel),
        "lifecycle_title": ts.string(f"the lifecycle of {article(shape.names.one)}"),
        "state_phrase": ts.comment(state.member.phrase),
        "state_constant": ts.property_name(state.kind.constant),
        "transitions": [
            {
                "name": ts.property_name(name),
                "sources": ts.strings(move.sources),
                "target": ts.string(move.target),
            }
            for name, move in moves
        ],
        "legal_moves": [
            {"transition": ts.string(name), "source": ts.string(source), "target": ts.string(target)}
            for name, source, target in legal
        ],
        "has_illegal_moves": len(legal) < len(moves) * len(lifecycle.states),
    }


def _errors(material: Material) -> list[View]:
    return [
        {"code": ts.property_name(each.code), "status": each.status}
        for each in material.behaviour.refusals()
        if each.code not in project_tables.PLATFORM_CODES
    ]


@lru_cache(maxsize=4)
def _shapes(material: Material) -> dict[str, Shape]:
    return shapes_of(material)
