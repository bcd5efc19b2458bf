"""The rules that follow from a domain's files: which entities, roles and relations there are, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.rules import Conclusion, Pattern
from nova_rules.packs.anatomy import ADMIN
from nova_rules.packs.structure_access import access_rules
from nova_rules.packs.structure_features import feature_rules
from nova_rules.packs.structure_rule import Maker, a, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.domain import Domain, Entity, ManyToMany, Reference, Role
    from nova_rules.model.rules import Rule


_SUCH_AS = {"currency": "GBP", "time_zone": "Europe/London"}


def structural_rules(domain: Domain) -> tuple[Rule, ...]:
    """Give every rule of one domain, in order of (id, variant)."""
    make = Maker(domain)
    rules = [
        _domain(make),
        *_settings(make),
        *(rule for entity in domain.entities for rule in _entity(make, entity)),
        *(rule for role in domain.roles for rule in _role(make, role)),
        *feature_rules(make),
        *access_rules(make),
    ]
    return tuple(sorted(rules, key=lambda rule: (rule.id, rule.variant)))


def _domain(make: Maker) -> Rule:
    domain = make.domain
    because = f"The words describe {a(domain.title)}. {domain.summary}"
    return make.rule(
        "domain",
        f"A description of {a(domain.title)} gives the backend of one",
        (make.mention("domain", domain.name),),
        (make.add("domain", (domain.name,), because),),
        domain.place,
        in_domain=False,
    )


def _settings(make: Maker) -> Iterator[Rule]:
    """What the pack takes for granted of every such business, unless it is answered otherwise."""
    domain = make.domain
    for name, value, what in (
        ("currency", domain.currency, "the currency"),
        ("time_zone", domain.time_zone, "the time zone"),
    ):
        because = f"Nothing was said about {what}, so it is {value}."
        instead = f"Answer the question {name} in the options, such as {_SUCH_AS[name]}."
        assumed = Conclusion("setting", (name, value), because, "assume", (("instead", instead),))
        title = f"{make.every} has {value} as {what} until somebody answers otherwise"
        unless = (Pattern("option", (name, None)),)
        yield make.rule(f"setting/{name}", title, (), (assumed,), domain.place, unless=unless)


def _entity(make: Maker, entity: Entity) -> Iterator[Rule]:
    yield _there(make, entity)
    for reference in entity.references:
        if not reference.optional:
            yield _needed(make, entity, reference)
        yield _relation(make, entity, reference)
    for link in entity.many_to_many:
        yield _linked(make, entity, link)
        yield _many(make, entity, link)


def _there(make: Maker, entity: Entity) -> Rule:
    """Why there are records of this at all."""
    called, feature = words(entity.plural), make.with_feature(entity.feature)
    if entity.core:
        title = f"{make.every} keeps {called}"
        because = f"{entity.summary} {make.every} keeps this."
        when: tuple[Pattern, ...] = feature
    else:
        title = f"{make.every} keeps {called} where the description speaks of them"
        because = f"The description speaks of {called}. {entity.summary}"
        when = (make.mention("entity", entity.name), *feature)
    return make.rule(
        f"entity/{entity.name}",
        title,
        when,
        (make.add("entity", (entity.name,), because),),
        entity.place,
        unless=(make.exclusion("entity", entity.name),),
    )


def _needed(make: Maker, entity: Entity, reference: Reference) -> Rule:
    other = words(reference.to)
    because = f"Each {words(entity.name)} belongs to {a(other)}, so there must be {other} records."
    return make.rule(
        f"needs/{entity.name}/{reference.name}",
        f"{words(entity.plural).capitalize()} need what they belong to: {words(reference.name)}",
        (make.entity(entity.name), *make.with_feature(reference.feature)),
        (make.add("entity", (reference.to,), because),),
        reference.place,
    )


def _linked(make: Maker, entity: Entity, link: ManyToMany) -> Rule:
    because = (
        f"{a(words(link.through)).capitalize()} says which {words(link.to)} goes with which "
        f"{words(entity.name)}."
    )
    return make.rule(
        f"needs/{entity.name}/{link.name}",
        f"{words(entity.plural).capitalize()} and {words(link.name)} are linked by records of their own",
        (make.entity(entity.name), make.entity(link.to)),
        (make.add("entity", (link.through,), because),),
        link.place,
    )


def _relation(make: Maker, entity: Entity, reference: Reference) -> Rule:
    card = "1:1" if reference.one else "1:N"
    count = "at most one" if reference.one else "any number of"
    because = (
        f"Each {words(entity.name)} belongs to one {words(reference.to)}, "
        f"which has {count} {words(reference.inverse)}."
    )
    return make.rule(
        f"relation/{entity.name}/{reference.name}",
        f"Each {words(reference.to)} has {count} {words(reference.inverse)}",
        (make.entity(entity.name), make.entity(reference.to), *make.with_feature(reference.feature)),
        (make.add("relation", (reference.to, reference.inverse, entity.name, card), because),),
        reference.place,
    )


def _many(make: Maker, entity: Entity, link: ManyToMany) -> Rule:
    because = (
        f"{a(words(entity.name)).capitalize()} may have several {words(link.name)}, "
        f"and {a(words(link.to))} several {words(entity.plural)}."
    )
    return make.rule(
        f"relation/{entity.name}/{link.name}",
        f"{words(entity.plural).capitalize()} have {words(link.name)}, and the other way round",
        (make.entity(entity.name), make.entity(link.to), make.entity(link.through)),
        (make.add("relation", (entity.name, link.name, link.to, "N:M"), because),),
        link.place,
    )


def _role(make: Maker, role: Role) -> Iterator[Rule]:
    """A role is there because every such business has it, or the words or its people are mentioned."""
    for variant, (when, because) in enumerate(_causes(make, role)):
        yield make.rule(
            f"role/{role.name}",
            f"{make.every} has users with the role “{role.title}”",
            when,
            (make.add("role", (role.name,), because),),
            role.place,
            unless=() if role.name == ADMIN else (make.exclusion("role", role.name),),
            variant=variant,
        )


def _causes(make: Maker, role: Role) -> Iterator[tuple[tuple[Pattern, ...], str]]:
    """Give what brings a role; one with words of its own waits for them, one without goes by its person's.

    Not everybody a business keeps records of should be able to sign in: pupils are the plainest case.
    """
    if role.core:
        yield (), f"{role.summary} {make.every} has this role."
        return
    yield (make.mention("role", role.name),), f"The description speaks of this role. {role.summary}"
    if role.person and not role.words:
        person = words(role.person)
        spoken = f"The description speaks of {person} records, and such a person can sign in. {role.summary}"
        yield (make.mention("entity", role.person),), spoken
