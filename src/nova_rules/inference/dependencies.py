"""Which rules may feed which, through the shapes of the conditions between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from nova_rules.model.facts import Fact
from nova_rules.model.matching import variable
from nova_rules.model.rules import Rule

Shape = tuple[str, tuple[str | None, ...]]
"""A kind and its constants; a slot that is open or holds a variable is None."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """All rules by position, and all different shapes of conditions.

    `needs` and `forbids` give the shapes a rule mentions in `when` and `unless`; `feeds` the shapes its
    conclusions may satisfy.
    """

    shapes: tuple[Shape, ...]
    needs: tuple[tuple[int, ...], ...]
    forbids: tuple[tuple[int, ...], ...]
    feeds: tuple[tuple[int, ...], ...]
    lookup: ShapeLookup


@dataclass(slots=True)
class ShapeLookup:
    """Shapes by kind and by the slots that are constant, so that those a fact satisfies are found at once."""

    _by_values: dict[tuple[str, int, tuple[int, ...], tuple[str, ...]], list[int]] = field(
        default_factory=dict
    )
    _masks: dict[tuple[str, int], list[tuple[int, ...]]] = field(default_factory=dict)

    def add(self, number: int, shape: Shape) -> None:
        """Take in a shape."""
        kind, terms = shape
        mask = tuple(slot for slot, term in enumerate(terms) if term is not None)
        masks = self._masks.setdefault((kind, len(terms)), [])
        if mask not in masks:
            masks.append(mask)
        values = tuple(term for term in terms if term is not None)
        self._by_values.setdefault((kind, len(terms), mask, values), []).append(number)

    def satisfied_by(self, fact: Fact) -> Iterable[int]:
        """Give the shapes a fact satisfies."""
        kind, values = fact.kind, fact.values
        for mask in self._masks.get((kind, len(values)), ()):
            key = (kind, len(values), mask, tuple([values[slot] for slot in mask]))
            yield from self._by_values.get(key, ())


def dependencies(rules: tuple[Rule, ...]) -> Dependencies:
    """Give which rules mention and which may satisfy each shape of condition."""
    numbers: dict[Shape, int] = {}
    needs, forbids = [], []
    for rule in rules:
        needs.append(_numbered((shape_of(each.kind, each.terms) for each in rule.when), numbers))
        forbids.append(_numbered((shape_of(each.kind, each.terms) for each in rule.unless), numbers))
    shapes = tuple(numbers)
    lookup = ShapeLookup()
    for number, shape in enumerate(shapes):
        lookup.add(number, shape)
    feeds = _feeds(rules, shapes)
    return Dependencies(shapes, tuple(needs), tuple(forbids), feeds, lookup)


def shape_of(kind: str, terms: tuple[str | None, ...]) -> Shape:
    """Give the kind and the constants of a condition or a conclusion."""
    return kind, tuple(None if variable(term) is not None else term for term in terms)


def compatible(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    """Tell whether some fact has both shapes."""
    return len(one) == len(other) and all(
        mine is None or theirs is None or mine == theirs for mine, theirs in zip(one, other, strict=True)
    )


def _numbered(shapes: Iterable[Shape], numbers: dict[Shape, int]) -> tuple[int, ...]:
    """Give the numbers of shapes, each once, and number those not seen before."""
    return tuple(sorted({numbers.setdefault(shape, len(numbers)) for shape in shapes}))


def _feeds(rules: tuple[Rule, ...], shapes: tuple[Shape, ...]) -> tuple[tuple[int, ...], ...]:
    """Give the shapes each rule may satisfy; conclusions that look alike are worked out once."""
    by_first: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    by_kind: dict[str, list[int]] = defaultdict(list)
    for number, (kind, terms) in enumerate(shapes):
        by_first[kind, terms[0] if terms else None].append(number)
        by_kind[kind].append(number)
    fed: dict[Shape, tuple[int, ...]] = {}
    feeds = []
    for rule in rules:
        reached: set[int] = set()
        for conclusion in rule.then:
            head = shape_of(conclusion.kind, conclusion.terms)
            if head not in fed:
                near = _near(head, by_first, by_kind)
                fed[head] = tuple(number for number in near if compatible(head[1], shapes[number][1]))
            reached.update(fed[head])
        feeds.append(tuple(sorted(reached)))
    return tuple(feeds)


def _near(
    head: Shape, by_first: dict[tuple[str, str | None], list[int]], by_kind: dict[str, list[int]]
) -> list[int]:
    """Give the shapes worth comparing with a conclusion: those its first slot does not exclude."""
    kind, terms = head
    if not terms or terms[0] is None:
        return by_kind.get(kind, [])
    return [*by_first.get((kind, terms[0]), []), *by_first.get((kind, None), [])]
