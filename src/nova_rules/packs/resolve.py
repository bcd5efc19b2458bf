"""Checked files to the model: traits merged in, names and defaults filled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nova_rules.model.domain import Domain, Entity, Feature, Role, Volume
from nova_rules.packs.anatomy import ADMIN, plural
from nova_rules.packs.check.domain import settled
from nova_rules.packs.resolve_behaviour import constraints_of, lifecycle_of, policies_of
from nova_rules.packs.resolve_members import derived_of, fields_of, many_to_many_of, references_of

if TYPE_CHECKING:
    from nova_rules.model.problems import Place
    from nova_rules.packs.anatomy import Anatomy, DomainView
    from nova_rules.packs.library import DomainFiles, Written
    from nova_rules.packs.types.business import DomainFile, FeatureFile, RoleFile


_TITLE, _SUMMARY = "Administrator", "Makes users, gives them roles, and reads the audit log."


def domain_of(view: DomainView, file: Written[DomainFile]) -> Domain:
    """Give one domain, whose files have no problems."""
    content = file.content
    return Domain(
        name=file.name,
        title=content.title,
        summary=content.summary,
        time_zone=settled(file, ("time-zone",)),
        currency=settled(file, ("money", "currency")),
        entities=tuple(_entity(anatomy, file.name) for _, anatomy in sorted(view.entities.items())),
        roles=_roles(view.files, file.value()),
        features=_features(view.files),
        words=content.words,
        not_words=content.not_words,
        place=file.value(),
    )


def _entity(anatomy: Anatomy, domain: str) -> Entity:
    file, content = anatomy.file, anatomy.file.content
    return Entity(
        name=file.name,
        domain=domain,
        summary=content.summary,
        plural=plural(file),
        core=content.core,
        fields=fields_of(anatomy),
        references=references_of(anatomy),
        many_to_many=many_to_many_of(anatomy),
        derived=derived_of(anatomy),
        constraints=constraints_of(anatomy),
        lifecycle=lifecycle_of(anatomy),
        policies=policies_of(anatomy),
        traits=tuple(trait.name for trait in anatomy.traits),
        sign_in=anatomy.sign_in(),
        append_only=content.append_only,
        delete=_delete(anatomy),
        audit_reads=content.audit.read,
        volume=_volume(anatomy),
        feature=content.part_of_feature,
        module=content.module,
        words=content.words,
        not_words=content.not_words,
        place=file.value(),
    )


def _delete(anatomy: Anatomy) -> str:
    """Give what the entity itself says of deleting, else a trait, else soft."""
    said = [part.content.delete for part in reversed(anatomy.parts()) if part.content.delete]
    return said[0] if said else "soft"


def _volume(anatomy: Anatomy) -> Volume:
    """Give the entity's own volume, else a trait's."""
    said = [part.content.volume for part in reversed(anatomy.parts()) if part.content.volume]
    return Volume(per=said[0].per, a_year=said[0].a_year, hot=said[0].hot) if said else Volume()


def _roles(files: DomainFiles, place: Place) -> tuple[Role, ...]:
    """Give the roles; the administrator is one of them in every business, whether or not its pack says so."""
    found = {file.name: _role(file) for file in files.roles}
    found.setdefault(ADMIN, Role(ADMIN, _TITLE, _SUMMARY, core=True, place=place))
    found[ADMIN] = replace(found[ADMIN], core=True)
    return tuple(found[name] for name in sorted(found))


def _role(file: Written[RoleFile]) -> Role:
    content = file.content
    return Role(
        name=file.name,
        title=content.title,
        summary=content.summary,
        core=content.core,
        person=content.person,
        words=content.words,
        not_words=content.not_words,
        place=file.value(),
    )


def _features(files: DomainFiles) -> tuple[Feature, ...]:
    return tuple(_feature(file) for file in sorted(files.features, key=lambda file: file.name))


def _feature(file: Written[FeatureFile]) -> Feature:
    content = file.content
    return Feature(
        name=file.name,
        title=content.title,
        summary=content.summary,
        default=content.default,
        when_off=content.when_off,
        modules=content.modules,
        needs=content.needs,
        words=content.words,
        not_words=content.not_words,
        place=file.value(),
    )
