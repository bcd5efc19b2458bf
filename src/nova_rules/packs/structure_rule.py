"""Making one structural rule: its id, its domain, and sentences without stray placeholders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nova_rules.model.rules import Conclusion, Pattern, Rule
from nova_rules.packs.placeholders import without_braces

if TYPE_CHECKING:
    from nova_rules.model.domain import Domain
    from nova_rules.model.problems import Place

WHY = "It follows from the domain's pack: what a file states there holds wherever the domain does."


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the rules of one domain."""

    domain: Domain

    @property
    def every(self) -> str:
        """Give the business as the subject of a sentence: `A school`."""
        return (
            a(self.domain.title).capitalize() if self.domain.title.islower() else _upper(a(self.domain.title))
        )

    def rule(  # noqa: PLR0913 - the parts of a rule
        self,
        name: str,
        title: str,
        when: tuple[Pattern, ...],
        then: tuple[Conclusion, ...],
        place: Place,
        *,
        unless: tuple[Pattern, ...] = (),
        variant: int = 0,
        in_domain: bool = True,
    ) -> Rule:
        """Give one rule; it holds only where its domain does, since another domain may use the same names."""
        here = (Pattern("domain", (self.domain.name,)),) if in_domain else ()
        return Rule(
            id=f"pack/{self.domain.name}/{name}",
            title=without_braces(title),
            when=here + when,
            then=then,
            why=WHY,
            unless=unless,
            variant=variant,
            place=place,
        )

    def add(self, kind: str, terms: tuple[str, ...], because: str) -> Conclusion:
        """Give a conclusion that becomes known."""
        return Conclusion(kind, terms, without_braces(because))

    def mention(self, kind: str, name: str) -> Pattern:
        """Give the condition that the words speak of something."""
        return Pattern("mention", (kind, name))

    def exclusion(self, kind: str, name: str) -> Pattern:
        """Give the condition that something is not wanted."""
        return Pattern("exclusion", (kind, name))

    def entity(self, name: str) -> Pattern:
        """Give the condition that there are records of this."""
        return Pattern("entity", (name,))

    def with_feature(self, name: str | None) -> tuple[Pattern, ...]:
        """Give the condition that a feature is on, or none where there is no feature."""
        return (Pattern("feature", (name,)),) if name else ()


def words(name: str) -> str:
    """Give a name as words: `fee_invoice` is `fee invoice`."""
    return name.replace("_", " ")


def a(noun: str) -> str:
    """Give a noun with its article, the noun in small letters unless it has capitals of its own."""
    plain = noun.lower() if noun[1:].islower() or (" " in noun and noun[1:] == noun[1:].lower()) else noun
    return f"{'an' if plain[:1].lower() in 'aeio' else 'a'} {plain}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
