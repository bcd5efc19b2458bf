"""Variables and placeholders of one rule whose conditions and conclusions are sound."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, shown
from nova_rules.packs.placeholders import meanings, placeholders
from nova_rules.packs.rules import DETAILS, fact_kinds, rules_of, verbs
from nova_rules.packs.types.words import FactsFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nova_rules.model.facts import FactKind
    from nova_rules.model.problems import Problem
    from nova_rules.model.rules import Pattern, Rule
    from nova_rules.packs.check.universe import Universe
    from nova_rules.packs.library import Written
    from nova_rules.packs.types.rule import RuleFile


def variables(file: Written[RuleFile], universe: Universe) -> Iterator[Problem]:
    """Yield variables nothing binds or nothing uses, and placeholders that stand for nothing."""
    kinds = {kind.name: kind for kind in fact_kinds(FactsFile.model_construct(kinds=dict(universe.kinds)))}
    variants = rules_of(file, kinds)
    for rule in variants:
        yield from _unbound(file, rule)
        yield from _placeholders(file, rule, kinds)
    yield from _unused(file, variants)


def _bound(patterns: Iterable[Pattern]) -> tuple[str, ...]:
    return tuple(term for pattern in patterns for term in pattern.terms if term and term.startswith("?"))


def _unbound(file: Written[RuleFile], rule: Rule) -> Iterator[Problem]:
    bound = frozenset(_bound(rule.when))
    concluded = [term for conclusion in rule.then for term in conclusion.terms if term.startswith("?")]
    wanted = (
        ("then", concluded, "Use a variable of `all` or `any`."),
        ("when", _bound(rule.unless), "In `none`, leave a slot out to match anything."),
        ("when", [name for pair in rule.different for name in pair], "Use variables of `all` or `any`."),
    )
    for key, names, hint in wanted:
        for name in sorted(set(names) - bound):
            sentence = f"Nothing binds `{name}`{_variant(rule, file)}."
            yield found(file.key(key), Code.VARIABLE_UNBOUND, sentence, did_you_mean(name, bound) or hint)


def _variant(rule: Rule, file: Written[RuleFile]) -> str:
    several = len(file.content.when.any) > 1
    return f" when condition {rule.variant + 1} of `any` is the one that holds" if several else ""


def _placeholders(file: Written[RuleFile], rule: Rule, kinds: Mapping[str, FactKind]) -> Iterator[Problem]:
    meant = meanings(rule.when, kinds)
    for number, written in enumerate(file.content.then):
        for key in ("because", *DETAILS[verbs(written)[0]]):
            text: str = getattr(written, key)
            fixed = key == "because"
            known = {name for name, meaning in meant.items() if fixed or "{" not in meaning}
            for name in placeholders(text):
                if name not in known:
                    sentence = f"Nothing gives `{{{shown(name)}}}` a meaning{_variant(rule, file)}."
                    hint = did_you_mean(name, known) or "Bind a variable of this name, such as `name: ?e`."
                    yield found(file.text("then", number, key), Code.PLACEHOLDER_UNKNOWN, sentence, hint)


def _unused(file: Written[RuleFile], variants: tuple[Rule, ...]) -> Iterator[Problem]:
    """A variable that stands in one place only says nothing: the slot can be left out."""
    used: Counter[str] = Counter()
    for rule in variants:
        said = {f"?{name}" for conclusion in rule.then for name in placeholders(conclusion.because)}
        concluded = {term for conclusion in rule.then for term in conclusion.terms}
        compared = {name for pair in rule.different for name in pair}
        counts = Counter([*_bound(rule.when), *_bound(rule.unless), *said, *concluded, *compared])
        for name in set(_bound(rule.when)):
            used[name] = max(used[name], counts[name])
    for name in sorted(name for name, count in used.items() if count == 1):
        hint = "Leave the slot out: it then matches anything."
        yield found(file.key("when"), Code.VARIABLE_UNUSED, f"`{name}` is bound and never used.", hint)
