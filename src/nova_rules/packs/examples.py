"""What the packs claim of themselves: examples of rules and descriptions, run as tests by the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.knowledge import DescriptionExample
from nova_rules.packs.rules import rule_examples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nova_rules.model.facts import FactKind
    from nova_rules.model.knowledge import RuleExample
    from nova_rules.packs.library import Library


def examples_of_rules(library: Library, kinds: Mapping[str, FactKind]) -> Iterator[RuleExample]:
    """Yield every example in a rule file, by path."""
    for file in library.rules:
        yield from rule_examples(file, kinds)


def examples_of_descriptions(library: Library) -> Iterator[DescriptionExample]:
    """Yield every description of every domain, by path."""
    for domain in library.domains:
        for file in domain.examples:
            content = file.content
            yield DescriptionExample(
                name=file.name,
                domain=domain.name,
                text=content.text,
                expect=content.expect,
                expect_not=content.expect_not,
                outcome=content.outcome,
            )
