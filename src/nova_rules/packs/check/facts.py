"""facts.yaml itself: slots, scales and closed lists that fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.library import Library, Written
    from nova_rules.packs.types.words import FactsFile, KindOfFact

NEEDED = {
    "mention": ("kind", "name"), "exclusion": ("kind", "name"), "measure": ("name",), "compliance": ("name",),
    "option": ("name", "value"), "without": ("name",), "domain": ("name",), "feature": ("name",),
    "entity": ("name",), "relation": ("from", "name", "to", "card"), "role": ("name",),
    "permission": ("role", "entity", "action"), "scope": ("role", "entity"), "stores": ("entity", "class"),
    "lifecycle": ("entity",), "transition": ("entity", "name"), "sign_in": ("entity",), "module": ("name",),
    "question": ("id",), "warning": ("id",), "suggestion": ("id",),
}  # fmt: skip
"""The kinds the engine itself writes or reads, with the slots it counts on."""


def facts(library: Library) -> Iterator[Problem]:
    """Yield kinds whose parts contradict each other, and kinds the engine needs and does not find."""
    if library.facts is None:
        return
    for name, kind in sorted(library.facts.content.kinds.items()):
        yield from _kind(library.facts, name, kind)
    for name, slots in sorted(NEEDED.items()):
        kind_written = library.facts.content.kinds.get(name)
        if kind_written is None or kind_written.slots != slots:
            sentence = f"The engine needs the kind `{name}` with the slots {', '.join(slots)}."
            place = library.facts.key("kinds", name) if kind_written else library.facts.value("kinds")
            yield found(place, Code.FACT_KIND_SHAPE, sentence, "Write it so.")


def _kind(file: Written[FactsFile], name: str, kind: KindOfFact) -> Iterator[Problem]:
    place = file.key("kinds", name)
    if not kind.slots or len(set(kind.slots)) < len(kind.slots):
        sentence = f"`{name}` needs at least one slot, and each of another name."
        yield found(place, Code.FACT_KIND_SHAPE, sentence, "Correct `slots`.")
    if (kind.merge == "max") != bool(kind.scale) or len(set(kind.scale)) < len(kind.scale):
        sentence = f"`{name}` needs a `scale` of different values exactly when it is merged by `max`."
        yield found(place, Code.FACT_KIND_SHAPE, sentence, "Give the values from lowest to highest.")
    for slot in sorted(set(kind.values) - set(kind.slots)):
        sentence = f"`{name}` has no slot `{slot}` whose values could be listed."
        place = file.key("kinds", name, "values", slot)
        yield found(place, Code.FACT_KIND_SHAPE, sentence, did_you_mean(slot, kind.slots))
