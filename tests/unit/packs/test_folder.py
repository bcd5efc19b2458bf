"""Folders of packs: what is read, what is refused, layers and hashes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from nova_rules.model.errors import KnowledgeError
from nova_rules.packs import folder
from nova_rules.packs.folder import hashes, read
from nova_rules.packs.knowledge import check, load_knowledge

if TYPE_CHECKING:
    from pathlib import Path

    Files = dict[str, bytes]


def put(folder_: Path, files: Files) -> Path:
    for name, content in files.items():
        (folder_ / name).parent.mkdir(parents=True, exist_ok=True)
        (folder_ / name).write_bytes(content)
    return folder_


@pytest.mark.parametrize(
    ("path", "code", "hint"),
    [
        ("domains/club/entites/a.yaml", "file-misplaced", "Did you mean `entities`?"),
        ("domain/club/domain.yaml", "file-misplaced", "Did you mean `domains`?"),
        ("rules/no_topic.yaml", "file-misplaced", "See knowledge/README.md"),
        ("notes.yaml", "file-misplaced", "Did you mean `modules.yaml`?"),
        ("domains/club/domain.yml", "file-misplaced", "Rename it."),
        ("domains/Club/domain.yaml", "file-name", "Use small letters"),
        ("domains/club/entities/two words.yaml", "file-name", "Use small letters"),
        ("domains/club/entities/caf\u00e9.yaml", "file-name", "Use small letters"),
    ],
)
def test_a_file_nobody_would_read_is_reported(path: str, code: str, hint: str, tmp_path: Path) -> None:
    problems = read((put(tmp_path, {path: b"entity: a\n"}),)).problems
    assert [(problem.code, hint in problem.hint) for problem in problems] == [(code, True)]


def test_what_is_no_pack_is_left_alone(tmp_path: Path) -> None:
    others = {
        "README.md": b"#",
        ".git/x.yaml": b"a",
        "schemas/x.yaml": b"a",
        "domains/club/.draft.yaml": b"a",
    }
    layers = read((put(tmp_path, others),))
    assert (layers.files, layers.problems) == ((), ())


def test_a_name_that_is_no_text_and_links_in_circles_do_no_harm(tmp_path: Path) -> None:
    put(tmp_path, {"rules/security/a.yaml": b"id: security/a\n"})
    (tmp_path / "rules" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "rules" / "security" / "gone.yaml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "rules" / "security" / "pipe.yaml")
    strange = os.path.join(os.fsencode(tmp_path), b"\xff.yaml")  # noqa: PTH118 - bytes are no Path
    os.close(os.open(strange, os.O_CREAT))

    layers = read((tmp_path,))

    assert [path for path, _ in layers.files] == ["rules/security/a.yaml"]
    assert sorted(problem.code for problem in layers.problems) == [
        "file-name",
        "file-unreadable",
        "file-unreadable",
    ]


def test_a_missing_folder_and_too_many_files_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [problem.code for problem in read((tmp_path / "no",)).problems] == ["file-unreadable"]
    monkeypatch.setattr(folder, "MOST_FILES", 2)
    put(tmp_path, {f"rules/a/r{number}.yaml": b"" for number in range(5)})
    layers = read((tmp_path,))
    assert [problem.code for problem in layers.problems] == ["file-too-large"]
    assert len(layers.files) == 2


def test_a_users_folder_adds_a_domain_and_replaces_files_of_ours(club: Files, tmp_path: Path) -> None:
    ours = put(tmp_path / "ours", club)
    role = club["domains/club/roles/manager.yaml"].replace(b"title: Manager", b"title: Chair")
    entity = (
        b"entity: book\nsummary: A book.\ncore: true\npolicies: [{ to: [clerk], allow: [create, read] }]\n"
    )
    theirs = put(
        tmp_path / "theirs",
        {
            "domains/club/roles/manager.yaml": role,
            "domains/library/domain.yaml": b"domain: library\ntitle: Library\nsummary: Lends books.\n"
            b"time-zone: UTC\nmoney: { currency: EUR }\n",
            "domains/library/entities/book.yaml": entity,
            "domains/library/roles/clerk.yaml": b"role: clerk\ntitle: Clerk\nsummary: Lends.\ncore: true\n",
        },
    )

    knowledge = load_knowledge((ours, theirs))

    assert knowledge.replaced == ("domains/club/roles/manager.yaml",)
    assert [domain.name for domain in knowledge.domains] == ["club", "library"]
    assert [role.title for role in knowledge.domain("club").roles] == ["Administrator", "Chair", "Player"]
    before, after = dict(load_knowledge((ours,)).packs), dict(knowledge.packs)
    assert before["rules"] == after["rules"]
    assert before["domains/club"] != after["domains/club"]
    assert sorted(after) == ["domains/club", "domains/library", "rules", "vocabulary"]


def test_a_hash_depends_on_paths_and_text_and_on_no_line_end() -> None:
    one = (("rules/a/b.yaml", b"x\ny\n"), ("vocabulary/c.yaml", b"z\n"))
    assert hashes(one) == hashes((("rules/a/b.yaml", b"x\r\ny\r\n"), ("vocabulary/c.yaml", b"z\n")))
    assert hashes(one)[0] != hashes((("rules/a/c.yaml", b"x\ny\n"),))[0]
    assert hashes(one)[0] != hashes((("rules/a/b.yaml", b"x\nY\n"),))[0]
    assert hashes(one)[1] == hashes((("rules/a/b.yaml", b"other"), one[1]))[1]


def test_every_problem_is_in_the_error(club: Files, tmp_path: Path) -> None:
    broken = put(
        tmp_path, {**club, "rules/odd.yaml": b"", "domains/club/entities/court.yaml": b"entity: court\n"}
    )
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge((broken,))
    assert caught.value.problems == check((broken,))
    assert {problem.code for problem in caught.value.problems} == {"file-misplaced", "key-missing"}


def test_a_trait_nobody_uses_is_checked_too(club: Files, tmp_path: Path) -> None:
    trait = b"trait: idle\nsummary: Unused.\nfields: { a: { type: choice }, b: { type: file } }\n"
    problems = check((put(tmp_path, {**club, "vocabulary/idle.yaml": trait}),))
    assert [(problem.code, problem.place.column) for problem in problems] == [
        ("choices", 14),
        ("not-yet", 43),
    ]


def test_files_that_must_be_there(club: Files, tmp_path: Path) -> None:
    left = {path: text for path, text in club.items() if path.startswith("domains/club/roles")}
    problems = check((put(tmp_path, left),))
    assert [(problem.place.file, problem.code) for problem in problems] == [
        ("domains/club/domain.yaml", "file-missing"),
        ("domains/club/domain.yaml", "nothing-core"),
        ("domains/club/roles/player.yaml", "name-unknown"),
        ("facts.yaml", "file-missing"),
        ("modules.yaml", "file-missing"),
    ]
