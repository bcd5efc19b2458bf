"""Entities with none, one or many of everything."""

from __future__ import annotations

import pytest
from tests.unit.emission_views.conftest import Emitted, entity

from nova_rules.emission.views.kinds import kind_of
from nova_rules.emission.views.sqlcode import literal
from nova_rules.model.domain import Field, Policy, Reference
from nova_rules.model.operations import SqlCode


def test_an_entity_of_references_alone(emitted: Emitted) -> None:
    link = entity(
        "link", fields=(), references=(Reference("one", "thing", "ones"), Reference("two", "thing", "twos"))
    )
    files = emitted(link, entity("thing"))
    assert "Pick<Link, 'oneId' | 'twoId'>" in files["src/core/entities/link.ts"]
    assert (
        "one_id uuid NOT NULL REFERENCES things (id) ON DELETE RESTRICT"
        in files["src/database/migrations/0002_shop.ts"]
    )


def test_an_entity_without_anything_has_no_patch_and_no_helpers(emitted: Emitted) -> None:
    files = emitted(entity("thing", fields=()))
    assert "export type NewThing = Readonly<Record<string, never>>;" in files["src/core/entities/thing.ts"]
    assert "export type ThingsTable = RemovableColumns;" in files["src/database/types.ts"]
    repository = files["src/infrastructure/repositories/kysely-thing-repository.ts"]
    assert "async create(actor: Principal): Promise<Thing>" in repository
    assert "NewThing" not in repository
    assert "src/application/things/update-thing.ts" not in files
    for helper in ("numbering.ts", "parents.ts", "rules.ts"):
        assert f"src/infrastructure/repositories/{helper}" not in files


def test_a_moment_may_be_left_out_and_a_dollar_is_a_dollar(emitted: Emitted) -> None:
    fields = (Field("day", "date", default="today"), Field("number", "sequence", format="$-${n}`{n}"))
    files = emitted(entity("thing", fields=fields))
    entered = "export type NewThing = { readonly [K in 'day']?: Thing[K] | undefined };"
    assert entered in files["src/core/entities/thing.ts"]
    repository = files["src/infrastructure/repositories/kysely-thing-repository.ts"]
    assert "`$-$${String(numberSerial)}\\`${String(numberSerial)}`" in repository


def test_parts_stay_with_their_whole(emitted: Emitted) -> None:
    line = entity(
        "line", references=(Reference("order", "order", "lines", part_of=True, when_deleted="cascade"),)
    )
    files = emitted(line, entity("order"))
    assert "orderId" not in files["src/core/entities/line.ts"].split("LinePatch")[1].split(";")[0]
    assert "rule: 'cascade'" in files["src/infrastructure/repositories/children.ts"]


@pytest.mark.parametrize("name", ["class", "package", "a", "new_thing", "row"])
def test_awkward_names_make_files(emitted: Emitted, name: str) -> None:
    files = emitted(entity(name))
    assert [path for path in files if path.startswith("src/infrastructure/repositories/kysely-")]


def test_two_tables_that_refer_to_each_other_are_linked_afterwards(emitted: Emitted) -> None:
    team = entity("team", references=(Reference("leader", "member", "leads", optional=True),))
    member = entity("member", references=(Reference("team", "team", "members"),))
    migration = emitted(team, member)["src/database/migrations/0002_shop.ts"]
    assert "ALTER TABLE members ADD CONSTRAINT members_team_id_fkey" in migration
    assert "DROP TABLE" in migration.split("DOWN")[1]


def test_text_is_sorted_by_bytes_and_the_index_says_so(emitted: Emitted) -> None:
    migration = emitted(entity("thing"))["src/database/migrations/0002_shop.ts"]
    assert 'CREATE INDEX things_title_list_idx ON things (title COLLATE "C", id)' in migration


def test_what_the_moment_fills_in_may_be_left_out(emitted: Emitted) -> None:
    files = emitted(entity("thing", fields=(Field("seen_on", "date", default="today"),)))
    assert "seenOn: z.iso.date().optional()" in files["src/presentation/http/schemas/thing.ts"]
    repository = files["src/infrastructure/repositories/kysely-thing-repository.ts"]
    assert "seen_on: input.seenOn ?? this.#clock.today()" in repository


def test_a_role_without_any_right_is_still_a_role(emitted: Emitted) -> None:
    files = emitted(entity("thing", policies=(Policy(("admin",), ("read",)),)))
    assert "src/tests/access/thing.ts" in files


@pytest.mark.parametrize(
    ("kind", "scale", "sql"),
    [
        ("money", None, "numeric(16, 2)"),
        ("decimal", 3, "numeric(15, 3)"),
        ("percent", None, "numeric(16, 4)"),
    ],
)
def test_numbers_are_exact(kind: str, scale: int | None, sql: str) -> None:
    assert kind_of(kind, scale, ()).sql == sql
    assert kind_of(kind, scale, ()).ts == "string"


def test_parameters_become_bindings_and_nothing_else_does() -> None:
    code = SqlCode("x = $actor_id::uuid AND y = '${' || chr(36)", ("actor_id",))
    assert literal(code, "SqlBool") == "sql<SqlBool>`x = ${actor.userId}::uuid AND y = '\\${' || chr(36)`"


def test_long_statements_are_broken_outside_of_strings() -> None:
    inner = "EXISTS (SELECT 1 FROM a WHERE a.b = 'one AND two' AND a.c = 1)"
    lines = literal(SqlCode(f"{inner} OR {inner}"), "SqlBool").split("\n")
    assert len(lines) > 5
    assert any("'one AND two'" in line for line in lines)


def test_where_nothing_can_be_removed_the_trail_still_has_its_types(emitted: Emitted) -> None:
    files = emitted(entity("thing", policies=(Policy(("admin",), ("create", "read")),)))
    assert "../../core/ports/removed-record.ts" in files["src/application/records/trail.ts"]
    assert "src/core/ports/removed-record.ts" in files
    assert "src/infrastructure/repositories/removal.ts" not in files
