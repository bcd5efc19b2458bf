"""Descriptions with what must be understood from them: facts that can exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.check.universe import Universe
from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Place, Problem
    from nova_rules.packs.library import Library


def examples(library: Library) -> Iterator[Problem]:
    """Yield facts of examples that no rule could ever make known."""
    if library.facts is None:
        return
    universe = Universe(library.facts.content.kinds, library)
    for file in (example for domain in library.domains for example in domain.examples):
        for key, keys in (("expect", file.content.expect), ("expect-not", file.content.expect_not)):
            for number, written in enumerate(keys):
                yield from _fact(universe, written, file.value(key, number), invented=key == "expect-not")
        if not file.content.expect and not file.content.expect_not and file.content.outcome == "ok":
            sentence = "The example expects nothing."
            yield found(
                file.value(), Code.EXAMPLES, sentence, "Add `expect:` with facts such as `entity:student`."
            )


def _fact(universe: Universe, written: str, place: Place, *, invented: bool) -> Iterator[Problem]:
    kind, _, rest = written.partition(":")
    if kind not in universe.kinds:
        sentence = f"`{shown(written)}` names no kind of fact."
        yield found(place, Code.EXAMPLE_FACT, sentence, did_you_mean(kind, universe.kinds))
        return
    slots = universe.kinds[kind].slots
    values = (rest.partition("=")[0] if kind == "measure" else rest).split("/")
    if len(values) != len(slots) or not all(values):
        sentence = f"A fact `{kind}` is written with {listed(slots)}: `{kind}:{'/'.join(slots)}`."
        yield found(place, Code.EXAMPLE_FACT, sentence, "Give every part, in this order.")
        return
    terms = dict(zip(slots, values, strict=True))
    yield from universe.unknown(kind, terms, dict.fromkeys(slots, place), invented=invented)
