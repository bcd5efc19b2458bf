"""Random rule bases from a seed: joins, negation, inequality, measures, chains, repeated variables."""

from __future__ import annotations

from random import Random

from nova_rules.model.facts import Fact, FactKind
from nova_rules.model.rules import Conclusion, Pattern, Rule, RuleSet

ARITIES = {"alpha": 1, "beta": 2, "gamma": 2, "delta": 3, "link": 4, "measure": 1}
DERIVABLE = ("alpha", "beta", "gamma", "delta", "link")
VALUES = ("red", "green", 'odd "quoted" \\ value', "größe 学校")
VARIABLES = ("?a", "?b", "?c")
AMOUNTS = (0, 5, 10, 900, 20_000)


def rule_base(seed: int) -> tuple[RuleSet, tuple[Fact, ...]]:
    """Give rules and facts; the same ones for the same seed."""
    random = Random(seed)  # noqa: S311 - nothing secret, and it must repeat
    rules = tuple(_rule(random, number) for number in range(random.randint(3, 25)))
    facts = {_fact(random) for _ in range(random.randint(8, 30))}
    kinds = tuple(
        FactKind(name, tuple(f"slot{at}" for at in range(arity))) for name, arity in sorted(ARITIES.items())
    )
    return RuleSet(rules, kinds, f"seed {seed}"), tuple(
        sorted(facts, key=lambda fact: (fact.key, fact.values))
    )


def _rule(random: Random, number: int) -> Rule:
    head = random.randrange(len(DERIVABLE))
    denied = (*DERIVABLE[:head], "measure")
    # A rule mostly reads kinds no later than its own, so that most bases can be stratified; some cannot.
    read = tuple(ARITIES) if random.random() < 0.03 else (*DERIVABLE[: head + 1] * 3, "measure")
    when = tuple(_pattern(random, random.choice(read)) for _ in range(random.randint(1, 4)))
    bound = sorted({term for each in when for term in each.terms if term is not None and term[0] == "?"})
    unless = tuple(
        _pattern(random, random.choice(denied)) for _ in range(random.choices((0, 1, 2), (80, 15, 5))[0])
    )
    different = (tuple(random.sample(bound, 2)),) if len(bound) > 1 and random.random() < 0.3 else ()
    return Rule(
        id=f"rule/{number % 20:02}",
        variant=number // 20,
        title="A random rule",
        when=when,
        unless=unless,
        different=tuple((one, other) for one, other in different),
        then=tuple(_conclusion(random, DERIVABLE[head], bound) for _ in range(random.choice((1, 1, 1, 2)))),
        salience=random.choice((0, 0, 1, -1)),
    )


def _pattern(random: Random, kind: str) -> Pattern:
    terms = tuple(_term(random) for _ in range(ARITIES[kind]))
    if kind != "measure":
        return Pattern(kind, terms)
    least = random.choice((None, *AMOUNTS))
    most = random.choice((None, None, *AMOUNTS))
    return Pattern(kind, terms, least, most)


def _term(random: Random) -> str | None:
    kind = random.random()
    if kind < 0.3:
        return random.choice(VALUES)
    return random.choice(VARIABLES) if kind < 0.9 else None


def _conclusion(random: Random, kind: str, bound: list[str]) -> Conclusion:
    pool = [*VALUES, *bound * 2]
    return Conclusion(kind, tuple(random.choice(pool) for _ in range(ARITIES[kind])), "It follows.")


def _fact(random: Random) -> Fact:
    kind = random.choice(tuple(ARITIES))
    amount = random.choice((*AMOUNTS, 4, 6, 10**18)) if kind == "measure" else None
    return Fact(kind, tuple(random.choice(VALUES) for _ in range(ARITIES[kind])), amount)
