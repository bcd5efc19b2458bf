"""Random small businesses as folders of packs, valid by construction: they hold what nobody thought of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tests.property.business_access import add_policies
from tests.property.business_drafts import Draft, Reference
from tests.property.business_fields import Written, field
from tests.property.business_rules import add_constraints, add_derived, add_lifecycle
from tests.property.business_words import BUSINESSES, ENTITIES, FIELDS, REFERENCES, ROLES, SENTENCES, Draw

from nova_rules.packs.plural import plural_of

FEATURE = "extras"
PERSON = {"first_name", "last_name", "email", "phone"}
"""What the shared trait brings."""
_KEPT: dict[str, Written] = {"append": {"append-only": True}, "never": {"delete": "never"}}


@dataclass(frozen=True)
class Business:
    """A folder of packs, and a description of what it knows."""

    seed: int
    folder: Path
    domain: str
    text: str
    core: tuple[str, ...]


def write_business(seed: int, folder: Path) -> Business:
    """Write the business of a seed as a folder of packs, and give it."""
    draw = Draw(seed)
    domain = draw.one(BUSINESSES)
    drafts = _entities(draw)
    roles = _roles(draw, drafts)
    home = folder / "domains" / domain
    _write(home / "domain.yaml", _domain(draw, domain))
    for draft in drafts:
        add_policies(draw, draft, {name: who for name, who in roles.items() if name != "admin"})
        _write(home / "entities" / f"{draft.name}.yaml", _entity(draw, draft))
    for name, person in roles.items():
        _write(home / "roles" / f"{name}.yaml", _role(draw, name, person))
    _write(home / "features" / f"{FEATURE}.yaml", _feature(draw))
    spoken = [f"gadget {draft.name.replace('_', ' ')}" for draft in drafts if not draft.core]
    text = f"A {domain} management system" + "".join(f" with a {each}" for each in spoken[::2])
    core = tuple(sorted(each.name for each in drafts if each.core and not each.feature))
    return Business(seed, folder, domain, text, core)


def _write(path: Path, content: Written) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in content.items())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _domain(draw: Draw, name: str) -> Written:
    return {
        "domain": name,
        "title": draw.one((name.title(), f"The {name}'s")),
        "summary": draw.one(SENTENCES),
        "words": [name, f"{name} management"],
        "time-zone": draw.one(("Europe/Madrid", "UTC", "Pacific/Auckland")),
        "money": {"currency": draw.one(("EUR", "USD", "JPY", "KWD"))},
    }


def _feature(draw: Draw) -> Written:
    return {
        "feature": FEATURE,
        "title": "Extras",
        "summary": draw.one(SENTENCES),
        "default": draw.chance(0.5),
        "when-off": draw.one(SENTENCES),
        "words": ["gadget extra"],
    }


def _role(draw: Draw, name: str, person: Draft | None) -> Written:
    found: Written = {"role": name, "title": f"The {name}", "summary": draw.one(SENTENCES), "core": True}
    return found | {"person": person.name} if person else found


def _roles(draw: Draw, drafts: list[Draft]) -> dict[str, Draft | None]:
    """Give two to four roles with the person each is linked to; the administrator is always one of them."""
    people = [draft for draft in drafts if draft.sign_in]
    taken: set[str] = set()
    names = [draw.free(ROLES, taken) for _ in range(draw.count(1, 3))]
    return {"admin": None, **{name: draw.one((None, *people, *people)) for name in names}}


def _entities(draw: Draw) -> list[Draft]:
    taken: set[str] = set()
    count = draw.count(3, 6)
    drafts = [Draft(draw.free(ENTITIES, taken), rank) for rank in range(count)]
    for draft in drafts:
        draft.sign_in = draw.one((None, None, "optional", "required")) if draft.name != "role" else None
        draft.kept = draw.one((None, None, None, "append", "never"))
        draft.core = draft.rank == 0 or draw.chance(0.85)
        draft.feature = FEATURE if draft.rank == count - 1 and draw.chance(0.3) else None
        draft.is_person = draft.sign_in == "optional" and draw.chance(0.4)
        draft.taken |= PERSON if draft.is_person else set()
        draft.fields = {draw.free(FIELDS, draft.taken): field(draw) for _ in range(draw.count(0, 12))}
        if draw.chance(0.2) and draft.fields:
            draft.fields[draw.one(list(draft.fields))]["part-of-feature"] = FEATURE
    for draft in drafts:
        _references(draw, draft, drafts)
    _link(draw, drafts, taken)
    for draft in drafts:
        if draft.kept != "append" and draw.chance(0.5):
            add_lifecycle(draw, draft)
    for draft in drafts:
        add_constraints(draw, draft)
        add_derived(draw, draft)
    return drafts


def _references(draw: Draw, draft: Draft, drafts: list[Draft]) -> None:
    earlier = [each for each in drafts if each.rank < draft.rank]
    for _ in range(draw.count(0, 3)):
        optional = not earlier or draw.chance(0.4)
        targets = [each for each in drafts if not each.feature] if optional else earlier
        if targets:
            _refer(draw, draft, draw.one(targets), optional=optional)


def _refer(draw: Draw, draft: Draft, target: Draft, *, optional: bool) -> None:
    free = target.name not in draft.taken and draw.chance(0.6)
    name = target.name if free else draw.free(REFERENCES, draft.taken)
    draft.taken.add(name)
    written: Written = {} if name == target.name else {"to": target.name}
    part = not optional and draft.kept is None and draw.chance(0.3)
    if optional:
        written |= {"optional": True} | ({} if part else {"when-deleted": draw.one(("refuse", "clear"))})
    elif not part and draft.kept is None:
        written |= {"when-deleted": draw.one(("refuse", "cascade"))}
    if draw.chance(0.15):
        written["one"] = True
    inverse = draft.name if written.get("one") else plural_of(draft.name)
    if inverse in target.taken or draw.chance(0.3):
        written["inverse"] = inverse = draw.free((f"{name}_of_{draft.rank}",), target.taken)
    target.taken.add(inverse)
    reference = Reference(name, target, inverse, written, part)
    draft.references.append(reference)
    target.inverses.append((draft, reference))


def _link(draw: Draw, drafts: list[Draft], taken: set[str]) -> None:
    """Add a link entity and the many-to-many relation it makes, where two entities allow it."""
    sides = [draft for draft in drafts if draft.feature is None and draft.core]
    if len(sides) < 2 or draw.chance(0.4):
        return
    first, second = draw.some(sides, 2, 2)
    link = Draft(draw.free(ENTITIES, taken), len(drafts))
    for side in (first, second):
        _refer(draw, link, side, optional=False)
    for each in link.references:
        each.written.pop("one", None)
        each.is_part = False
        each.written |= {"inverse": draw.free((f"ties_{each.name}"[:50],), each.to.taken)}
        each.inverse = each.written["inverse"]
    link.constraints["once"] = {"unique": [each.name for each in link.references], "error": "tied_already"}
    first.links[draw.free(("members", "partners"), first.taken)] = {"to": second.name, "through": link.name}
    drafts.append(link)


def _entity(draw: Draw, draft: Draft) -> Written:
    found: Written = {"entity": draft.name, "summary": draw.one(SENTENCES), "core": draft.core}
    if not draft.core:
        found["words"] = [f"gadget {draft.name.replace('_', ' ')}"]
    kept = _KEPT.get(draft.kept or "", {})
    signs_in: Written = {"uses": ["person"]} if draft.is_person else {"sign-in": draft.sign_in}
    found |= kept | (signs_in if draft.sign_in else {})
    found |= {"part-of-feature": draft.feature} if draft.feature else {}
    parts = {each.name: each.written for each in draft.references if each.is_part}
    others = {each.name: each.written for each in draft.references if not each.is_part}
    found |= {"part-of": parts, "belongs-to": others, "many-to-many": draft.links, "fields": draft.fields}
    found |= {"derived": draft.derived, "constraints": draft.constraints, "lifecycle": draft.lifecycle}
    found |= {"policies": draft.policies, "audit": {"read": draw.chance(0.3)}}
    found["volume"] = {"a-year": draw.count(0, 5000)}
    return {key: value for key, value in found.items() if value not in ({}, [], None)}
