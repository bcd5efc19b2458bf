"""A WhyTree as lines for a terminal, with the customer's own words quoted."""

from __future__ import annotations

from collections.abc import Iterable

from nova_rules.model.explanation import WhyTree
from nova_rules.model.facts import Evidence

_CERTAIN = 1000


def render_why(tree: WhyTree, text: str) -> str:
    """Give the tree as lines, two spaces deeper a level; `text` is the description the spans point into."""
    lines: list[str] = []
    stack = [(tree, 0)]
    while stack:
        node, depth = stack.pop()
        indent = "  " * depth
        lines.append(f"{indent}{_heading(node)}")
        lines.extend(f"{indent}  {line}" for line in _reasons(node, text))
        stack.extend((support, depth + 1) for support in reversed(node.supports))
    return "\n".join(lines)


def _heading(node: WhyTree) -> str:
    """Give the fact, and what must be known about it at a glance."""
    remarks = []
    if node.confidence < _CERTAIN:
        remarks.append(f"{node.confidence // 10} % sure")
    if node.assumption is not None:
        remarks.append("assumed")
    if node.repeated:
        remarks.append("explained above")
    return node.fact.key + (f"  ({', '.join(remarks)})" if remarks else "")


def _reasons(node: WhyTree, text: str) -> Iterable[str]:
    """Give the lines below a heading: sentence and rule, how to say otherwise, words and options."""
    if node.repeated:
        return
    if node.because:
        others = {0: "", 1: ", and one other way"}.get(
            node.alternatives, f", and {node.alternatives} other ways"
        )
        yield f"{node.because} [{node.rule}{others}]"
    if node.assumption is not None and node.assumption.instead:
        yield f"To change it: {node.assumption.instead}"
    for evidence in node.evidence:
        yield _said(evidence, text)


def _said(evidence: Evidence, text: str) -> str:
    """Give what the user said, as it stands in the description."""
    if evidence.span is None:
        return f"You chose {evidence.option}." if evidence.option else "It was given."
    words = " ".join(text[evidence.span.start : evidence.span.end].split())
    return f'You wrote "{words}" (characters {evidence.span.start + 1} to {evidence.span.end}).'
