from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nova_rules.assets import templates_folder
from nova_rules.emission.asvs import COUNTED
from nova_rules.emission.emit import emit
from nova_rules.emission.layout import lay_out
from nova_rules.model.behaviour import Behaviour, Hidden
from nova_rules.model.layout import TemplateFile

if TYPE_CHECKING:
    from types import SimpleNamespace

    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.layout import Templates

HOSTILE = "school ```` {{ 7*7 }} {% x %} $$y$$ */ </script>\n# Heading\n<b>bold</b> [a](http://b.c)\0\u202e"


@pytest.fixture
def templates(make: SimpleNamespace) -> Templates:
    """Give the documents as shipped, with a stand-in for the modules they describe."""
    folder = templates_folder() / "backend" / "modules" / "documents" / "files"
    files = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    switched = ("rate_limiting", "account_lockout", "breached_passwords")
    parts = [make.module(name, switch=name, consequence="One caller may take all.") for name in switched]
    base = make.module("base", scripts=(("build", "tsc"), ("odd", "node odd.ts")))
    found: Templates = make.templates(
        (base, {}), *((part, {}) for part in parts), (make.module("documents"), files)
    )
    return found


def documents(
    make: SimpleNamespace,
    templates: Templates,
    blueprint: Blueprint,
    behaviour: Behaviour | None = None,
) -> dict[str, str]:
    layout = lay_out(blueprint, templates)
    behaviour = behaviour or make.behaviour(blueprint)
    made = emit(layout, blueprint, behaviour, make.findings(), templates)
    return {artifact.path: artifact.content.decode() for artifact in made}


def outside_of_fences(text: str) -> str:
    """Give the text without its fenced blocks, as a reader of Markdown finds them."""
    kept, fence = [], ""
    for line in text.split("\n"):
        mark = line[: len(line) - len(line.lstrip("`"))]
        if not fence and len(mark) >= 3:
            fence = mark
        elif fence and line == fence:
            fence = ""
        elif not fence:
            kept.append(line)
    return "\n".join(kept)


def test_the_customers_words_stay_words(make: SimpleNamespace, templates: Templates) -> None:
    files = documents(make, templates, make.blueprint(make.invoice(), description=HOSTILE))
    for path in ("README.md", "docs/why.md"):
        assert "`````text\nschool ````" in files[path]
        left = outside_of_fences(files[path])
        for words in ("7*7", "{% x %}", "Heading", "<b>", "http://b.c"):
            assert words not in left
        assert "\0" not in files[path]
        assert "\u202e" not in files[path]
        assert "49" not in left


def test_hostile_names_of_a_pack_stay_text(make: SimpleNamespace, templates: Templates) -> None:
    evil = make.entity("pupil", summary="A | cell <script>alert(1)</script> `x` [y](javascript:z)\n# H")
    files = documents(make, templates, make.blueprint(evil))
    for text in files.values():
        assert "<script>" not in text
        assert "](javascript:" not in text.replace("\\]", "")
        assert "\n# H" not in text


def test_the_readme_says_how_to_start_and_what_is_missing(
    make: SimpleNamespace, templates: Templates
) -> None:
    readme = documents(make, templates, make.blueprint(make.invoice()))["README.md"]
    commands = [line.split("#")[0].strip() for line in readme.splitlines() if line.startswith("npm ")]
    assert commands == ["npm ci", "npm run setup", "npm run migrate", "npm run admin", "npm run dev"]
    built, designed = readme.split("## What is designed but not built")
    assert "| Audit log |" in built
    assert "| Payments |" in designed
    assert "| `npm run build` | Compile to `dist/` |" in readme
    assert "| `npm run odd` | Runs `node odd.ts` |" in readme
    assert "Say `about 900 pupils`." in readme


def test_why_leads_to_the_customers_words(make: SimpleNamespace, templates: Templates) -> None:
    why = documents(make, templates, make.blueprint())["docs/why.md"]
    chain = (
        "- Nothing asks for more. (`architecture/clean`)\n"
        "  - The words describe a school. (`pack/school/domain`)\n"
        "    - You wrote `school`.\n"
    )
    assert chain in why


