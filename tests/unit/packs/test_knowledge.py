"""Rules, words, schemas and documents that come from the files; and what we ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from nova_rules.assets import knowledge_folder, templates_folder
from nova_rules.model.rules import Pattern
from nova_rules.packs.folder import read
from nova_rules.packs.kinds import slot_of
from nova_rules.packs.knowledge import check, load_knowledge
from nova_rules.packs.load import load
from nova_rules.packs.plural import plural_of
from nova_rules.packs.schemas import schemas

if TYPE_CHECKING:
    from nova_rules.model.knowledge import Knowledge

    Files = dict[str, bytes]

DOCS = Path(__file__).parents[3] / "docs" / "reference"


@pytest.fixture(scope="module")
def sports(club: Files, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("club")
    for name, content in club.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return load_knowledge((folder,))


def test_what_we_ship_has_no_problem() -> None:
    assert [str(problem) for problem in check((knowledge_folder(),))] == []


def test_knowledge_does_not_depend_on_the_order_of_files(
    sports: Knowledge, club: Files, tmp_path: Path
) -> None:
    for name, content in sorted(club.items(), reverse=True):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert repr(load_knowledge((tmp_path,))) == repr(sports)


def test_any_becomes_variants_and_a_slot_left_out_matches_anything(sports: Knowledge) -> None:
    audit = [rule for rule in sports.rules.rules if rule.id == "security/audit_log_when_money_moves"]
    assert [(rule.variant, rule.when) for rule in audit] == [
        (0, (Pattern("feature", ("online_payment",)),)),
        (1, (Pattern("stores", (None, "money")),)),
    ]
    assert {rule.unless for rule in audit} == {(Pattern("without", ("audit_log",)),)}
    assert {rule.salience for rule in audit} == {5}
    assert [(each.kind, each.manner) for each in audit[0].then] == [("module", "add"), ("warning", "note")]


def test_measures_joins_and_placeholders(sports: Knowledge) -> None:
    (rule,) = (rule for rule in sports.rules.rules if rule.id == "security/health_is_high")
    assert rule.when[1] == Pattern("stores", ("?e", "health"))
    assert rule.when[3] == Pattern("measure", ("expected_users",), 100, 100000)
    assert rule.different == (("?e", "?other"),)
    assert rule.then[0].because == "{e} holds health, so it is protected."
    assert rule.then[1].details == (
        ("default", "nobody but the owner"),
        ("effect", "Decides who reads data about health."),
    )
    assert rule.place.file == "rules/security/health_is_high.yaml"


def test_a_placeholder_of_a_kind_is_the_variable_that_names_it(sports: Knowledge) -> None:
    (rule,) = (rule for rule in sports.rules.rules if rule.id == "security/small_at_first")
    assert [each.because for each in rule.then] == [
        "Nothing was said about users of the {d}.",
        "Numbers help {d} to grow.",
    ]
    assert [each.manner for each in rule.then] == ["assume", "note"]


def test_examples_are_complete_facts(sports: Knowledge) -> None:
    example = next(each for each in sports.rule_examples if each.name == "health and others")
    assert example.given[3] == ("measure", ("expected_users",), 200)
    assert example.expect == ("security_level:high", "question:who_sees_health")
    (description,) = sports.description_examples
    assert (description.name, description.domain, description.outcome) == ("tennis", "club", "ok")


def test_a_concept_goes_by_its_name_its_title_and_its_words(sports: Knowledge) -> None:
    entries = {entry.concept: entry for entry in sports.vocabulary.entries}
    assert [*entries] == sorted(entries)
    assert entries["domain", "club"].words == ("club", "sports club", "tennis club")
    assert entries["domain", "club"].not_words == ("night club",)
    assert entries["entity", "team_place"].words == ("team place",)
    assert entries["role", "player"].words == ("player portal",)
    assert entries["feature", "fees"].words == ("fees", "yearly fees", "fee", "yearly fee")
    assert (entries["compliance", "gdpr"].domain, entries["role", "player"].domain) == ("", "club")
    assert [(each.name, each.words) for each in sports.vocabulary.measures] == [
        ("expected_users", ("expected users", "member", "player"))
    ]


def test_digests_follow_the_content(sports: Knowledge, club: Files, tmp_path: Path) -> None:
    path = "rules/security/small_at_first.yaml"
    for name, content in {**club, path: club[path].replace(b"Say how many.", b"Say it.")}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    other = load_knowledge((tmp_path,))
    assert other.rules.digest != sports.rules.digest
    assert other.vocabulary.digest == sports.vocabulary.digest


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("class", "classes"),
        ("school_class", "school_classes"),
        ("person", "people"),
        ("sales_person", "sales_people"),
        ("company", "companies"),
        ("day", "days"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("child", "children"),
        ("analysis", "analyses"),
        ("staff", "staff_records"),
        ("fee_invoice", "fee_invoices"),
    ],
)
def test_plurals(one: str, several: str) -> None:
    assert plural_of(one) == several


def test_the_committed_schemas_are_those_of_the_types() -> None:
    folder = knowledge_folder() / "schemas"
    committed = tuple((path.name, path.read_text("utf-8")) for path in sorted(folder.iterdir()))
    assert committed == schemas(), "run `python -m nova_rules.packs.schemas`"


def test_what_we_ship_also_passes_the_schemas_an_editor_uses() -> None:
    named = {name.removesuffix(".json"): json.loads(text) for name, text in schemas()}
    validators = {name: jsonschema.Draft202012Validator(schema) for name, schema in named.items()}
    for path, content in read((knowledge_folder(),)).files:
        source, _ = load(path, content)
        slot = slot_of(path)
        assert source is not None
        assert slot is not None
        kind = next(kind for kind in slot.kinds if kind in source.data)
        validator = validators[{"id": "rule", "kinds": "facts"}.get(kind, kind)]
        data = json.loads(json.dumps(source.data))
        assert [error.message for error in validator.iter_errors(data)] == [], path


def test_an_editor_sees_a_misspelt_key() -> None:
    schema = json.loads(dict(schemas())["entity.json"])
    data = {"entity": "court", "summary": "A court.", "feilds": {}}
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)


def test_the_page_on_rules_lists_every_kind_of_fact(sports: Knowledge) -> None:
    page = (DOCS / "rules.md").read_text("utf-8")
    inputs = {"mention", "exclusion", "measure", "compliance", "option", "without"}
    for kind in sports.rules.kinds:
        merge = f"max: {' < '.join(kind.scale)}" if kind.scale else kind.merge
        merge = "input" if kind.name in inputs else merge
        assert f"| `{kind.name}` | {', '.join(kind.slots)} | {merge} |" in page
    for word in ("join", "negation", "measure", "Merge"):
        assert word in page


def test_the_checkout_is_read_where_there_is_one() -> None:
    root = Path(__file__).parents[3]
    assert knowledge_folder() == root / "knowledge"
    assert templates_folder() == root / "templates"
