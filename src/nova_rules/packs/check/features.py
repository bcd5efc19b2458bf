"""Features: they exist, bring modules that exist, and can be switched off without leaving a hole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nova_rules.model.problems import Place, Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView, Member

    Closure = Mapping[str, frozenset[str]]


def features(view: DomainView) -> Iterator[Problem]:
    """Yield unknown features and modules, circles of needs, and references a switch would break."""
    yield from _features(view)
    yield from _named(view)
    closure = _closure(view)
    for anatomy in view.entities.values():
        yield from _references(view, anatomy, closure)
        yield from _uses(view, anatomy, closure)


def _features(view: DomainView) -> Iterator[Problem]:
    known, modules = view.files.names("feature"), view.library.names("module")
    closure = _closure(view)
    for file in view.files.features:
        for number, name in enumerate(file.content.needs):
            if name not in known:
                place, sentence = file.value("needs", number), f"There is no feature `{shown(name)}`."
                yield found(place, Code.NAME_UNKNOWN, sentence, did_you_mean(name, known))
            elif file.name in closure[name]:
                sentence = f"`{file.name}` and `{name}` need each other."
                place = file.value("needs", number)
                yield found(place, Code.FEATURE_CYCLE, sentence, "Make them one feature, or drop one need.")
        for number, name in enumerate(file.content.modules):
            if view.library.modules and name not in modules:
                place, sentence = file.value("modules", number), f"There is no module `{shown(name)}`."
                yield found(place, Code.NAME_UNKNOWN, sentence, did_you_mean(name, modules))


def _closure(view: DomainView) -> dict[str, frozenset[str]]:
    """Give, for each feature, itself and everything it needs, step by step."""
    needs = {file.name: file.content.needs for file in view.files.features}
    closure: dict[str, frozenset[str]] = {}
    for name in sorted(view.files.names("feature")):
        reached = [name]
        for step in reached:
            reached += [need for need in needs.get(step, ()) if need not in reached]
        closure[name] = frozenset(reached)
    return closure


def _named(view: DomainView) -> Iterator[Problem]:
    """Yield every `part-of-feature` and every module of an entity that names nothing."""
    known, modules = view.files.names("feature"), view.library.names("module")
    for name, place in _mentions(view):
        if name not in known:
            sentence = f"There is no feature `{shown(name)}`."
            yield found(place, Code.NAME_UNKNOWN, sentence, did_you_mean(name, known))
    for anatomy in view.entities.values():
        module = anatomy.file.content.module
        if module is not None and view.library.modules and module not in modules:
            place, sentence = anatomy.file.value("module"), f"There is no module `{shown(module)}`."
            yield found(place, Code.NAME_UNKNOWN, sentence, did_you_mean(module, modules))


def _mentions(view: DomainView) -> Iterator[tuple[str, Place]]:
    for anatomy in view.entities.values():
        for part in anatomy.parts():
            if part.content.part_of_feature:
                yield part.content.part_of_feature, part.value("part-of-feature")
            for name, field in part.content.fields.items():
                if field.part_of_feature:
                    yield field.part_of_feature, part.value("fields", name, "part-of-feature")
            for number, policy in enumerate(part.content.policies):
                if policy.part_of_feature:
                    yield policy.part_of_feature, part.value("policies", number, "part-of-feature")
        for key, name, reference in anatomy.references():
            if reference.part_of_feature:
                yield reference.part_of_feature, anatomy.file.value(key, name, "part-of-feature")


def _there(closure: Closure, *features: str | None) -> frozenset[str]:
    """Give the features that are surely on where all of these are."""
    return frozenset().union(*(closure.get(name, frozenset({name})) for name in features if name))


def _hole(place: Place, what: str, missing: frozenset[str]) -> Problem:
    sentence = (
        f"{what} vanishes without the feature {listed(sorted(missing))}, and this would then lead nowhere."
    )
    hint = "Give this the same `part-of-feature`, or let its feature need that one."
    return found(place, Code.FEATURE_VISIBILITY, sentence, hint)


def _references(view: DomainView, anatomy: Anatomy, closure: Closure) -> Iterator[Problem]:
    own = anatomy.file.content.part_of_feature
    for key, name, reference in anatomy.references():
        target = view.entities.get(reference.to or name)
        if target:
            there = _there(closure, own, reference.part_of_feature)
            missing = _there({}, target.file.content.part_of_feature) - there
            if missing:
                yield _hole(anatomy.file.key(key, name), f"`{target.name}`", missing)
    for name, link in anatomy.file.content.many_to_many.items():
        for key, other in (("to", link.to), ("through", link.through)):
            target = view.entities.get(other)
            missing = _there({}, target.file.content.part_of_feature if target else None) - _there(
                closure, own
            )
            if missing:
                yield _hole(anatomy.file.value("many-to-many", name, key), f"`{other}`", missing)


def _uses(view: DomainView, anatomy: Anatomy, closure: Closure) -> Iterator[Problem]:
    """Yield constraints and aggregates that rest on members a switch takes away."""
    there = _there(closure, anatomy.file.content.part_of_feature)
    for part in anatomy.parts():
        for name, constraint in part.content.constraints.items():
            for key, named in (("unique", constraint.unique), ("no-overlap", constraint.no_overlap or ())):
                for number, member in enumerate(named):
                    missing = _features_of(view, anatomy.members.get(member)) - there
                    if missing:
                        yield _hole(part.value("constraints", name, key, number), f"`{member}`", missing)
        for name, derived in part.content.derived.items():
            path = derived.sum or derived.count or derived.min or derived.max or ""
            missing = _features_of(view, anatomy.members.get(path.split(".")[0])) - there
            if missing:
                yield _hole(part.key("derived", name), f"`{shown(path)}`", missing)


def _features_of(view: DomainView, member: Member | None) -> frozenset[str]:
    target = view.entities.get(member.target) if member else None
    return _there(
        {}, member.feature if member else None, target.file.content.part_of_feature if target else None
    )
