from __future__ import annotations

import pytest

from nova_rules.lowering.parse import LONGEST, parse
from nova_rules.lowering.refusals import ExpressionError
from nova_rules.lowering.syntax import Constant, Invocation, Name, Operation, Pick
from nova_rules.model.domain import Expression
from nova_rules.model.problems import Place, Problem

HERE = Place("entities/x.yaml", 7, 12)


def refused(text: str) -> Problem:
    with pytest.raises(ExpressionError) as caught:
        parse(Expression(text, HERE))
    return caught.value.problems[0]


def test_every_part_knows_its_place_in_the_file() -> None:
    found = parse(Expression("a.b >= -3 && !f(c, true)", HERE))
    assert isinstance(found, Operation)
    left, right = found.operands
    assert isinstance(left, Operation)
    assert left.operands[0] == Pick(Place("entities/x.yaml", 7, 14), Name(HERE, "a"), "b")
    assert left.operands[1] == Constant(Place("entities/x.yaml", 7, 19), "number", "-3")
    assert isinstance(right, Operation)
    call = right.operands[0]
    assert isinstance(call, Invocation)
    assert [part.place.column for part in call.arguments] == [28, 31]


def test_lines_of_a_text_are_lines_of_the_file() -> None:
    found = parse(Expression("a\n  && b", HERE))
    assert isinstance(found, Operation)
    assert found.operands[1].place == Place("entities/x.yaml", 8, 6)


def test_words_of_the_language_inside_names_are_names() -> None:
    for name in ("inverse", "true_x", "null_x", "package", "as", "loop"):
        assert parse(Expression(name)) == Name(Place("-"), name)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"'it\'s'", "it's"),
        (r'"\u00e9\x41\101\n"', "éAA\n"),
        (r"r'\d'", r"\d"),
        ("'''a'b'''", "a'b"),
        (r"'\U0001f600'", "😀"),
        ("''", ""),
    ],
)
def test_escapes_of_texts(written: str, text: str) -> None:
    assert parse(Expression(written)) == Constant(Place("-"), "text", text)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("a &&", "expression-syntax", 14),
        ("'open", "expression-syntax", 12),
        ("", "expression-syntax", 12),
        ("a..b", "expression-syntax", 14),
        (r"'\q'", "expression-syntax", 12),
        (r"a == '\x00'", "expression-syntax", 17),
        (r"'\ud800'", "expression-syntax", 12),
        ("a[1]", "expression-form", 12),
        ("{'a': 1}", "expression-form", 13),
        ("1e3", "expression-form", 12),
        ("a == 3u", "expression-form", 17),
        ("b'x'", "expression-form", 12),
    ],
)
def test_refusals_name_the_place(text: str, code: str, column: int) -> None:
    problem = refused(text)
    assert (problem.code, problem.place.file, problem.place.line) == (code, "entities/x.yaml", 7)
    assert problem.place.column == column
    assert problem.sentence.endswith(".")


def test_endless_expressions_are_refused_before_they_cost_anything() -> None:
    assert refused("a" * (LONGEST + 1)).code == "expression-too-long"
    assert refused(" && ".join("a" * 100)).code == "expression-too-long"
    assert refused("!" * 500 + "a").code == "expression-too-long"
    assert parse(Expression("(" * 300 + "a" + ")" * 300)) is not None
