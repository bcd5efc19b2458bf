"""Where the names in a condition lead, and whether a design still has what they lead to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nova_rules.model.domain import Entity, Expression

Members = Mapping[str, Mapping[str, str]]
"""By entity and member, the entity that the member leads to; empty for a plain value."""

_TEXT = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"")
_CHAIN = re.compile(r"[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*")
_BOUND = re.compile(r"\s*\(\s*([A-Za-z_]\w*)\s*,")
_QUANTIFIERS = frozenset({"exists", "all", "filter", "map"})


def members_of(entities: tuple[Entity, ...]) -> dict[str, dict[str, str]]:
    """Give every member of every entity, those that others bring included."""
    found: dict[str, dict[str, str]] = {entity.name: {} for entity in entities}
    for entity in entities:
        for reference in entity.references:
            found.get(reference.to, {})[reference.inverse] = entity.name
    for entity in entities:
        own = found[entity.name]
        own.update({link.name: link.to for link in entity.many_to_many})
        own.update({field.name: "" for field in entity.fields})
        own.update({derived.name: "" for derived in entity.derived})
        own.update({reference.name: reference.to for reference in entity.references})
        own.update({entity.lifecycle.field: ""} if entity.lifecycle else {})
    return found


@dataclass(frozen=True, slots=True)
class Paths:
    """Follows names through the whole business, and looks whether the design kept each step."""

    whole: Members
    kept: Members

    def has(self, entity: str, member: str) -> bool:
        """Say whether the design kept a member."""
        return member in self.kept.get(entity, {})

    def rows(self, entity: str, path: str) -> str:
        """Give the entity whose rows a path such as `payments.amount` runs over."""
        return self.whole.get(entity, {}).get(path.split(".", maxsplit=1)[0], "")

    def dangle(self, entity: str, expression: Expression | None) -> bool:
        """Say whether an expression about a record of an entity names something the design lacks."""
        if expression is None:
            return False
        text = _TEXT.sub(lambda match: " " * len(match.group()), expression.text)
        bound, rows = {"this": entity}, ""
        for match in _CHAIN.finditer(text):
            names = [name.strip() for name in match.group().split(".")]
            variable = _BOUND.match(text, match.end()) if names[-1] in _QUANTIFIERS else None
            if variable is None and self._is_lost(entity, names, bound):
                return True
            if variable is not None:
                steps = names[:-1]
                if self._is_lost(entity, steps, bound):
                    return True
                rows = self._end(entity, steps, bound) if steps else rows
                bound[variable[1]] = rows
        return False

    def _is_lost(self, entity: str, names: list[str], bound: Mapping[str, str]) -> bool:
        return any(
            here in self.whole and name in self.whole[here] and not self.has(here, name)
            for here, name in self._steps(entity, names, bound)
        ) or (names[:1] == ["actor"] and self._is_absent(names[1:2]))

    def _is_absent(self, names: list[str]) -> bool:
        return any(name in self.whole and name not in self.kept for name in names)

    def _end(self, entity: str, names: list[str], bound: Mapping[str, str]) -> str:
        """Give the entity that the last name leads to, or nothing."""
        steps = list(self._steps(entity, names, bound))
        here, name = steps[-1] if steps else ("", "")
        if not steps:
            return bound.get(names[-1], "")
        return self.whole.get(here, {}).get(name, "")

    def _steps(self, entity: str, names: list[str], bound: Mapping[str, str]) -> list[tuple[str, str]]:
        """Give each name with the entity it is asked of."""
        here, rest = entity, names
        if names and names[0] in bound:
            here, rest = bound[names[0]], names[1:]
        elif names[:1] == ["actor"]:
            here, rest = (names[1], names[2:]) if len(names) > 1 else ("", [])
        steps = []
        for name in rest:
            steps.append((here, name))
            here = self.whole.get(here, {}).get(name, "")
        return steps
