"""TypeScript, SQL and the evaluator give the same answers, whatever is asked about whatever rows."""

from __future__ import annotations

import warnings
from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from tests.property import expression_domain, expression_runs
from tests.property.expression_domain import ACTOR, DOMAIN, STRANGER
from tests.property.expression_runs import NAMES
from tests.property.expression_texts import Writer

from nova_rules.lowering.evaluate import Data, Value, evaluate
from nova_rules.lowering.members import soft_deleted
from nova_rules.lowering.sql.writer import SqlTarget, sql_filter, sql_of
from nova_rules.lowering.typescript.emit import typescript_of
from nova_rules.lowering.world import scope_of, typed, world_of
from nova_rules.model.domain import Expression
from nova_rules.model.expressions import Node
from nova_rules.model.kinds import NUMBERS, Kind, Type

SEED = 20261122
EXPRESSIONS = 700
TRAPS = (
    "m * p",
    "d * p * 3",
    "size(s)",
    "round(m * p)",
    "coalesce(round(m / n), m) == m",
    "sum(parts.map(x, x.m * p))",
)
"""Expressions that caught somebody once: unrounded shares of large amounts, characters of two units."""
WORLD = world_of(DOMAIN)
TARGET = SqlTarget(NAMES, frozenset(entity.name for entity in DOMAIN.entities if soft_deleted(entity)))
INPUTS = (
    ("n", Type(Kind.INTEGER)),
    ("m_opt", Type(Kind.MONEY, nullable=True, scale=2)),
    ("s", Type(Kind.TEXT)),
)
TABLES = expression_domain.rows(SEED)
VIEWS = (expression_domain.data(TABLES, ACTOR), expression_domain.data(TABLES, STRANGER))
THINGS = sorted(TABLES["thing"])


@cache
def expressions() -> tuple[tuple[str, Node], ...]:
    writer = Writer(SEED)
    texts = [*TRAPS, *(writer.expression() for _ in range(EXPRESSIONS - len(TRAPS)))]
    return tuple((text, typed(Expression(text), scope_of(WORLD, "thing", INPUTS))) for text in texts)


def seen_by(index: int) -> Data:
    return VIEWS[index % len(VIEWS)]


@cache
def expected(index: int, key: str) -> str | None:
    data, node = seen_by(index), expressions()[index][1]
    here = Data(
        **{name: getattr(data, name) for name in data.__dataclass_fields__} | {"bound": {"this": key}}
    )
    return shown(evaluate(node, here), node.type)


def shown(value: Value, type_: Type) -> str | None:
    """Give a value in the one spelling all three are compared in."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if type_.kind in NUMBERS:
        assert isinstance(value, Fraction)
        return str(value)
    return str(value)


def normal(text: object, type_: Type) -> str | None:
    if text is None or type_.kind not in NUMBERS:
        return None if text is None else str(text)
    return str(Fraction(str(text)))


def differences(answers: dict[tuple[int, str], str | None], where: str) -> list[str]:
    found = []
    for (index, key), answer in answers.items():
        text, _ = expressions()[index]
        wanted = expected(index, key)
        if answer != wanted:
            found.append(f"{where} says {answer!r}, the evaluator {wanted!r} of {key[-2:]}: {text}")
    return found


def test_the_expressions_reach_everything() -> None:
    nodes = Counter(node.type.kind for _, node in expressions())
    answers = Counter(
        expected(index, key)
        for index, (_, node) in enumerate(expressions())
        for key in THINGS
        if node.type.kind is Kind.BOOLEAN
    )
    assert nodes[Kind.BOOLEAN] > EXPRESSIONS // 3
    assert len(nodes) == 8
    assert min(answers["true"], answers["false"]) > 800


@pytest.mark.node
def test_typescript_agrees_with_the_evaluator(tmp_path: Path) -> None:
    codes = [typescript_of(node, WORLD, NAMES) for _, node in expressions()]
    pairs = [(index, key) for index in range(len(codes)) for key in THINGS]
    cases: list[list[object]] = []
    for index, key in pairs:
        data, loads = seen_by(index), codes[index].loads
        own = tuple(load for load in loads if load.path[0] != "actor")
        row = expression_runs.loaded(WORLD, "thing", key, own, data)
        cases.append([index, row, expression_runs.context(WORLD, loads, data)])
    results = expression_runs.ask_node(tmp_path, codes, cases)
    answers = {
        pair: normal(result, expressions()[pair[0]][1].type)
        for pair, result in zip(pairs, results, strict=True)
    }
    assert len(answers) == EXPRESSIONS * len(THINGS)
    assert differences(answers, "TypeScript")[:5] == []


@pytest.mark.postgres
def test_sql_agrees_with_the_evaluator() -> None:
    if not expression_runs.postgres_answers():
        warnings.warn("PostgreSQL does not answer: SQL was not compared", stacklevel=1)
        pytest.skip("no PostgreSQL on loopback")
    script = [expression_runs.tables_sql(VIEWS[0])]
    for index, (_, node) in enumerate(expressions()):
        data = seen_by(index)
        value = expression_runs.bound(sql_of(node, TARGET, "t"), data)
        column = expression_runs.outward_sql(value, node.type)
        loose = "NULL"
        if node.type.kind is Kind.BOOLEAN:
            loose = expression_runs.bound(sql_filter(node, TARGET, "t"), data)
            loose = f"coalesce({loose}, FALSE)::text"
        script.append(f"SELECT json_build_array({index}, t.id, {column}, {loose})::text FROM things t;")  # noqa: S608
    rows = expression_runs.ask_postgres("\n".join(script))
    types = [node.type for _, node in expressions()]
    answers = {(index, key): normal(value, types[index]) for index, key, value, _ in rows}
    filters = {(index, key): loose for index, key, _, loose in rows if loose is not None}
    assert len(answers) == EXPRESSIONS * len(THINGS)
    assert differences(answers, "PostgreSQL")[:5] == []
    assert differences(filters, "a WHERE of PostgreSQL")[:5] == []
