"""The packs as the engine uses them: everything loaded, checked and resolved, or every Problem at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.errors import KnowledgeError
from nova_rules.model.knowledge import Knowledge, ModuleTitle
from nova_rules.model.rules import RuleSet
from nova_rules.packs.anatomy import domain_view
from nova_rules.packs.check.every import every_problem
from nova_rules.packs.digest import rules_digest
from nova_rules.packs.examples import examples_of_descriptions, examples_of_rules
from nova_rules.packs.folder import Layers, hashes, read
from nova_rules.packs.resolve import domain_of
from nova_rules.packs.rules import fact_kinds, rules_of
from nova_rules.packs.shelve import shelve
from nova_rules.packs.structure import structural_rules
from nova_rules.packs.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from pathlib import Path

    from nova_rules.model.domain import Domain
    from nova_rules.model.facts import FactKind
    from nova_rules.model.problems import Problem
    from nova_rules.packs.library import Library


def load_knowledge(folders: tuple[Path, ...]) -> Knowledge:
    """Give everything the packs in these folders say; a later folder replaces files of an earlier one.

    Raises KnowledgeError with every Problem when there is any.
    """
    layers, library, problems = _checked(folders)
    if problems:
        raise KnowledgeError(problems)
    return _knowledge(layers, library)


def check(folders: tuple[Path, ...]) -> tuple[Problem, ...]:
    """Give every problem of the packs in these folders, sorted by place; none means they load."""
    return _checked(folders)[2]


def examine(files: tuple[tuple[str, bytes], ...]) -> tuple[Library, tuple[Problem, ...]]:
    """Give files, as pairs of path and content, typed, and every problem in them, sorted by place."""
    library, problems = shelve(files)
    return library, tuple(sorted({*problems, *every_problem(library)}))


def _checked(folders: tuple[Path, ...]) -> tuple[Layers, Library, tuple[Problem, ...]]:
    layers = read(folders)
    library, problems = examine(layers.files)
    return layers, library, tuple(sorted({*layers.problems, *problems}))


def _knowledge(layers: Layers, library: Library) -> Knowledge:
    """Put together what has no problems."""
    kinds = fact_kinds(library.facts.content) if library.facts else ()
    by_name = {kind.name: kind for kind in kinds}
    domains = tuple(
        domain_of(domain_view(files, library), files.domain) for files in library.domains if files.domain
    )
    return Knowledge(
        domains=domains,
        rules=_rule_set(library, domains, kinds),
        vocabulary=vocabulary_of(library),
        modules=_modules(library),
        rule_examples=tuple(examples_of_rules(library, by_name)),
        description_examples=tuple(examples_of_descriptions(library)),
        packs=hashes(layers.files),
        replaced=layers.replaced,
    )


def _rule_set(library: Library, domains: tuple[Domain, ...], kinds: tuple[FactKind, ...]) -> RuleSet:
    by_name = {kind.name: kind for kind in kinds}
    written = [rule for file in library.rules for rule in rules_of(file, by_name)]
    structural = [rule for domain in domains for rule in structural_rules(domain)]
    rules = tuple(sorted(written + structural, key=lambda rule: (rule.id, rule.variant)))
    return RuleSet(rules, kinds, rules_digest(rules, kinds))


def _modules(library: Library) -> tuple[ModuleTitle, ...]:
    modules = library.modules.content.modules if library.modules else {}
    return tuple(ModuleTitle(name, module.title, module.summary) for name, module in sorted(modules.items()))
