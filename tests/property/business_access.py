"""Random policies: two to four roles, some of whom see only their own records, or only parts of them."""

from __future__ import annotations

from tests.property.business_drafts import Draft, own_condition
from tests.property.business_fields import Written
from tests.property.business_words import Draw


def add_policies(draw: Draw, draft: Draft, roles: dict[str, Draft | None]) -> None:
    """Give an entity its policies; the administrator may do everything that can be done."""
    actions = _possible(draft)
    held = actions if draw.chance(0.7) else ["create", "read", *_moves(draft)]
    draft.policies.append({"to": ["admin"], "allow": held})
    for role, person in roles.items():
        for _ in range(draw.one((0, 1, 1, 2))):
            draft.policies.append(_policy(draw, draft, role, person, actions))


def _possible(draft: Draft) -> list[str]:
    changes = {"append": [], "never": ["update"]}.get(draft.kept or "", ["update", "delete"])
    return ["create", "read", *changes, *_moves(draft)]


def _moves(draft: Draft) -> list[str]:
    return list(draft.lifecycle.get("transitions", {}))


def _policy(draw: Draw, draft: Draft, role: str, person: Draft | None, actions: list[str]) -> Written:
    allowed = draw.some(actions, len(actions), 1)
    found: Written = {"to": [role], "allow": allowed}
    scopes = [*_scopes_of(draft, person), *([own] if (own := own_condition(draw, draft)) else [])]
    scopes += ["created_by == actor", f"actor.role == '{role}'"]
    if draw.chance(0.6):
        found["scope"] = draw.one(scopes)
    if draw.chance(0.4):
        hidden = set(draft.shown()) - (draft.required() if "create" in allowed else set())
        found |= {"hide": draw.some(sorted(hidden), 3, 1)} if hidden else {}
    return found


def _scopes_of(draft: Draft, person: Draft | None) -> list[str]:
    """Give what ties records to the person who signed in."""
    if person is None or not person.core or person.feature:
        return []
    actor = f"actor.{person.name}"
    found = [f"this == {actor}"] * 3 if draft is person else []
    found += [f"{each.name} == {actor}" for each in draft.references if each.to is person]
    for each in draft.parents():
        found += [f"{each.name}.{far.name} == {actor}" for far in each.to.references if far.to is person]
    for child, reference in draft.children():
        found += [
            f"{reference.inverse}.exists(row1, row1.{each.name} == {actor})"
            for each in child.references
            if each.to is person
        ]
    return found
