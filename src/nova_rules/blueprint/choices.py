"""The decisions about the whole backend, and everything that is said to the user besides."""

from __future__ import annotations

from nova_rules.model.blueprint import Choice, Remark
from nova_rules.model.errors import ContradictionError
from nova_rules.model.facts import Findings


def choice(findings: Findings, kind: str) -> Choice:
    """Give the one value chosen for a kind that merges; ContradictionError where no rule decides it."""
    fact = findings.chosen_fact(kind)
    if fact is None:
        name = kind.replace("_", " ")
        raise ContradictionError(
            f"No rule decides the {name}.", f"Add a rule in rules/ that concludes `{kind}` or assumes it."
        )
    return Choice(fact.name, fact)


def remarks(findings: Findings, kind: str) -> tuple[Remark, ...]:
    """Give the questions, warnings or suggestions, sorted by name."""
    notes = [note for note in findings.notes if note.fact.kind == kind]
    return tuple(
        Remark(note.fact.name, note.sentence, note.details, note.fact)
        for note in sorted(notes, key=lambda note: note.fact.key)
    )


def assumed(findings: Findings) -> tuple[Remark, ...]:
    """Give what was assumed because nothing was said, sorted by the fact's key, with how to say otherwise."""
    return tuple(
        Remark(each.fact.key, each.because, (("instead", each.instead),), each.fact)
        for each in sorted(findings.assumptions, key=lambda each: each.fact.key)
    )
