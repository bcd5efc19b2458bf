"""Relations: they lead somewhere, can be filled, and links link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView


def references(view: DomainView) -> Iterator[Problem]:
    """Yield references to nothing, required circles, and link entities that do not link."""
    known = view.files.names("entity")
    for anatomy in view.entities.values():
        yield from _targets(anatomy, known)
        yield from _many_to_many(view, anatomy, known)
        yield from _volume(anatomy, known)
    yield from _circles(view)


def _targets(anatomy: Anatomy, known: frozenset[str]) -> Iterator[Problem]:
    file = anatomy.file
    for key, name, reference in anatomy.references():
        if (reference.to or name) not in known:
            place = file.value(key, name, "to") if reference.to else file.key(key, name)
            sentence = f"There is no entity `{shown(reference.to or name)}`."
            hint = did_you_mean(reference.to or name, known)
            if not reference.to:
                hint = f"{hint} Where the name is not the entity's, say which with `to`.".strip()
            yield found(place, Code.NAME_UNKNOWN, sentence, hint)
        if reference.when_deleted == "clear" and not reference.optional:
            sentence = f"`{name}` is required, so it cannot be cleared when the other record is deleted."
            hint = "Add `optional: true`, or use `refuse` or `cascade`."
            yield found(file.value(key, name, "when-deleted"), Code.REFERENCE_CLEAR, sentence, hint)


def _many_to_many(view: DomainView, anatomy: Anatomy, known: frozenset[str]) -> Iterator[Problem]:
    for name, link in anatomy.file.content.many_to_many.items():
        for key, target in (("to", link.to), ("through", link.through)):
            if target not in known:
                place = anatomy.file.value("many-to-many", name, key)
                sentence = f"There is no entity `{shown(target)}`."
                yield found(place, Code.NAME_UNKNOWN, sentence, did_you_mean(target, known))
        through = view.entities.get(link.through)
        if through and link.to in known:
            yield from _through(anatomy, name, link.to, through)


def _through(anatomy: Anatomy, name: str, to: str, through: Anatomy) -> Iterator[Problem]:
    place = anatomy.file.value("many-to-many", name, "through")
    sides = {side: _names(through, side) for side in (anatomy.name, to)}
    missing = [side for side, names in sides.items() if not names]
    if missing:
        sentence = f"`{through.name}` does not belong to {listed(missing)}, so it cannot link them."
        hint = f"Add {listed(missing)} under `belongs-to` in `{through.name}`."
        yield found(place, Code.THROUGH, sentence, hint)
        return
    uniques = [frozenset(constraint.unique) for constraint in through.file.content.constraints.values()]
    pairs = [{first, second} for first in sides[anatomy.name] for second in sides[to]]
    if not any(unique and unique <= pair for unique in uniques for pair in pairs):
        sentence = f"`{through.name}` may hold the same pair twice."
        hint = f"Add a constraint there: `once: {{ unique: [{sides[anatomy.name][0]}, {sides[to][0]}] }}`."
        yield found(place, Code.THROUGH, sentence, hint)


def _names(through: Anatomy, target: str) -> list[str]:
    return [name for _, name, reference in through.references() if (reference.to or name) == target]


def _volume(anatomy: Anatomy, known: frozenset[str]) -> Iterator[Problem]:
    for part in anatomy.parts():
        per = part.content.volume.per if part.content.volume else None
        if per is not None and per not in known:
            sentence = f"There is no entity `{shown(per)}`."
            place = part.value("volume", "per")
            yield found(place, Code.NAME_UNKNOWN, sentence, did_you_mean(per, known))


def _circles(view: DomainView) -> Iterator[Problem]:
    """Yield each circle of required references once: no first record could ever be made."""
    edges = {
        name: sorted({ref.to or ref_name for _, ref_name, ref in anatomy.references() if not ref.optional})
        for name, anatomy in view.entities.items()
    }
    told: set[frozenset[str]] = set()
    for start in sorted(edges):
        circle = _circle(start, edges)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            anatomy = view.entities[start]
            key, name = next(
                (key, name)
                for key, name, ref in anatomy.references()
                if (ref.to or name) == (*circle, start)[1] and not ref.optional
            )
            way = " -> ".join(f"`{step}`" for step in (*circle, start))
            sentence = f"Each needs the other before it: {way}; no first record can be made."
            yield found(
                anatomy.file.key(key, name), Code.REFERENCE_CYCLE, sentence, "Make one of them optional."
            )


def _circle(start: str, edges: dict[str, list[str]]) -> tuple[str, ...]:
    """Give a shortest way from an entity back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for step in edges.get(way[-1], ()):
            if step == start:
                return way
            if step not in seen:
                seen.add(step)
                ways.append((*way, step))
    return ()
