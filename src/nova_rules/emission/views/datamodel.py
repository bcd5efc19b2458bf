"""docs/data-model.md: diagrams of relations and lifecycles, and every field with its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import md
from nova_rules.emission.code import word
from nova_rules.emission.views.shape import shape_of

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
    from nova_rules.emission.views.shape import Column, Worked
    from nova_rules.model.domain import Entity, Field

_CARDS = {"1:1": "||--o|", "1:N": "||--o{", "N:M": "}o--o{"}


def data_model_view(material: Material) -> View:
    """Give `er_diagram` and `model_entities`."""
    return {
        "er_diagram": md.fenced(_er_diagram(material), "mermaid"),
        "model_entities": [_entity(design.entity, material) for design in material.blueprint.entities],
    }


def _er_diagram(material: Material) -> str:
    names = material.names.entities
    lines = ["erDiagram"]
    for design in material.blueprint.entities:
        lines.append(f"  {names[design.entity.name].one.snake} {{")
        lines += [
            f"    {_kind(column)} {column.column}"
            for column in shape_of(material, design.entity.name).columns
        ]
        lines.append("  }")
    for each in material.blueprint.relations:
        label = word(each.name)
        lines.append(
            f'  {names[each.source].one.snake} {_CARDS[each.card]} {names[each.target].one.snake} : "{label}"'
        )
    return "\n".join(lines)


def _entity(entity: Entity, material: Material) -> View:
    shape = shape_of(material, entity.name)
    return {
        "model_title": md.text(shape.names.one.title),
        "model_says": md.text(entity.summary),
        "model_table": md.code(shape.table),
        "model_fields": [
            *(_column(column) for column in shape.columns),
            *(_worked(each) for each in shape.worked),
        ],
        "model_rules": [
            {"rule_code": md.code(each.error.upper()), "rule_says": md.text(each.says)}
            for each in entity.constraints
        ],
        "model_has_rules": bool(entity.constraints),
        "model_has_states": entity.lifecycle is not None,
        "model_states": md.fenced(_states(entity), "mermaid"),
    }


def _kind(column: Column) -> str:
    return "uuid" if column.reference else column.kind.name


def _column(column: Column) -> View:
    field = column.field
    uses = [use for use in ("search", "sort", "filter") if field is None or getattr(field, use)]
    return {
        "field_column": md.cell(column.column),
        "field_type": md.text(_kind(column).replace("_", " ")),
        "field_needed": md.text("no" if column.optional else "yes"),
        "field_limits": md.text(", ".join(_limits(column)) or "none"),
        "field_uses": md.text("filter" if field is None else ", ".join(uses) or "none"),
        "field_personal": md.text((field.personal if field else None) or "no"),
    }


def _worked(each: Worked) -> View:
    """Give the row of a value that no column holds."""
    return {
        "field_column": md.cell(each.member.camel),
        "field_type": md.text(each.kind.name.replace("_", " ")),
        "field_needed": md.text("-"),
        "field_limits": md.text("worked out on reading"),
        "field_uses": md.text("none"),
        "field_personal": md.text("no"),
    }


def _limits(column: Column) -> list[str]:
    if column.reference:
        return [f"refers to {column.reference.to.replace('_', ' ')}"]
    if column.field is None:
        return ["one of " + ", ".join(column.kind.choices)]
    return _field_limits(column.field)


def _field_limits(field: Field) -> list[str]:
    said = (
        ("from {}", field.minimum),
        ("to {}", field.maximum),
        ("at most {} characters", field.length),
        ("one of {}", ", ".join(field.choices) or None),
        ("set by {}", field.set_by),
    )
    return [words.format(value) for words, value in said if value is not None]


def _states(entity: Entity) -> str:
    if entity.lifecycle is None:
        return ""
    states = {state: f"s_{word(state)}" for state in entity.lifecycle.states}
    lines = ["stateDiagram-v2"]
    lines += [f'  state "{state}" as {alias}' for state, alias in states.items()]
    lines.append(f"  [*] --> {states[entity.lifecycle.initial]}")
    for move in entity.lifecycle.transitions:
        lines += [
            f"  {states[source]} --> {states[move.target]} : {word(move.name)}" for source in move.sources
        ]
    return "\n".join(lines)
