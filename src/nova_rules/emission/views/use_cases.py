"""Names for the use cases and routes of an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import capabilities, ts
from nova_rules.emission.code import word
from nova_rules.emission.views import rules as ruling
from nova_rules.emission.views.hidden import hideable
from nova_rules.emission.views.transitions import held_object, move_rows
from nova_rules.emission.views.words import article, variable

if TYPE_CHECKING:
    from nova_rules.emission.code import TsCode
    from nova_rules.emission.material import View
    from nova_rules.emission.views.shape import Shape
    from nova_rules.model.domain import Transition

_COMMON = (400, 401, 403, 404, 409)


def use_cases_view(shape: Shape) -> View:
    """Give what the use cases of an entity are made of."""
    view: View = {"audits_reads": shape.entity.audit_reads, "asks_hidden": bool(hideable(shape))}
    for when, word_of in (("create", "creation"), ("update", "update"), ("delete", "removal")):
        rules = ruling.guards_of(shape, when)
        subject = "input" if when == "create" else "id"
        view[f"has_{word_of}_rules"] = bool(rules)
        view[f"{word_of}_rules"] = ruling.refusal_rows(rules)
        view[f"{word_of}_arguments"] = ts.expression(", ".join(ruling.arguments(shape, rules, subject)))
    return {**view, **_held(shape), "removal_says": _removal(shape), "account_roles": _account_roles(shape)}


def _held(shape: Shape) -> View:
    on_update = ruling.held_for(shape, shape.behaviour.locks_for("update"))
    on_removal = ruling.held_for(shape, shape.behaviour.locks_for("delete"))
    changed = any(column.patched for column in shape.references)
    return {
        "holds_on_update": changed or bool(on_update),
        "held_on_update": ts.expression(_patched(on_update)),
        "holds_on_removal": bool(on_removal),
        "held_on_removal": held_object(variable(shape.names.one), on_removal),
    }


def _patched(held: list[str]) -> str:
    """Give the parents a change has to hold: the ones it names, and the present ones that some rule reads."""
    if not held:
        return "patch"
    return "{ " + ", ".join(f"{each}: before.{each}" for each in held) + ", ...patch }"


def _removal(shape: Shape) -> object:
    entity = shape.names.one
    return ts.comment(f"Removes {article(entity)}; refused while something still needs it.")


def _account_roles(shape: Shape) -> object:
    roles = [name for role, name in sorted(shape.persons.items())]
    return ts.strings(tuple(roles))


def routes_view(shape: Shape) -> View:
    """Give what the routes of an entity are made of."""
    one, many = shape.names.one, shape.names.many
    return {
        "use_cases": _use_cases(shape),
        "schema_imports": _schema_imports(shape),
        "tag": ts.string(many.kebab),
        "list_summary": ts.string(f"List {many.phrase}"),
        "get_summary": ts.string(f"Read {article(one)}"),
        "create_summary": ts.string(f"Enter {article(one)}"),
        "update_summary": ts.string(f"Change {article(one)}"),
        "delete_summary": ts.string(f"Remove {article(one)}"),
        "link_summary": ts.string(f"Link {article(one)} to an account"),
        "update_errors": _errors(412, *_unprocessable(ruling.guards_of(shape, "update"), shape)),
        "delete_errors": _errors(412, *_unprocessable(ruling.guards_of(shape, "delete"))),
        "route_common_imports": ts.expression(", ".join(_common_imports(shape))),
        "moves": [_move(shape, move, row) for move, row in zip(shape.moves, move_rows(shape), strict=True)],
    }


def _unprocessable(rules: list[ruling.Rule], shape: Shape | None = None) -> tuple[int, ...]:
    checks = shape is not None and bool(shape.behaviour.checks)
    return (422,) if rules or checks else ()


def _errors(*more: int) -> TsCode:
    return ts.expression(", ".join(str(status) for status in sorted({*_COMMON, *more, 429})))


def _move(shape: Shape, move: Transition, row: View) -> View:
    name, entity = shape.names.actions[move.name], shape.names.one
    rules = ruling.requirements(ruling.operation_of(shape, move))
    phrase = name.phrase
    return {
        **row,
        "function": ts.property_name(f"{name.camel}{entity.pascal}"),
        "body": ts.property_name(f"{name.camel}{entity.pascal}Body"),
        "summary": ts.string(f"{phrase[0].upper()}{phrase[1:]} {article(entity)}"),
        "errors": _errors(412, *_unprocessable(rules)),
    }


def _use_cases(shape: Shape) -> list[View]:
    one, many, entity = shape.names.one, shape.names.many, shape.entity
    pairs = [(f"get{one.pascal}", f"get-{one.kebab}"), (f"list{many.pascal}", f"list-{many.kebab}")]
    for allowed, verb in (
        (capabilities.creatable(entity), "create"),
        (capabilities.updatable(entity), "update"),
        (capabilities.removable(entity), "remove"),
    ):
        pairs += [(f"{verb}{one.pascal}", f"{verb}-{one.kebab}")] if allowed else []
    for move in shape.moves:
        name = shape.names.actions[move.name]
        pairs.append((f"{name.camel}{one.pascal}", f"{name.kebab}-{one.kebab}"))
    if capabilities.linkable(entity):
        pairs.append((f"link{one.pascal}Account", f"link-{one.kebab}-account"))
    return [{"function": ts.property_name(name), "file": word(file)} for name, file in sorted(pairs)]


def _schema_imports(shape: Shape) -> list[View]:
    one, entity = shape.names.one, shape.entity
    names = [f"{one.camel}Page", f"{one.camel}Query", f"{one.camel}View", f"to{one.pascal}View"]
    names += [f"{one.camel}Body"] if capabilities.creatable(entity) else []
    names += [f"{one.camel}Patch"] if capabilities.updatable(entity) else []
    names += [f"{shape.names.actions[move.name].camel}{one.pascal}Body" for move in shape.moves]
    return [{"name": ts.property_name(name)} for name in sorted(names)]


def _common_imports(shape: Shape) -> list[str]:
    names = ["errors", "idParams"]
    names += ["idempotencyHeaders"] if capabilities.creatable(shape.entity) else []
    names += ["versionQuery"] if capabilities.removable(shape.entity) else []
    return names
