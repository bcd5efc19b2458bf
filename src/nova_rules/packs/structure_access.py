"""The rules of access and data: who may do what, who sees only some rows, what is stored, what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.rules import Pattern
from nova_rules.packs.anatomy import ACTIONS
from nova_rules.packs.structure_rule import a, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.domain import Entity, Field, Policy
    from nova_rules.model.rules import Rule
    from nova_rules.packs.structure_rule import Maker

_CLASSES = {
    "contact": "how to reach a person",
    "identity": "who a person is",
    "financial": "a person's money",
    "health": "a person's health",
    "minor": "a child",
    "money": "amounts of money",
}


def access_rules(make: Maker) -> Iterator[Rule]:
    """Yield the rules of permissions, scopes, stored data, lifecycles and sign-in of every entity."""
    for entity in make.domain.entities:
        yield from _permissions(make, entity)
        yield from _scopes(make, entity)
        yield from _stores(make, entity)
        yield from _moves(make, entity)
        if entity.sign_in:
            because = f"A user may be linked to {a(words(entity.name))}, and then acts as that person."
            yield make.rule(
                f"sign_in/{entity.name}",
                f"{words(entity.plural).capitalize()} may have a sign-in",
                (make.entity(entity.name),),
                (make.add("sign_in", (entity.name,), because),),
                entity.place,
            )


def _permissions(make: Maker, entity: Entity) -> Iterator[Rule]:
    """One rule a role and action; a further policy that allows the same becomes a variant of it."""
    variants: dict[tuple[str, str], int] = {}
    for role, action, policy in _grants(entity):
        variant = variants[role, action] = variants.get((role, action), -1) + 1
        limited = " within the rows its policy names" if policy.scope else ""
        because = (
            f"The policy of {words(entity.plural)} lets the role {words(role)} {_deed(action)}{limited}."
        )
        yield make.rule(
            f"permission/{entity.name}/{role}/{action}",
            f"{words(role).capitalize()} may {_deed(action, entity.plural)}",
            (make.entity(entity.name), Pattern("role", (role,)), *make.with_feature(policy.feature)),
            (make.add("permission", (role, entity.name, action), because),),
            policy.place,
            variant=variant,
        )


def _deed(action: str, plural: str = "them") -> str:
    """Give an action as the end of a sentence: `read students`, `move fee invoices by “issue”`."""
    return f"{action} {words(plural)}" if action in ACTIONS else f"move {words(plural)} by “{words(action)}”"


def _grants(entity: Entity) -> Iterator[tuple[str, str, Policy]]:
    for policy in entity.policies:
        for role in policy.roles:
            for action in policy.actions:
                yield role, action, policy


def _scopes(make: Maker, entity: Entity) -> Iterator[Rule]:
    """A role sees only some rows when every policy that lets it read names which."""
    for role in sorted({role for policy in entity.policies for role in policy.roles}):
        granted = [policy for policy in entity.policies if role in policy.roles]
        reading = [policy for policy in granted if "read" in policy.actions] or granted
        if not all(policy.scope for policy in reading):
            continue
        because = f"The policy of {words(entity.plural)} names which of them the role {words(role)} may see."
        yield make.rule(
            f"scope/{entity.name}/{role}",
            f"{words(role).capitalize()} sees only some {words(entity.plural)}",
            (make.entity(entity.name), Pattern("role", (role,))),
            (make.add("scope", (role, entity.name), because),),
            reading[0].place,
        )


def _stores(make: Maker, entity: Entity) -> Iterator[Rule]:
    """One rule a class of data; fields that only a feature brings are a variant."""
    held: dict[tuple[str, str | None], list[Field]] = {}
    for field in entity.fields:
        for kind in _classes(field):
            held.setdefault((kind, field.feature), []).append(field)
    variants: dict[str, int] = {}
    for (kind, feature), fields in held.items():
        variant = variants[kind] = variants.get(kind, -1) + 1
        names = ", ".join(words(field.name) for field in fields)
        because = f"Records of {words(entity.plural)} hold {names}: that is data about {_CLASSES[kind]}."
        yield make.rule(
            f"stores/{entity.name}/{kind}",
            f"{words(entity.plural).capitalize()} hold data about {_CLASSES[kind]}",
            (make.entity(entity.name), *make.with_feature(feature)),
            (make.add("stores", (entity.name, kind), because),),
            fields[0].place,
            variant=variant,
        )


def _classes(field: Field) -> tuple[str, ...]:
    return tuple(kind for kind in (field.personal, "money" if field.type == "money" else None) if kind)


def _moves(make: Maker, entity: Entity) -> Iterator[Rule]:
    if entity.lifecycle is None:
        return
    name, called = entity.name, words(entity.plural).capitalize()
    states = ", ".join(words(state) for state in entity.lifecycle.states)
    because = f"{a(words(name)).capitalize()} goes through the states {states}."
    holds = (make.add("lifecycle", (name,), because),)
    place = entity.lifecycle.place
    yield make.rule(f"lifecycle/{name}", f"{called} go through states", (make.entity(name),), holds, place)
    for move in entity.lifecycle.transitions:
        source = " or ".join(words(state) for state in move.sources)
        because = (
            f"The move “{words(move.name)}” takes {a(words(name))} from {source} to {words(move.target)}."
        )
        yield make.rule(
            f"transition/{name}/{move.name}",
            f"{called} can make the move “{words(move.name)}”",
            (make.entity(name),),
            (make.add("transition", (name, move.name), because),),
            move.place,
        )
