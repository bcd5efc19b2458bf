"""What the language has and no backend can be made from yet: refused by name, never ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.domain import type_names
from nova_rules.packs.check.domain import SETTING
from nova_rules.packs.codes import Code, found
from nova_rules.packs.types.fields import FieldOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Place, Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView, Part
    from nova_rules.packs.library import Written
    from nova_rules.packs.places import Path
    from nova_rules.packs.types.behaviour import Step
    from nova_rules.packs.types.business import DomainFile

_WHOLE = ("frozen", "history", "queue", "keeps")
"""Keys of an entity or trait."""
_FIELD = ("gapless", "assigned-on", "secret")
_STEP = frozenset({"update", "set"})


def not_yet(view: DomainView) -> Iterator[Problem]:
    """Yield every construct a backend cannot be generated from yet."""
    if view.files.domain:
        yield from _domain(view.files.domain)
    parts: tuple[Part, ...] = (*view.library.traits, *view.files.entities)
    for part in parts:
        yield from _part(part)
        yield from _behaviour(part)
    for anatomy in view.entities.values():
        yield from _entity(anatomy)


def _later(place: Place, what: str, instead: str = "leave it out") -> Problem:
    return found(place, Code.NOT_YET, f"{what} is understood but cannot be generated yet; {instead}.")


def _keys(part: Part, above: Path, keys: tuple[str, ...]) -> Iterator[Problem]:
    for key in keys:
        if part.written((*above, key)):
            yield _later(part.key(*above, key), f"`{key}`")


def _domain(file: Written[DomainFile]) -> Iterator[Problem]:
    used = {text.removeprefix(SETTING) for text in (file.content.time_zone, file.content.money.currency)}
    for name in file.content.settings:
        if name not in used:
            yield _later(file.key("settings", name), "A setting besides the time zone and the currency")
    if file.content.tenant:
        yield _later(file.key("tenant"), "`tenant`")
    if file.content.money.rounding != "half_up":
        yield _later(file.value("money", "rounding"), "Rounding other than `half_up`", "write `half_up`")


def _part(part: Part) -> Iterator[Problem]:
    yield from _keys(part, (), _WHOLE)
    for name, field in part.content.fields.items():
        if field.type not in type_names:
            yield _later(part.value("fields", name, "type"), f"A `{field.type}`", "use another type")
        yield from _keys(part, ("fields", name), _FIELD)
    for name in part.content.derived:
        yield from _keys(part, ("derived", name), ("stored",))
    for name, constraint in part.content.constraints.items():
        yield from _keys(part, ("constraints", name), ("invariant",))
        path = ("constraints", name, "range")
        if constraint.range is not None and len(constraint.range) == 1:
            yield _later(part.value(*path), "A range in one field", "use two, such as `[starts, ends]`")
    for number, policy in enumerate(part.content.policies):
        if policy.break_glass:
            yield _later(part.key("policies", number, "break-glass"), "`break-glass`")


def _behaviour(part: Part) -> Iterator[Problem]:
    if part.content.lifecycle is None:
        return
    for name, transition in part.content.lifecycle.transitions.items():
        path: Path = ("lifecycle", "transitions", name)
        yield from _keys(part, path, ("part-of-feature",))
        for field, given in transition.input.items():
            where: Path = (*path, "input", field)
            if not isinstance(given, FieldOf):
                yield _later(part.value(*where), "A record or list as input", "use fields")
            elif given.type not in type_names:
                yield _later(part.value(*where, "type"), f"A `{given.type}`", "use another type")
        yield from _effects(part, path, transition.effects)


def _effects(part: Part, above: Path, steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Yield every step but `{ update: this, set: {...} }`."""
    for number, step in enumerate(steps):
        path = (*above, "effects", number)
        odd = sorted(_written_name(name) for name in step.model_fields_set - _STEP)
        if odd:
            yield _later(part.key(*path, odd[0]), f"`{odd[0]}` in an effect")
        elif step.update != "this":
            yield _later(part.value(*path, "update"), "Updating another record than `this`")


def _written_name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _entity(anatomy: Anatomy) -> Iterator[Problem]:
    file = anatomy.file
    for key, name, _ in anatomy.references():
        yield from _keys(file, (key, name), ("default",))
    for name, extension in file.content.extend.items():
        yield from _effects(file, ("extend", name), extension.effects)
    for trait in anatomy.traits:
        yield from _keys(trait, (), ("part-of-feature",))
        for need, fillers in file.content.uses.get(trait.name, {}).items():
            if len(fillers) > 1:
                place = file.value("uses", trait.name, need)
                yield _later(place, "A need filled by several members", "name one")
    lifecycles = anatomy.lifecycles()
    if len(lifecycles) > 1:
        place = file.key("lifecycle") if file.content.lifecycle else file.key("uses")
        yield _later(place, "A second lifecycle of one entity", "keep one of them")
