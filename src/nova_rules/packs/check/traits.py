"""Traits: they exist, their needs are met, and what is extended is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Place, Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView, Member, Part

_MANY = frozenset({"inverse", "many"})


def traits(view: DomainView) -> Iterator[Problem]:
    """Yield unknown traits, needs nothing fills, and extensions of nothing."""
    known = view.library.names("trait")
    for anatomy in view.entities.values():
        for name in anatomy.file.content.uses:
            if name not in known:
                sentence = f"There is no trait `{shown(name)}`."
                yield found(_use(anatomy, name), Code.NAME_UNKNOWN, sentence, did_you_mean(name, known))
        for trait in anatomy.traits:
            yield from _needs(anatomy, trait)
        yield from _extended(anatomy)


def _use(anatomy: Anatomy, name: str) -> Place:
    """Give where a trait is named: as a key, or in a list."""
    file = anatomy.file
    if file.written(("uses", name)):
        return file.key("uses", name)
    position = list(file.content.uses).index(name)
    return file.value("uses", position)


def _needs(anatomy: Anatomy, trait: Part) -> Iterator[Problem]:
    given = anatomy.file.content.uses.get(trait.name, {})
    needs: dict[str, str] = getattr(trait.content, "needs", {})
    for name in sorted(set(given) - set(needs)):
        sentence = f"The trait `{trait.name}` needs no `{shown(name)}`."
        place = anatomy.file.key("uses", trait.name, name)
        yield found(place, Code.NEED_UNMET, sentence, did_you_mean(name, needs))
    for name, wanted in sorted(needs.items()):
        for filler in given.get(name, (name,)):
            if not _fits(anatomy.members.get(filler), wanted):
                sentence = f"The trait `{trait.name}` needs `{name}` ({wanted}), and `{filler}` is none here."
                hint = f"Say which member it is: `uses: {{ {trait.name}: {{ {name}: your_member }} }}`."
                yield found(_use(anatomy, trait.name), Code.NEED_UNMET, sentence, hint)


def _fits(member: Member | None, wanted: str) -> bool:
    if member is None:
        return False
    if wanted == "relation":
        return member.kind in _MANY
    if wanted == "relations":
        return member.kind == "reference"
    return member.type == wanted


def _extended(anatomy: Anatomy) -> Iterator[Problem]:
    inherited = {name for trait in anatomy.traits for name in _moves(trait)}
    for name in anatomy.file.content.extend:
        if name not in inherited:
            sentence = f"No trait gives `{anatomy.name}` a transition `{shown(name)}` to extend."
            hint = did_you_mean(name, inherited) or "Write the transition in the lifecycle itself."
            yield found(anatomy.file.key("extend", name), Code.EXTEND, sentence, hint)


def _moves(trait: Part) -> tuple[str, ...]:
    return tuple(trait.content.lifecycle.transitions) if trait.content.lifecycle else ()
