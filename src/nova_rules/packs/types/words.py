"""The files `measure`, `compliance`, `facts.yaml` and `modules.yaml`, which all domains share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from nova_rules.packs.types.base import Construct, Name, Names, Phrases, Plain, Sentence, Titled


class MeasureFile(Construct):
    """Something a description may count."""

    measure: Name
    """The measure's name, which is the file's."""
    summary: Sentence | None = None
    """One sentence: what is counted."""
    words: Phrases
    """The nouns counted, singular and in lower case: `900 pupils` where `pupil` stands here."""


class ComplianceFile(Titled):
    """A law or standard a description may name."""

    compliance: Name
    """The law's name, which is the file's."""
    title: Sentence | None = None
    """What people call it."""


class KindOfFact(Construct):
    """One kind of fact."""

    slots: Names
    """The names of its parts, in order."""
    summary: Sentence
    """One sentence: what it states."""
    merge: Literal["union", "max", "priority"] = "union"
    """What happens when several rules write it: all stand, the highest of the scale, the highest priority."""
    scale: Names = ()
    """The values from lowest to highest, for `max`."""
    values: dict[Name, tuple[Plain, ...]] = Field(default={})
    """The values a slot may have, where they are a closed list."""
    input: bool = False
    """Whether it comes from the description or an option, and no rule may conclude it."""


class FactsFile(Construct):
    """Every kind of fact."""

    kinds: dict[Name, KindOfFact]
    """The kinds, by name."""


class ModuleOf(Construct):
    """One part of a backend."""

    title: Sentence
    """What people call it."""
    summary: Sentence
    """One sentence: what it does."""


class ModulesFile(Construct):
    """Every part of a backend the packs may name."""

    modules: dict[Name, ModuleOf]
    """The modules, by id."""
