from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from nova_rules.formatting import binary
from nova_rules.formatting.binary import FormattingError
from nova_rules.formatting.oxfmt import formatted
from nova_rules.model.layout import Artifact

SETTINGS = b'{ "printWidth": 110, "singleQuote": true }\n'


def artifact(path: str, text: str) -> Artifact:
    return Artifact(path, text.encode(), 0o644, ("domain:school",), "base/x")


def test_known_files_are_laid_out_and_others_left_alone() -> None:
    given = (
        artifact("src/a.ts", 'const a = {b:1,}\nf("x")'),
        artifact("Dockerfile", "FROM  x"),
        artifact("docs/a.md", "* a\n* b\n"),
        artifact("b.json", '{"a":1}'),
        artifact("c.yml", 'a:   "x"\n'),
        artifact("package-lock.json", '{"a":1}'),
    )
    laid_out = formatted(given, SETTINGS)
    assert [each.content.decode() for each in laid_out] == [
        "const a = { b: 1 };\nf('x');\n",
        "FROM  x",
        "- a\n- b\n",
        '{ "a": 1 }\n',
        "a: 'x'\n",
        '{"a":1}',
    ]
    assert [(each.path, each.mode, each.facts) for each in laid_out] == [
        (each.path, each.mode, each.facts) for each in given
    ]


def test_the_projects_own_settings_are_used() -> None:
    settings = Artifact(".oxfmtrc.json", b'{ "semi": false, "singleQuote": true }\n', 0o644, ())
    laid_out = formatted((settings, artifact("a.ts", "f('x');")))
    assert laid_out[1].content == b"f('x')\n"


def test_formatting_twice_changes_nothing() -> None:
    once = formatted((artifact("a.md", "# T\n\n| a |\n|---|\n| `x\\|y` |\n"),), SETTINGS)
    assert formatted(once, SETTINGS) == once


def test_editor_settings_above_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".editorconfig").write_text("[*]\nindent_style = tab\n")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert formatted((artifact("a.ts", "if (a) { b }"),), SETTINGS)[0].content == b"if (a) {\n  b;\n}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".editorconfig"]


def test_a_file_that_cannot_be_read_is_named() -> None:
    with pytest.raises(FormattingError, match=r"src/broken\.ts:2: "):
        formatted((artifact("ok.ts", "f();"), artifact("src/broken.ts", "\nlet = ;;}")), SETTINGS)


def test_settings_are_needed() -> None:
    with pytest.raises(FormattingError, match=r"no \.oxfmtrc\.json"):
        formatted((artifact("a.ts", "f();"),))


@pytest.mark.parametrize("path", ["../a.ts", "/etc/a.ts", "a/../../b.ts"])
def test_no_path_leads_out_of_the_folder(path: str) -> None:
    with pytest.raises(FormattingError, match="leads out"):
        formatted((artifact(path, "f();"),), SETTINGS)


def test_nothing_to_do_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nova_rules.formatting.oxfmt.run", None)
    given = (artifact("Dockerfile", "FROM x"),)
    assert formatted(given) == given


@pytest.fixture
def other_binary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(folder))
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(binary, "oxfmt", binary.oxfmt.__wrapped__)
    return folder / "oxfmt"


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_another_version_is_refused(other_binary: Path) -> None:
    other_binary.write_text("#!/bin/sh\necho 'Version: 0.1.0'\n")
    other_binary.chmod(0o755)
    with pytest.raises(FormattingError, match=r"is oxfmt 0\.1\.0, not 0\.74\.0"):
        binary.oxfmt()


def test_a_missing_binary_is_named(other_binary: Path) -> None:
    assert not other_binary.exists()
    with pytest.raises(FormattingError, match="not installed") as caught:
        binary.oxfmt()
    assert "pip install oxfmt==0.74.0" in caught.value.hint


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_run_that_does_not_end_is_stopped(other_binary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other_binary.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    other_binary.chmod(0o755)
    monkeypatch.setattr(binary, "SECONDS", 0.2)
    with pytest.raises(FormattingError, match="did not end"):
        binary.oxfmt()


def test_what_was_laid_out_before_is_remembered_by_content_path_and_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = (artifact("same.ts", "f( 'unique to this test' )"),)
    first = formatted(given, SETTINGS)
    monkeypatch.setattr("nova_rules.formatting.oxfmt.run", None)
    assert formatted(given, SETTINGS) == first
    for other in ((artifact("other.ts", "f( 'unique to this test' )"),), (artifact("same.ts", "g()"),)):
        with pytest.raises(TypeError):
            formatted(other, SETTINGS)
    with pytest.raises(TypeError):
        formatted(given, b'{ "semi": false }')
