"""The only door to YAML: words stay words, a key appears once, and nothing in a file can harm the process.

PyYAML's C composer recurses into nested collections and dies (SIGSEGV) on hostile depth; its event stream
does not. Data and places are therefore built from the events, in one pass, without recursion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from nova_rules.model.problems import Place, Problem
from nova_rules.packs.codes import Code, found
from nova_rules.packs.places import Source, Spot

LARGEST = 1_000_000
DEEPEST = 64
MOST_PROBLEMS = 100
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_WORDS: dict[str, object] = {"null": None, "": None, "true": True, "false": False}
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\uf900-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_VARIABLE = re.compile(r"\?(?=[a-z])")
_MARK = "\ue000"
"""Stands for the question mark of `?e` while PyYAML reads: between braces it takes `?` for the key sign of
YAML 1.1, where YAML 1.2 has a text. A private character cannot stand in a pack, and being one character it
moves no place.
"""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(path: str, raw: bytes) -> tuple[Source | None, tuple[Problem, ...]]:
    """Give the file's data with places, or None where nothing can be made of it, and every problem found."""
    text, problem = _decoded(path, raw)
    if problem:
        return None, (problem,)
    builder = _Builder(path, text.split("\n"))
    try:
        for event in yaml.parse(_VARIABLE.sub(_MARK, text), Loader=_Loader):
            if not builder.take(event):
                return None, tuple(builder.problems)
    except yaml.YAMLError as error:
        return None, (*builder.problems, _syntax(path, text, error))
    return builder.source(), tuple(builder.problems)


def _decoded(path: str, raw: bytes) -> tuple[str, Problem | None]:
    if len(raw) > LARGEST:
        sentence = f"The file has {len(raw):,} bytes; a pack's file has at most {LARGEST:,}."
        return "", found(Place(path), Code.FILE_TOO_LARGE, sentence, "Split it: one thing a file.")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "Save the file as UTF-8."
        return "", found(Place(path, line), Code.FILE_ENCODING, "The file is not UTF-8 text.", hint)
    odd = _UNPRINTABLE.search(text)
    if odd:
        sentence = f"The character U+{ord(odd.group()):04X} cannot stand in a pack."
        return "", found(_at(path, text, odd.start()), Code.FILE_ENCODING, sentence, "Delete it.")
    return text, None


def _at(path: str, text: str, index: int) -> Place:
    before = text[:index]
    return Place(path, before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)


