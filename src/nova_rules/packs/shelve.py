"""Files as bytes to a Library of typed files, with every problem of reading and shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from nova_rules.model.problems import Place
from nova_rules.packs.codes import Code, found
from nova_rules.packs.kinds import FILES, FOLDERS, LATER, slot_of
from nova_rules.packs.library import DomainFiles, Library, Written
from nova_rules.packs.load import load
from nova_rules.packs.near import did_you_mean, listed, shown
from nova_rules.packs.shape import shaped

if TYPE_CHECKING:
    from nova_rules.model.problems import Problem
    from nova_rules.packs.kinds import Slot
    from nova_rules.packs.places import Source
    from nova_rules.packs.types.base import Construct


def shelve(files: tuple[tuple[str, bytes], ...]) -> tuple[Library, tuple[Problem, ...]]:
    """Give all files typed, and the problems of those that could not be."""
    sorter = _Sorter()
    for path, raw in files:
        slot = slot_of(path)
        if slot:
            sorter.take(path, raw, slot)
    sorter.require(("facts.yaml", "kinds"), ("modules.yaml", "modules"))
    return sorter.library(), tuple(sorter.problems)


@dataclass(slots=True)
class _Sorter:
    """Collects typed files by (kind, domain)."""

    problems: list[Problem] = field(default_factory=list)
    _files: dict[tuple[str, str], list[Written[Any]]] = field(default_factory=dict)
    _unusable: set[tuple[str, str, str]] = field(default_factory=set)
    _domains: set[str] = field(default_factory=set)

    def take(self, path: str, raw: bytes, slot: Slot) -> None:
        """Load and type one file."""
        if slot.domain:
            self._domains.add(slot.domain)
        source, problems = load(path, raw)
        self.problems += problems
        kind = self._kind(source, slot) if source else None
        content = self._typed(source, kind) if source and kind else None
        if source is None or kind is None or content is None:
            self._unusable |= {(kind or other, slot.domain, slot.name) for other in slot.kinds}
            return
        self._name(source, slot, kind)
        written: Written[Construct] = Written(slot.name, content, source)
        self._files.setdefault((kind, slot.domain), []).append(written)

    def require(self, *needed: tuple[str, str]) -> None:
        """Report a file every set of packs must have."""
        for path, kind in needed:
            known = (kind, "") in self._files or any(other == kind for other, _, _ in self._unusable)
            if not known:
                hint = "It comes with the engine; a folder of your own is read after ours."
                self.problems.append(found(Place(path), Code.FILE_MISSING, "This file is missing.", hint))

    def library(self) -> Library:
        """Give everything collected, in order of path."""
        facts, modules = self._of("kinds"), self._of("modules")
        return Library(
            facts=facts[0] if facts else None,
            modules=modules[0] if modules else None,
            traits=self._of("trait"),
            measures=self._of("measure"),
            compliance=self._of("compliance"),
            rules=self._of("id"),
            domains=tuple(self._domain(name) for name in sorted(self._domains)),
            unusable=frozenset((kind, name) for kind, domain, name in self._unusable if not domain),
        )

    def _domain(self, name: str) -> DomainFiles:
        own = self._of("domain", name)
        return DomainFiles(
            name=name,
            domain=own[0] if own else None,
            entities=self._of("entity", name),
            roles=self._of("role", name),
            features=self._of("feature", name),
            examples=self._of("example", name),
            unusable=frozenset((kind, file) for kind, domain, file in self._unusable if domain == name),
        )

    def _of(self, kind: str, domain: str = "") -> tuple[Written[Any], ...]:
        return tuple(self._files.get((kind, domain), ()))

    def _kind(self, source: Source, slot: Slot) -> str | None:
        """Give what the file says it is by its first key, if that may lie there."""
        first = next(iter(source.data), "")
        if first in slot.kinds and first in FILES:
            return first
        place = source.key((first,)) if first else Place(source.path)
        if first in LATER and first in slot.kinds:
            sentence = f"`{first}` is understood but cannot be generated yet; leave the file out."
            self.problems.append(found(place, Code.NOT_YET, sentence))
            return None
        present = [kind for kind in slot.kinds if kind in source.data]
        if present and present[0] in FILES:
            sentence = f"The first key is `{shown(first)}`; `{present[0]}` must come first."
            self.problems.append(
                found(place, Code.FILE_KIND, sentence, f"Move `{present[0]}` to the first line.")
            )
            return present[0]
        sentence = (
            f"The first key is `{shown(first)}`, but a file here starts with {listed(slot.kinds, 'or')}."
        )
        self.problems.append(found(place, Code.FILE_KIND, sentence, self._elsewhere(first, slot)))
        return None

    def _elsewhere(self, first: str, slot: Slot) -> str:
        folder = next((name for name, kind in FOLDERS.items() if kind == first), "")
        if folder and slot.domain:
            return f"Move the file to domains/{slot.domain}/{folder}/."
        return did_you_mean(first, slot.kinds)

    def _typed(self, source: Source, kind: str) -> Construct | None:
        content, problems = shaped(source, FILES[kind])
        self.problems += problems
        return content

    def _name(self, source: Source, slot: Slot, kind: str) -> None:
        """Report a name that is not the file's: one of them would be looked up in vain."""
        given = cast("str", source.data[kind]) if slot.name else ""
        if given == slot.name:
            return
        what, code = ("id", Code.RULE_ID) if kind == "id" else (kind, Code.FILE_NAME)
        sentence = f"The {what} is `{shown(given)}`, but the file lies where `{slot.name}` belongs."
        hint = f"Write `{what}: {slot.name}`, or rename the file."
        self.problems.append(found(source.value((kind,)), code, sentence, hint))
