"""Blueprint and templates -> Layout: every path with its owner, its subject and the facts it exists for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nova_rules.emission.manifest import chosen
from nova_rules.emission.namebook import NameBook, names_of
from nova_rules.emission.naming import name_of
from nova_rules.emission.reasons import Reasons, facts_of
from nova_rules.emission.repeats import subjects_of
from nova_rules.model.errors import TemplateError
from nova_rules.model.layout import Layout, PlannedFile
from nova_rules.model.memo import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.layout import ModuleManifest, TemplateFile, Templates

ASSEMBLED = ("env.example", "package-lock.json", "package.json")
"""Files that belong to no template: put together from what the modules bring."""


@dataclass(frozen=True, slots=True)
class _Planner:
    blueprint: Blueprint
    names: NameBook
    reasons: Reasons

    def planned(self, file: TemplateFile, module: ModuleManifest) -> Iterator[PlannedFile]:
        """Give the files one template makes."""
        each = dict(module.each).get(file.path, "")
        for subject in subjects_of(file.path, each, self.blueprint):
            path = self._path(file.path, subject)
            yield PlannedFile(
                path=path,
                module=module.name,
                template=file.path,
                subject=subject,
                facts=self.reasons.of(module, file.path, subject),
                mode=0o755 if file.content.startswith(b"#!") else 0o644,
            )

    def _path(self, template: str, subject: str) -> str:
        path = template.removesuffix(".jinja").replace("__domain__", name_of(self.blueprint.domain).snake)
        if subject:
            entity, _, transition = subject.partition(".")
            names = self.names.entities[entity]
            path = path.replace("__entity__", names.one.kebab).replace("__entities__", names.many.kebab)
            if transition:
                path = path.replace("__transition__", names.actions[transition].kebab)
        return path


def lay_out(blueprint: Blueprint, templates: Templates) -> Layout:
    """Give every file of the generated project; raises TemplateError when two templates own one path.

    While somebody types, most texts mean the same design, so its layout is remembered.
    """
    entities = (id(design.entity) for design in blueprint.entities)
    key = (id(templates), blueprint.without, facts_of(blueprint), *entities)
    return _remembered(Question(key, lambda: _laid_out(blueprint, templates)))


@lru_cache(maxsize=32)
def _remembered(question: Question[Layout]) -> Layout:
    return question.work()


def _laid_out(blueprint: Blueprint, templates: Templates) -> Layout:
    names = names_of(blueprint)
    modules = {module.name: module for module in chosen(templates, blueprint)}
    planner = _Planner(blueprint, names, Reasons(blueprint))
    planned = [
        made
        for file in templates.files
        if file.module in modules
        for made in planner.planned(file, modules[file.module])
    ]
    base = planner.reasons.ground
    planned += [PlannedFile(path, "base", "", "", base) for path in ASSEMBLED]
    files = tuple(sorted(planned, key=lambda file: file.path))
    _refuse_two_owners(files)
    return Layout(files, tuple((name.before, name.after, name.reason) for name in names.renames))


def _refuse_two_owners(files: Iterable[PlannedFile]) -> None:
    owners: dict[str, PlannedFile] = {}
    for file in files:
        other = owners.setdefault(file.path.lower(), file)
        if other is not file:
            raise TemplateError(
                f"{file.path} has two owners: {other.module} ({other.template or 'assembled'}) and "
                f"{file.module} ({file.template or 'assembled'}).",
                "Let one module own the path.",
            )