def test_a_protection_switched_off_is_named_with_its_cost(
    make: SimpleNamespace, templates: Templates
) -> None:
    on = documents(make, templates, make.blueprint())["docs/security.md"]
    off = documents(make, templates, make.blueprint(without=("rate_limiting",)))["docs/security.md"]
    assert "Nothing was switched off." in on
    assert "| Rate limiting | One caller may take all. |" in off


def test_the_api_guide_lists_who_may_do_what(make: SimpleNamespace, templates: Templates) -> None:
    blueprint = make.allowing(make.invoice(), {"admin": ("create", "read", "issue"), "guardian": ("read",)})
    behaviour = make.behaviour(blueprint, hidden=(Hidden("guardian", ("title",)),))
    api = documents(make, templates, blueprint, behaviour)["docs/api.md"]
    assert "| POST | `/v1/fee-invoices` | Create one | admin |" in api
    assert "| GET | `/v1/fee-invoices/{id}` | Read one | admin, guardian (own) |" in api
    assert "| POST | `/v1/fee-invoices/{id}/issue` | Move to issued | admin |" in api
    assert "DELETE | `/v1/fee-invoices" not in api
    assert "- guardian: `title`" in api
    assert "Filters: `status`, `studentId`. Sorts: `createdAt`, `title`. Search looks at: `title`." in api


def test_the_data_model_draws_relations_and_states(make: SimpleNamespace, templates: Templates) -> None:
    model = documents(make, templates, make.blueprint(make.invoice(), make.entity("student")))[
        "docs/data-model.md"
    ]
    assert "erDiagram\n  fee_invoice {\n    text title\n    state status\n    uuid student_id\n  }" in model
    assert "  [*] --> s_draft\n  s_draft --> s_issued : issue" in model
    assert "| `student_id` | uuid | yes | refers to student | filter | no |" in model
    assert "| `title` | text | yes | at most 80 characters | search, sort | no |" in model


def test_the_asvs_map_covers_every_requirement_honestly(make: SimpleNamespace, templates: Templates) -> None:
    data = json.loads(documents(make, templates, make.blueprint())["docs/asvs.json"])
    rows = data["requirements"]
    assert len(rows) == 198
    assert len({row["id"] for row in rows}) == 198
    assert sum(data["counts"].values()) == 198
    for row in rows:
        assert row["status"] in COUNTED
        assert set(row) <= {"id", "level", "status", "files", "tests", "reason"}
        assert (row["status"] == "met") == ("files" in row)
        assert row["status"] == "met" or row["reason"].endswith(".")


def test_a_requirement_whose_files_are_absent_is_a_gap(make: SimpleNamespace, templates: Templates) -> None:
    blueprint = make.blueprint(without=("account_lockout",))
    rows = json.loads(documents(make, templates, blueprint)["docs/asvs.json"])["requirements"]
    found = {row["id"]: row for row in rows}
    assert found["6.1.1"]["status"] == "met"
    assert found["11.4.2"]["status"] == "gap"
    assert found["11.4.2"]["reason"] == "This backend has no src/security/argon2-hasher.ts."
    assert found["6.3.1"]["reason"] == "Account lockout was switched off."


def test_a_requirement_about_what_a_business_lacks_is_not_applicable(
    make: SimpleNamespace, templates: Templates
) -> None:
    def statuses(found: Templates) -> dict[str, str]:
        rows = json.loads(documents(make, found, make.blueprint())["docs/asvs.json"])["requirements"]
        return {row["id"]: row["status"] for row in rows}

    paths = ("src/core/entities/lifecycle.ts", "src/core/entities/lifecycle.spec.ts")
    more = tuple(TemplateFile("base", path, b"") for path in paths)
    assert statuses(templates)["2.3.1"] == "not_applicable"
    assert statuses(replace(templates, files=templates.files + more))["2.3.1"] == "met"
