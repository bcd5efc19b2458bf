"""Why a fact holds: its justification, those of its supports, down to words, options and assumptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nova_rules.model.errors import OptionsError
from nova_rules.model.explanation import WhyTree
from nova_rules.model.facts import Fact, Findings, Justification


@dataclass(slots=True)
class _Node:
    """A fact met on the way down, and the places of the nodes below it."""

    fact: Fact
    repeated: bool
    below: list[int] = field(default_factory=list)


def why(findings: Findings, fact: Fact) -> WhyTree:
    """Give why a fact holds; a fact met twice is explained at its first place only.

    Raises OptionsError when it does not hold.
    """
    if fact not in findings.facts:
        raise OptionsError(
            f"`{fact.key}` does not hold, so there is nothing to explain.",
            "Look at the facts of the plan, or ask why it does not hold.",
        )
    chosen = grounds(findings)
    return _trees(_walk(fact, chosen), findings, chosen)


def grounds(findings: Findings) -> dict[Fact, Justification]:
    """Give one justification for each derived fact, so that walking down never comes back to where it was.

    Facts stand in the order in which they can be known from those before them. What needs no assumption is
    derived without one; an assumption is only taken when nothing else is left to derive.
    """
    known = {fact for fact, _ in findings.evidence}
    chosen: dict[Fact, Justification] = {}
    certain = [each for each in findings.justifications if each.manner != "assume"]
    assumed = [each for each in findings.justifications if each.manner == "assume"]
    while True:
        _derive(certain, known, chosen)
        opening = next(
            (each for each in assumed if each.fact not in known and known.issuperset(each.supports)), None
        )
        if opening is None:
            return chosen
        known.add(opening.fact)
        chosen[opening.fact] = opening


def _derive(
    justifications: Iterable[Justification], known: set[Fact], chosen: dict[Fact, Justification]
) -> None:
    """Take every justification that rests on known facts alone, until no more does."""
    waiting = [each for each in justifications if each.fact not in known]
    grown = True
    while grown:
        grown = False
        for each in waiting:
            if each.fact not in known and known.issuperset(each.supports):
                known.add(each.fact)
                chosen[each.fact] = each
                grown = True


def _walk(root: Fact, chosen: Mapping[Fact, Justification]) -> list[_Node]:
    """Give the nodes below a fact, each before those under it (without recursion: chains may be long)."""
    nodes: list[_Node] = []
    seen: set[Fact] = set()
    stack: list[tuple[Fact, int | None]] = [(root, None)]
    while stack:
        fact, above = stack.pop()
        if above is not None:
            nodes[above].below.append(len(nodes))
        nodes.append(_Node(fact, repeated=fact in seen and fact in chosen))
        if fact not in seen and fact in chosen:
            supports = tuple(dict.fromkeys(chosen[fact].supports))
            stack.extend((support, len(nodes) - 1) for support in reversed(supports))
        seen.add(fact)
    return nodes


def _trees(nodes: list[_Node], findings: Findings, chosen: Mapping[Fact, Justification]) -> WhyTree:
    """Give the tree of the first node, built from the last one up."""
    evidence = dict(findings.evidence)
    assumptions = {each.fact: each for each in findings.assumptions}
    confidence = dict(findings.confidence)
    ways = Counter(each.fact for each in findings.justifications)
    trees: dict[int, WhyTree] = {}
    for at in range(len(nodes) - 1, -1, -1):
        node = nodes[at]
        justification = chosen.get(node.fact)
        trees[at] = WhyTree(
            fact=node.fact,
            rule=justification.rule if justification else "",
            because=justification.because if justification else "",
            evidence=evidence.get(node.fact, ()),
            supports=tuple(trees.pop(below) for below in node.below),
            assumption=assumptions.get(node.fact),
            confidence=confidence.get(node.fact, 0),
            alternatives=max(ways[node.fact] - 1, 0),
            repeated=node.repeated,
        )
    return trees[0]
