"""Layout -> Artifacts: every file in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission.assembled import assembled
from nova_rules.emission.manifest import chosen
from nova_rules.emission.material import Material, View
from nova_rules.emission.namebook import names_of
from nova_rules.emission.render import render
from nova_rules.emission.views.documents import documents_view
from nova_rules.emission.views.project import project_view
from nova_rules.emission.views.records import entity_view, records_view
from nova_rules.model.errors import TemplateError
from nova_rules.model.layout import Artifact

if TYPE_CHECKING:
    from collections.abc import Callable

    from nova_rules.model.behaviour import Behaviour
    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.facts import Findings
    from nova_rules.model.layout import Layout, PlannedFile, Templates

_VIEWS: dict[str, Callable[[Material], View]] = {"documents": documents_view, "records": records_view}
"""The names a module's templates have besides those of every template."""


class _Views:
    """The views of one design, each made once."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._made: dict[tuple[str, str], View] = {}

    def of(self, group: str, subject: str) -> View:
        """Give all names a template may use: the project's, its group's, and its subject's."""
        key = (group, subject)
        if key not in self._made:
            self._made[key] = self._joined(group, subject)
        return self._made[key]

    def _joined(self, group: str, subject: str) -> View:
        if subject:
            outer, own = self.of(group, ""), entity_view(self._material, subject)
        elif group:
            outer, own = self.of("", ""), _VIEWS[group](self._material)
        else:
            outer, own = {}, project_view(self._material)
        twice = sorted(outer.keys() & own.keys())
        if twice:
            raise TemplateError(f"Two views give the name {twice[0]}.", "Rename one of them.")
        return {**outer, **own}


def emit(  # noqa: PLR0913 - one argument for each stage it rests on
    layout: Layout,
    blueprint: Blueprint,
    behaviour: Behaviour,
    findings: Findings,
    templates: Templates,
    *,
    only: frozenset[str] | None = None,
) -> tuple[Artifact, ...]:
    """Give the files of a layout in its order; `only` limits them to some paths (for a preview)."""
    names, modules = names_of(blueprint), chosen(templates, blueprint)
    material = Material(blueprint, behaviour, findings, names, layout, modules, templates)
    views = _Views(material)
    sources = {(file.module, file.path): file.content for file in templates.files}
    return tuple(
        Artifact(
            path=file.path,
            content=_content(file, sources, views, material),
            mode=file.mode,
            facts=tuple(fact.key for fact in file.facts),
            template=f"{file.module}/{file.template}" if file.template else "",
        )
        for file in layout.files
        if only is None or file.path in only
    )


def _content(
    file: PlannedFile, sources: dict[tuple[str, str], bytes], views: _Views, material: Material
) -> bytes:
    data = assembled(file.path, material)
    if data is not None:
        return data
    content = sources[file.module, file.template]
    if not file.template.endswith(".jinja"):
        return content
    view = views.of(file.module if file.module in _VIEWS else "", file.subject)
    return render(file.path, content.decode("utf-8"), view).encode("utf-8")
