"""Why a part is there: from its fact down to the customer's own words, as nested lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import md

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.emission.code import Markdown
    from nova_rules.emission.material import View
    from nova_rules.model.facts import Assumption, Evidence, Fact, Findings, Justification

_INDENT = "  "


class Chains:
    """The reasons of one design by fact; the first justification of each stands for all."""

    def __init__(self, findings: Findings) -> None:
        """Index what the findings say of each fact."""
        self._evidence: dict[Fact, tuple[Evidence, ...]] = dict(findings.evidence)
        self._assumed: dict[Fact, Assumption] = {each.fact: each for each in findings.assumptions}
        self._because: dict[Fact, Justification] = {}
        self._said: dict[Fact, Markdown] = {}
        for justification in findings.justifications:
            self._because.setdefault(justification.fact, justification)

    def because(self, fact: Fact) -> Markdown:
        """Give the sentence of the rule that concluded a fact, or the words it was given by."""
        return next(self._lines(fact, 0, set()))[1]

    def rows(self, fact: Fact) -> list[View]:
        """Give one row a line: `indent` and `line`; a fact said before is only named."""
        return [
            {"indent": md.blocks(_INDENT * depth), "line": line}
            for depth, line in self._lines(fact, 0, set())
        ]

    def _lines(self, fact: Fact, depth: int, said: set[Fact]) -> Iterator[tuple[int, Markdown]]:
        said.add(fact)
        if fact not in self._said:
            self._said[fact] = self._sentence(fact)
        yield depth, self._said[fact]
        justification = self._because.get(fact)
        for support in justification.supports if justification else ():
            if support not in said:
                yield from self._lines(support, depth + 1, said)

    def _sentence(self, fact: Fact) -> Markdown:
        justification = self._because.get(fact)
        if justification is None:
            return _given(fact, self._evidence.get(fact, ()))
        line = f"{md.sentence(justification.because)} ({md.code(justification.rule)})"
        if fact in self._assumed:
            line = f"Assumed: {line} To say otherwise: {md.sentence(self._assumed[fact].instead)}"
        return md.blocks(line)


def _given(fact: Fact, evidence: tuple[Evidence, ...]) -> Markdown:
    """Give the words or the option behind an input fact."""
    words = dict.fromkeys(each.words for each in evidence if each.words)
    options = dict.fromkeys(each.option for each in evidence if each.option)
    parts = []
    if words:
        parts.append("You wrote " + ", ".join(md.code(each) for each in words) + ".")
    if options:
        parts.append("You chose " + ", ".join(md.code(each) for each in options) + ".")
    return md.blocks(" ".join(parts) or f"Given: {md.code(fact.key)}.")
