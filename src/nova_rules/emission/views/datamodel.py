"""docs/data-model.md: diagrams of relations and lifecycles, and every field with its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import md
from nova_rules.emission.code import word

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View
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
        own = names[design.entity.name]
        lines.append(f"  {own.one.snake} {{")
        lines += [f"    {field.type} {own.members[field.name].snake}" for field in design.entity.fields]
        lines.append("  }")
    for each in material.blueprint.relations:
        label = word(each.name)
        lines.append(
            f'  {names[each.source].one.snake} {_CARDS[each.card]} {names[each.target].one.snake} : "{label}"'
        )
    return "\n".join(lines)


def _entity(entity: Entity, material: Material) -> View:
    names = material.names.entities[entity.name]
    return {
        "model_title": md.text(names.one.title),
        "model_says": md.text(entity.summary),
        "model_table": md.code(names.many.snake),
        "model_fields": [_field(field, names.members[field.name].snake) for field in entity.fields],
        "model_rules": [
            {"rule_code": md.code(each.error.upper()), "rule_says": md.text(each.says)}
            for each in entity.constraints
        ],
        "model_has_rules": bool(entity.constraints),
        "model_has_states": entity.lifecycle is not None,
        "model_states": md.fenced(_states(entity), "mermaid"),
    }


def _field(field: Field, column: str) -> View:
    uses = [
        use for use, on in (("search", field.search), ("sort", field.sort), ("filter", field.filter)) if on
    ]
    return {
        "field_column": md.cell(column),
        "field_type": md.text(field.type.replace("_", " ")),
        "field_needed": md.text("no" if field.optional else "yes"),
        "field_limits": md.text(", ".join(_limits(field)) or "none"),
        "field_uses": md.text(", ".join(uses) or "none"),
        "field_personal": md.text(field.personal or "no"),
    }


def _limits(field: Field) -> list[str]:
    found = []
    if field.minimum is not None:
        found.append(f"from {field.minimum}")
    if field.maximum is not None:
        found.append(f"to {field.maximum}")
    if field.length is not None:
        found.append(f"at most {field.length} characters")
    if field.choices:
        found.append("one of " + ", ".join(field.choices))
    if field.set_by:
        found.append(f"set by {field.set_by}")
    return found


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
