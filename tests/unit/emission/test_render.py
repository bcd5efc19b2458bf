from __future__ import annotations

import pytest

from nova_rules.emission import data, md, sql, ts
from nova_rules.emission.code import word
from nova_rules.emission.render import render
from nova_rules.model.errors import TemplateError

VIEW = {
    "name": ts.identifier("Student"),
    "path": word("fee-invoices"),
    "label": ts.string("It's"),
    "says": ts.comment("A pupil."),
    "flag": True,
    "count": 3,
    "raw": "raw",
    "prose": md.text("a"),
    "column": sql.identifier("order"),
    "rows": [{"items": ts.property_name("a"), "kind": ts.expression("string")}],
}


def test_values_stand_in_their_places() -> None:
    source = "/** $$says$$ */\n[$$label$$, '/v1/$$path$$', `$$path$$/${$$name$$}`, $$flag$$, $$count$$];\n"
    expected = "/** A pupil. */\n['It\\'s', '/v1/fee-invoices', `fee-invoices/${Student}`, true, 3];\n"
    assert render("a.ts", source, VIEW) == expected


def test_rows_are_read_by_name_even_where_a_dict_has_a_method_of_that_name() -> None:
    source = "/*% for row in rows %*/\n$$row.items$$: $$row.kind$$;\n/*% endfor %*/\n"
    assert render("a.ts", source, VIEW) == "a: string;\n"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("$$raw$$", "A str cannot stand in the code"),
        ("$$prose$$", "A Markdown cannot stand in the code"),
        ("$$column$$", "A Sql cannot stand in the code"),
        ("'$$label$$'", "A TsString cannot stand in the string"),
        ("`$$label$$`", "A TsString cannot stand in the string"),
        ("'$$raw$$'", "A str cannot stand in the string"),
        ("// $$label$$", "A TsString cannot stand in the comment"),
        ("/* x\n * $$raw$$ */", "A str cannot stand in the comment"),
        ("$$says$$", "A TsComment cannot stand in the code"),
        ("'$$says$$'", "A TsComment cannot stand in the string"),
        ("$$name ~ name$$", "A str cannot stand"),
        ("$$'text'$$", "A str cannot stand"),
        ("$$rows$$", "A list cannot stand"),
        ("$$absent$$", "'absent' is undefined"),
        ("/*% for row in rows %*/$$row.absent$$/*% endfor %*/", "absent"),
        ("$$name|upper$$", "No filter named 'upper'"),
        ("$$name.__class__$$", "asks for more than a row's values"),
        ("$$name.upper()$$", "asks for more than a row's values"),
        ("/*% if absent %*/x/*% endif %*/", "'absent' is undefined"),
        ("/*% for x in range(3) %*/x/*% endfor %*/", "'range' is undefined"),
    ],
)
def test_gate_refuses(source: str, reason: str) -> None:
    with pytest.raises(TemplateError, match=r"a\.ts\.jinja") as caught:
        render("a.ts", source, VIEW)
    assert reason in str(caught.value)


def test_error_names_the_line_of_the_template() -> None:
    with pytest.raises(TemplateError, match=r"src/a\.ts\.jinja:3: "):
        render("src/a.ts", "const a = 1;\n\nconst b = $$raw$$;\n", VIEW)
    with pytest.raises(TemplateError, match=r"a\.ts\.jinja:2: "):
        render("a.ts", "\n/*% if flag %*/\n", VIEW)


def test_apostrophes_in_comments_do_not_open_strings() -> None:
    source = "// don't\nconst a = $$label$$; /* isn't */ const b = $$label$$;\n"
    assert render("a.ts", source, VIEW).count("'It\\'s'") == 2


def test_code_inside_a_template_literal_is_code_again() -> None:
    assert (
        render("a.ts", "`a ${f({ x: $$label$$ })} $$path$$`", VIEW)
        == "`a ${f({ x: 'It\\'s' })} fee-invoices`"
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("a.md", ts.string("x")),
        ("a.yml", md.text("x")),
        ("a.sql", data.yaml("x")),
        ("Dockerfile", md.text("x")),
    ],
)
def test_each_language_takes_its_own_values(path: str, value: object) -> None:
    with pytest.raises(TemplateError):
        render(path, "{{ value }}", {"value": value})
    assert render(path, "{{ value }}", {"value": word("x")}) == "x"


def test_typescript_marks_mean_nothing_elsewhere() -> None:
    assert render("a.md", "$$x$$ {{ prose }}\n", VIEW) == "$$x$$ a\n"
