"""What the chosen template modules bring together: packages, environment and scripts, each with one owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.errors import TemplateError

if TYPE_CHECKING:
    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.layout import ModuleManifest, Templates


def chosen(templates: Templates, blueprint: Blueprint) -> tuple[ModuleManifest, ...]:
    """Give the modules of this design, sorted by name: all but those whose switch is off."""
    off = set(blueprint.without)
    modules = tuple(
        module for module in templates.modules if module.switch is None or module.switch not in off
    )
    names = {module.name for module in modules}
    for module in modules:
        for needed in module.needs:
            if needed not in names:
                raise TemplateError(
                    f"The template module {module.name} needs {needed}, which is switched off or absent.",
                    "Switch it on, or give the needing module a switch of its own.",
                )
    return tuple(sorted(modules, key=lambda module: module.name))


def merged(modules: tuple[ModuleManifest, ...], what: str) -> dict[str, str]:
    """Give the packages (`runtime`, `dev`) or `scripts` of all modules; a name has one value."""
    found: dict[str, str] = {}
    for module in modules:
        pairs: tuple[tuple[str, str], ...] = getattr(module, what)
        for name, value in pairs:
            if found.setdefault(name, value) != value:
                raise TemplateError(
                    f"The module {module.name} sets {what} {name} to {value!r}, another to {found[name]!r}.",
                    "Agree on one value.",
                )
    return dict(sorted(found.items()))


def environment(modules: tuple[ModuleManifest, ...]) -> tuple[tuple[str, dict[str, str]], ...]:
    """Give every environment variable as (module, properties): modules by name, each in its own order."""
    seen: set[str] = set()
    rows: list[tuple[str, dict[str, str]]] = []
    for module in modules:
        for pairs in module.environment:
            row = dict(pairs)
            if row["name"] in seen:
                raise TemplateError(
                    f"Two template modules declare the variable {row['name']}.", "Keep one of them."
                )
            seen.add(row["name"])
            rows.append((module.name, row))
    return tuple(rows)
