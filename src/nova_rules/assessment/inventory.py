"""The files of a layout, ready to be asked for by path and by template."""

from __future__ import annotations

from fnmatch import filter as matching
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.model.layout import Layout


class Inventory:
    """What a layout holds, looked through once for all checks."""

    def __init__(self, layout: Layout) -> None:
        """Index a layout."""
        self._paths = layout.paths()
        self._by_template: dict[str, dict[str, str]] = {}
        for file in layout.files:
            if file.template:
                self._by_template.setdefault(file.template, {})[file.subject] = file.path

    def like(self, pattern: str) -> frozenset[str]:
        """Give the paths that match a pattern such as `src/**/audit*.ts`."""
        return _like(self._paths, pattern)

    def made_by(self, template: str) -> dict[str, str]:
        """Give the paths a template makes, by the entity each is about."""
        return self._by_template.get(template, {})

    def earning(self, patterns: tuple[str, ...], templates: tuple[str, ...]) -> tuple[str, ...]:
        """Give every path that matches one of the patterns or comes from one of the templates, sorted."""
        found = {path for template in templates for path in self.made_by(template).values()}
        return tuple(sorted(found.union(*(self.like(pattern) for pattern in patterns))))


@lru_cache(maxsize=1024)
def _like(paths: tuple[str, ...], pattern: str) -> frozenset[str]:
    return frozenset(matching(paths, pattern))
