"""The project's package-lock.json: the master lock reduced to the packages chosen."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from nova_rules.emission.serialise import ENGINES, VERSION
from nova_rules.model.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterator

Entry = dict[str, Any]
_RECOMPUTED = frozenset({"resolved", "dev", "optional", "devOptional", "peer", "extraneous"})
_MEND = "Make the master lock anew by one clean install of all packages of all template modules."


@dataclass(frozen=True, slots=True)
class _Edge:
    """A dependency of one installed package on another; flags as npm defines them."""

    to: str
    dev: bool = False
    optional: bool = False
    peer: bool = False


@dataclass(slots=True)
class _Tree:
    """Packages by place (`node_modules/a/node_modules/b`) and the root's own dependencies."""

    packages: dict[str, Entry]
    runtime: dict[str, str]
    dev: dict[str, str]
    edges: dict[str, tuple[_Edge, ...]] = field(default_factory=dict)

    def place_of(self, name: str, needed_by: str) -> str | None:
        """Give where Node would find a package: the nearest node_modules, from the inside out."""
        folder = needed_by
        while True:
            place = f"{folder}/node_modules/{name}" if folder else f"node_modules/{name}"
            if place in self.packages:
                return place
            if not folder:
                return None
            folder = folder.rpartition("node_modules/")[0].rstrip("/")

    def edges_of(self, place: str) -> tuple[_Edge, ...]:
        """Give the dependencies of a place, the root's for the empty one."""
        if place not in self.edges:
            self.edges[place] = tuple(self._root() if not place else self._dependencies(place))
        return self.edges[place]

    def _root(self) -> Iterator[_Edge]:
        for packages, dev in ((self.runtime, False), (self.dev, True)):
            for name, version in sorted(packages.items()):
                place = self.place_of(name, "")
                if place is None or self.packages[place]["version"] != version:
                    raise TemplateError(f"The master lock does not hold {name} {version}.", _MEND)
                yield _Edge(place, dev=dev)

    def _dependencies(self, place: str) -> Iterator[_Edge]:
        entry = self.packages[place]
        waived = {
            name for name, meta in entry.get("peerDependenciesMeta", {}).items() if meta.get("optional")
        }
        wanted = {
            **{
                name: _Edge("", peer=True) for name in entry.get("peerDependencies", {}) if name not in waived
            },
            **{name: _Edge("") for name in entry.get("dependencies", {})},
            **{name: _Edge("", optional=True) for name in entry.get("optionalDependencies", {})},
        }
        for name, edge in sorted(wanted.items()):
            found = self.place_of(name, place)
            if found is None and not edge.optional:
                raise TemplateError(f"The master lock lacks {name}, which {place} needs.", _MEND)
            if found is not None:
                yield _Edge(found, optional=edge.optional, peer=edge.peer)

    def reached(self, *without: str) -> set[str]:
        """Give every place reached from the root over edges that carry none of the given flags."""
        seen: set[str] = set()
        waiting = [""]
        while waiting:
            for edge in self.edges_of(waiting.pop()):
                if edge.to not in seen and not any(getattr(edge, flag) for flag in without):
                    seen.add(edge.to)
                    waiting.append(edge.to)
        return seen


@cache
def _packages(master: bytes) -> dict[str, Entry]:
    read: dict[str, Entry] = json.loads(master)["packages"]
    return {place: entry for place, entry in read.items() if place}


def pruned(master: bytes, name: str, runtime: dict[str, str], dev: dict[str, str]) -> dict[str, object]:
    """Give the lock of a project with these packages; TemplateError where the master lock lacks one."""
    tree = _Tree(_packages(master), runtime, dev)
    kept = sorted(tree.reached())
    needed = {flag: tree.reached(*flags) for flag, flags in _FLAGS.items()}
    packages: dict[str, object] = {"": _root_entry(name, runtime, dev)}
    packages |= {place: _entry(tree.packages[place], _flags(place, needed)) for place in kept}
    return {"name": name, "version": VERSION, "lockfileVersion": 3, "requires": True, "packages": packages}


_FLAGS = {"dev": ("dev",), "optional": ("optional",), "devOptional": ("dev", "optional"), "peer": ("peer",)}
"""npm's flag -> the edges one must avoid to reach a package that does not carry it."""


def _flags(place: str, needed: dict[str, set[str]]) -> dict[str, bool]:
    flags = {flag: True for flag, places in needed.items() if place not in places}
    if "dev" in flags or "optional" in flags:
        flags.pop("devOptional", None)
    return flags


def _entry(entry: Entry, flags: dict[str, bool]) -> Entry:
    """Give an entry in npm's own order of keys."""
    head: Entry = {key: entry[key] for key in ("version", "integrity") if key in entry}
    rest = {key: value for key, value in entry.items() if key not in _RECOMPUTED}
    return {**head, **flags, **rest}


def _root_entry(name: str, runtime: dict[str, str], dev: dict[str, str]) -> Entry:
    return {
        "name": name,
        "version": VERSION,
        "dependencies": runtime,
        "devDependencies": dev,
        "engines": ENGINES,
    }
