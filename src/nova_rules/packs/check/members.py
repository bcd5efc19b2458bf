"""Names within one entity: each member once, and every inverse free on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.anatomy import AUTOMATIC, inverse, own_members
from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView


def members(view: DomainView) -> Iterator[Problem]:
    """Yield members written twice, taken inverses, and what two traits both bring."""
    for anatomy in view.entities.values():
        yield from _once(anatomy)
        yield from _from_traits(anatomy)
    yield from _inverses(view)


def _once(anatomy: Anatomy) -> Iterator[Problem]:
    for part in anatomy.parts():
        seen: set[str] = set()
        for member in own_members(part):
            if member.name in AUTOMATIC:
                sentence = f"Every record already has `{member.name}`."
                yield found(
                    member.place, Code.MEMBER_TWICE, sentence, "Choose another name, or leave it out."
                )
            if member.name in seen:
                sentence = f"`{part.name}` has two members called `{member.name}`."
                yield found(member.place, Code.MEMBER_TWICE, sentence, "Rename one of them.")
            seen.add(member.name)


def _from_traits(anatomy: Anatomy) -> Iterator[Problem]:
    own = {member.name for member in own_members(anatomy.file)} | set(anatomy.file.content.constraints)
    bringing: dict[str, list[str]] = {}
    for trait in anatomy.traits:
        names = {member.name for member in own_members(trait)} | set(trait.content.constraints)
        for name in names - own:
            bringing.setdefault(name, []).append(trait.name)
    for name, traits in sorted(bringing.items()):
        if len(traits) > 1:
            sentence = f"The traits {listed(sorted(traits))} both bring `{name}`."
            hint = f"Write `{name}` in `{anatomy.name}` itself, which then counts."
            yield found(anatomy.file.key("uses"), Code.MEMBER_TWICE, sentence, hint)


def _inverses(view: DomainView) -> Iterator[Problem]:
    taken = {
        (name, member.name): f"`{name}` has a member of its own of that name"
        for name, anatomy in view.entities.items()
        for part in anatomy.parts()
        for member in own_members(part)
    }
    for anatomy in view.entities.values():
        for key, name, reference in anatomy.references():
            target, called = reference.to or name, inverse(anatomy.file, reference)
            if called in AUTOMATIC or (target, called) in taken:
                reason = taken.get((target, called), "every record has that")
                sentence = f"`{target}` cannot call these records `{called}`: {reason}."
                hint = "Give this reference an `inverse` of another name."
                yield found(anatomy.file.key(key, name), Code.INVERSE_TAKEN, sentence, hint)
            taken[target, called] = f"`{anatomy.name}.{name}` is called so already"
