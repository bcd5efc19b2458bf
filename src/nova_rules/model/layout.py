"""Which files there will be, and then the files themselves."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.facts import Fact


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A path of the generated project, the template module that owns it, the template it comes from (empty
    for assembled data files),
    what it is repeated over (an entity's name, or empty), and the facts it exists for.
    """

    path: str
    module: str
    template: str
    subject: str
    facts: tuple[Fact, ...]
    mode: int = 0o644


@dataclass(frozen=True, slots=True)
class Layout:
    """All files, sorted by path; nothing is rendered yet. `renames` lists names that had to change, as (from,
    to, reason).
    """

    files: tuple[PlannedFile, ...]
    renames: tuple[tuple[str, str, str], ...] = ()

    def paths(self) -> tuple[str, ...]:
        """Give every path, sorted."""
        return tuple(file.path for file in self.files)


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file in memory: path with `/`, content as UTF-8 bytes, permission bits, and the keys of the facts
    it exists for.
    """

    path: str
    content: bytes
    mode: int
    facts: tuple[str, ...]
    template: str = ""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One file under templates/<stack>/modules/<module>/files, by its path there."""

    module: str
    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ModuleManifest:
    """What a template module says of itself (module.yaml).

    `provides` are ids of further modules that its files make real. `facts` are keys of the facts all its
    files exist for, `file_facts` pairs of a path pattern and such a key; keys may hold `*` and `{entity}`.
    """

    name: str
    title: str
    needs: tuple[str, ...]
    runtime: tuple[tuple[str, str], ...]
    dev: tuple[tuple[str, str], ...]
    environment: tuple[tuple[tuple[str, str], ...], ...]
    scripts: tuple[tuple[str, str], ...]
    switch: str | None
    consequence: str
    each: tuple[tuple[str, str], ...]
    facts: tuple[str, ...] = ()
    provides: tuple[str, ...] = ()
    file_facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Templates:
    """All template modules of a stack with their files, the master lock file, and the hash of everything."""

    modules: tuple[ModuleManifest, ...]
    files: tuple[TemplateFile, ...]
    master_lock: bytes
    digest: str