def _syntax(path: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    reason = getattr(error, "problem", None) or "it cannot be read"
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return found(place, Code.YAML_SYNTAX, f"This is not YAML: {reason}.", _syntax_hint(reason, line))


def _syntax_hint(reason: str, line: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "Indent with spaces, never with tabs."
    if "mapping values" in reason:
        return 'Put text that holds ": " in double quotes.'
    if "'-' indicator" in reason or "block" in reason:
        return "Things of one list or mapping start in the same column."
    return "Look for a quote, bracket or colon that is missing just before this place."


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open. `key` is the key whose value comes next; None before a key."""

    spot: Spot
    mapping: dict[str, object] | None
    items: list[object]
    key: str | None = None
    skipped: bool = False


@dataclass(slots=True)
class _Builder:
    """Builds data and places from events; `take` says whether to go on."""

    path: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    _open: list[_Frame] = field(default_factory=list)
    _top: tuple[object, Spot] | None = None
    _documents: int = 0

    def source(self) -> Source | None:
        """Give the file's mapping, or None where it is no mapping (a problem then says so)."""
        if self._top is None or (self._top[0] is None and not self.problems):
            self._report(Place(self.path), Code.FILE_EMPTY, "The file is empty.", "Write it or delete it.")
            return None
        data, spot = self._top
        if not isinstance(data, dict):
            place = Place(self.path, spot.line, spot.column)
            hint = "Its first line names what it is, such as `entity: student`."
            self._report(place, Code.FILE_KIND, "The file must hold keys with values.", hint)
            return None
        return Source(self.path, data, spot)

    def take(self, event: yaml.Event) -> bool:
        """Use one event; False when the rest of the file cannot be used."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._opened(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._closed()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, "An alias (`*name`)")
            self._value(None, self._spot(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._document(event)
        return len(self.problems) < MOST_PROBLEMS

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        hint = "Put each thing into a file of its own."
        self._report(
            self._place(event), Code.YAML_FEATURE, "A file holds one document; here a second begins.", hint
        )
        return False

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._plain_only(event)
        if self._open and self._open[-1].mapping is not None and self._open[-1].key is None:
            self._named(event.value.replace(_MARK, "?"), event)
            return
        self._value(_meant(event), self._spot(event))

    def _named(self, key: str, event: yaml.Event) -> None:
        frame = self._open[-1]
        frame.key = key
        frame.skipped = key in frame.spot.keys
        if frame.skipped:
            sentence = f"`{key}` is given twice (first on line {frame.spot.keys[key][0]})."
            self._report(self._place(event), Code.KEY_TWICE, sentence, "Keep one of them.")
        else:
            frame.spot.keys[key] = _start(event)

    def _opened(self, event: yaml.CollectionStartEvent) -> bool:
        self._plain_only(event)
        if len(self._open) >= DEEPEST:
            sentence = f"Brackets or indents are nested deeper than {DEEPEST} here."
            self._report(
                self._place(event), Code.YAML_NESTING, sentence, "No pack needs that: make it flatter."
            )
            return False
        if self._open and self._open[-1].mapping is not None and self._open[-1].key is None:
            self._report(
                self._place(event), Code.KEY_NOT_TEXT, "A key must be a word.", "Put quotes around a text."
            )
            return False
        mapping: dict[str, object] | None = {} if isinstance(event, yaml.MappingStartEvent) else None
        self._open.append(_Frame(self._spot(event), mapping, []))
        return True

    def _closed(self) -> None:
        frame = self._open.pop()
        self._value(tuple(frame.items) if frame.mapping is None else frame.mapping, frame.spot)

    def _value(self, value: object, spot: Spot) -> None:
        if not self._open:
            self._top = (value, spot)
            return
        frame = self._open[-1]
        if frame.mapping is None:
            frame.spot.inside[len(frame.items)] = spot
            frame.items.append(value)
        elif frame.key is None:  # an alias in the place of a key; already reported
            frame.key = ""
            frame.skipped = True
        else:
            if not frame.skipped:
                frame.mapping[frame.key] = value
                frame.spot.inside[frame.key] = spot
            frame.key = None

    def _plain_only(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, "An anchor (`&name`)")
        if event.tag is not None:
            self._refuse(event, "A tag (`!name`)")

    def _refuse(self, event: yaml.Event, what: str) -> None:
        sentence = f"{what} cannot stand in a pack."
        self._report(
            self._place(event), Code.YAML_FEATURE, sentence, "Write the value out, in quotes if need be."
        )

    def _report(self, place: Place, code: Code, sentence: str, hint: str) -> None:
        self.problems.append(found(place, code, sentence, hint))

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.path, *_start(event))

    def _spot(self, event: yaml.Event) -> Spot:
        line, column = _start(event)
        style = getattr(event, "style", None)
        if not style:
            return Spot(line, column, line, column, {}, {})
        if style in "'\"":
            return Spot(line, column, line, column + 1, {}, {})
        return Spot(line, column, *self._block(line, column), {}, {})

    def _block(self, line: int, column: int) -> tuple[int, int]:
        """Give where the text of a block starts: the first line below that is not empty."""
        below = ((number, text) for number, text in enumerate(self.lines[line:], line + 1) if text.strip())
        number, text = next(below, (line, " " * (column - 1)))
        return number, len(text) - len(text.lstrip()) + 1


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _meant(event: yaml.ScalarEvent) -> object:
    """Give null, true, false and whole numbers as such where they stand without quotes; all else is text."""
    text: str = event.value.replace(_MARK, "?")
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
