from __future__ import annotations

import pytest

from nova_rules.emission import data, md, sql, ts
from nova_rules.emission.code import Code, word
from nova_rules.model.errors import TemplateError

HOSTILE = "a`b*/${x}</script>\n'\"\\\u2028\u202e\0 {{ y }} $$z$$ /*% for %*/"


def test_joining_values_gives_plain_text_that_no_gate_lets_through() -> None:
    assert type(word("a") + word("b")) is str
    assert type(f"{ts.string('a')}") is str


def test_string_literal_cannot_be_left() -> None:
    literal = ts.string(HOSTILE)
    inner = literal[1:-1]
    assert literal[0] == literal[-1] == "'"
    assert "\n" not in inner
    assert "</" not in inner
    assert "\u2028" not in inner
    assert "\u202e" not in inner
    assert inner.replace("\\\\", "").replace("\\'", "").count("'") == 0


def test_string_literal_keeps_letters_of_other_languages() -> None:
    assert ts.string("Señor Müller, 東京, Ελλάδα, 5 €") == "'Señor Müller, 東京, Ελλάδα, 5 €'"


def test_comment_stays_one_line_inside_its_comment() -> None:
    comment = ts.comment(HOSTILE)
    assert "*/" not in comment
    assert "\n" not in comment
    assert "\0" not in comment
    assert ts.comment("ends with *") == "ends with"
    assert ts.comment("@param x {@link y}") == "param x { @link y}"


@pytest.mark.parametrize("text", ["class", "await", "a-b", "1a", "", "a b", "é", "__proto__"])
def test_identifier_refuses_what_typescript_would(text: str) -> None:
    with pytest.raises(TemplateError):
        ts.identifier(text)


def test_property_may_be_a_reserved_word() -> None:
    assert ts.property_name("class") == "class"


@pytest.mark.parametrize("text", ["a b", "a(b)", "a'b", "", "//x", "a\nb", "-a", "x;y", "$a"])
def test_word_refuses_everything_with_a_meaning(text: str) -> None:
    with pytest.raises(TemplateError):
        word(text)


@pytest.mark.parametrize("text", ["fee-invoice", "0.74.0", "Europe/Madrid", "snake_case", "a:b"])
def test_word_takes_plain_words(text: str) -> None:
    assert word(text) == text


def test_sql_names_are_quoted_only_where_reserved() -> None:
    assert sql.identifier("order") == '"order"'
    assert sql.identifier("amount") == "amount"
    with pytest.raises(TemplateError):
        sql.identifier('a"b')
    with pytest.raises(TemplateError):
        sql.identifier("a" * 64)


def test_sql_literal_doubles_quotes_and_marks_backslashes() -> None:
    assert sql.string("it's") == "'it''s'"
    assert sql.string("a\\b") == "E'a\\\\b'"
    with pytest.raises(TemplateError):
        sql.string("\0")


def test_sql_in_a_template_literal_cannot_leave_it() -> None:
    assert ts.sql(sql.expression("a ~ '`${x}\\'")) == "sql`a ~ '\\`\\${x}\\\\'`"


def test_fence_is_longer_than_any_run_of_backticks() -> None:
    block = md.fenced("before\n`````\nafter\0\r\nend")
    assert block.splitlines()[0] == "``````text"
    assert block.splitlines()[-1] == "``````"
    assert "\0" not in block
    assert "after" in block


def test_inline_code_fits_its_backticks() -> None:
    assert md.code("a``b") == "```a``b```"
    assert md.code("`a") == "`` `a ``"
    assert md.code("") == "` `"
    assert md.cell("a|b") == "`a\\|b`"


def test_markdown_text_marks_nothing() -> None:
    text = md.text("# [x](http://a.b) <b> *c* _d_ | & `e`\n- f")
    for mark in ("\n", " | ", "<b>", "[x](", "http://"):
        assert mark not in text
    assert md.text("1. first") == "1\\. first"
    assert md.text("- dash") == "\\- dash"
    assert md.text("2026 was good") == "2026 was good"


def test_sentence_of_a_rule_keeps_its_code() -> None:
    assert md.sentence("Say `about 900` or *more*.") == "Say `about 900` or \\*more\\*."
    assert md.sentence("an odd ` mark") == "an odd \\` mark"


def test_data_values_are_quoted() -> None:
    assert data.yaml("a: 'b'\n") == "\"a: 'b'\\n\""
    assert data.shell("a b'c") == "'a b'\"'\"'c'"
    assert data.shell("a/b.c") == "a/b.c"
    assert data.json({"b": 1, "a": "é"}) == '{"a": "é", "b": 1}'


@pytest.mark.parametrize("maker", [ts.comment, ts.string, md.text, md.code, md.fenced, data.yaml, data.shell])
def test_lone_surrogates_never_reach_a_file(maker: object) -> None:
    made = maker("a\ud800b")  # type: ignore[operator]
    assert isinstance(made, Code)
    made.encode("utf-8")
