from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from nova_rules.model.errors import WorkspaceError, WorkspaceLockedError
from nova_rules.model.layout import Artifact
from nova_rules.workspace.folder import changed_files, write
from nova_rules.workspace.locking import sole_writer
from nova_rules.workspace.tree import sha256, tree_hash


def tree(**files: str) -> tuple[Artifact, ...]:
    named = {path.replace("__", "/"): content.encode() for path, content in files.items()}
    lock = {"files": [{"path": path, "sha256": sha256(content)} for path, content in sorted(named.items())]}
    named["nova.lock"] = json.dumps(lock).encode()
    return tuple(Artifact(path, content, 0o644, ("f",)) for path, content in named.items())


def content_of(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_writes_a_tree_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    receipt = write(tree(a="1", src__b="2"), tmp_path / "out")
    assert {"a": "1", "src/b": "2"}.items() <= content_of(tmp_path / "out").items()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
    assert receipt.tree == tree_hash(tree(a="1", src__b="2"))


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write((*tree(a="1"), Artifact("run.sh", b"#!", 0o755, ("f",))), tmp_path / "out")
    finally:
        os.umask(before)
    assert (tmp_path / "out/run.sh").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "out/a").stat().st_mode & 0o777 == 0o644


def test_regenerating_keeps_the_users_own_files_and_drops_what_is_no_longer_generated(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(tree(a="1", src__old="2"), out)
    (out / ".env").write_text("SECRET")
    (out / "node_modules/x").mkdir(parents=True)
    (out / "node_modules/x/i.js").write_text("x")
    (out / "src/mine.ts").write_text("mine")
    write(tree(a="3", src__new="4"), out)
    found = content_of(out)
    assert found["a"] == "3"
    assert found[".env"] == "SECRET"
    assert found["node_modules/x/i.js"] == "x"
    assert found["src/mine.ts"] == "mine"
    assert found["src/new"] == "4"
    assert "src/old" not in found


def test_a_file_changed_by_hand_is_never_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(tree(a="1", b="2"), out)
    (out / "a").write_text("edited")
    assert changed_files(out) == ("a",)
    with pytest.raises(WorkspaceError, match="changed by hand: a"):
        write(tree(a="3", b="2"), out)
    assert (out / "a").read_text() == "edited"


def test_a_folder_of_somebody_else_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/thesis.txt").write_text("mine")
    with pytest.raises(WorkspaceError, match=r"no nova\.lock"):
        write(tree(a="1"), tmp_path / "out")
    assert content_of(tmp_path / "out") == {"thesis.txt": "mine"}


def test_a_link_as_target_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WorkspaceError, match="not a folder"):
        write(tree(a="1"), tmp_path / "out")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "a/../../x", "a//b", "", "con.txt", "a\\b", "a/.", "a\nb", "x."]
)
def test_a_path_that_could_leave_the_folder_is_refused_and_nothing_stays(tmp_path: Path, path: str) -> None:
    with pytest.raises(WorkspaceError):
        write((Artifact(path, b"x", 0o644, ("f",)),), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "x").exists()


def test_two_writers_one_wins(tmp_path: Path) -> None:
    with sole_writer(tmp_path / "out"), pytest.raises(WorkspaceLockedError, match=str(os.getpid())):
        write(tree(a="1"), tmp_path / "out")
    write(tree(a="1"), tmp_path / "out")


def test_a_killed_writer_leaves_the_old_tree_or_the_new_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    old, new = {f"f{n}": "old" for n in range(40)}, {f"f{n}": "new" for n in range(40)}
    write(tree(**old), out)
    (out / ".env").write_text("SECRET")
    script = textwrap.dedent("""
        import os, pathlib, sys
        from nova_rules.workspace import folder
        sys.path.insert(0, sys.argv[3])
        from test_folder import tree
        budget = int(sys.argv[2])
        def step(event, args):
            global budget
            if event.split(".")[0] in ("os", "open", "shutil"):
                budget -= 1
                if budget < 0:
                    budget = 1 << 30
                    os.kill(os.getpid(), 9)
        files = tree(**{f"f{n}": "new" for n in range(40)})
        sys.addaudithook(step)
        folder.write(files, pathlib.Path(sys.argv[1]), durable=False)
    """)
    outcomes = set()
    for point in range(4, 180, 8):
        done = subprocess.run(
            [sys.executable, "-c", script, str(out), str(point), str(Path(__file__).parent)], check=False
        )
        assert done.returncode in {0, -signal.SIGKILL}
        write_nothing_but_recover(out)
        found = content_of(out)
        assert found.pop(".env") == "SECRET"
        found.pop("nova.lock")
        assert found in (old, new)
        outcomes.add("old" if found == old else "new")
        write(tree(**old), out, durable=False)
    assert outcomes == {"old", "new"}


def write_nothing_but_recover(out: Path) -> None:
    from nova_rules.workspace.swap import recover  # noqa: PLC0415 - only this test looks inside

    with sole_writer(out):
        recover(out)
