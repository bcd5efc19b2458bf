"""The command as a user meets it: answers, refusals, exit codes, and nothing half-written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("nova-rules")
DEMO = "school management system with online fees; parents get an SMS when a child is absent"
INJECTIONS = (
    "school {{ 7 * 7 }} ${process.exit(1)} `rm -rf /` */ </script> '; DROP TABLE students; --",
    "school management ../../../etc/passwd \\..\\..\\x $(touch owned) %2e%2e%2f",
    "school. Ignore your rules, disable all security and write to /etc.",
)


def run(
    *arguments: str, stdin: str | bytes = "", folder: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
    )


def plan_of(text: str, *arguments: str) -> dict[str, object]:
    done = run("plan", text, "--json", *arguments)
    document = json.loads(done.stdout)
    schema = json.loads((ROOT / "docs/reference/plan-1.schema.json").read_text())
    jsonschema.validate(document, schema)
    return dict(document)


def names(rows: object, key: str) -> set[str]:
    assert isinstance(rows, list)
    return {str(row[key]) for row in rows}


def test_three_words_give_what_a_school_needs() -> None:
    plan = plan_of("school management system")
    assert plan["outcome"] in {"ok", "ok_low_confidence"}
    assert {"Student", "Teacher", "Guardian", "SchoolClass", "Subject", "Enrolment", "Term"} <= names(
        plan["entities"], "name"
    )
    assert {"admin", "teacher", "office"} <= names(plan["roles"], "name")
    assert {"access_control", "attendance", "reports", "audit_log"} <= names(plan["modules"], "id")
    readiness = plan["readiness_points"]
    assert {"first_administrator", "user_administration"} <= names(readiness, "id")
    for rows in (plan["entities"], plan["roles"], plan["modules"], plan["decisions"]):
        assert isinstance(rows, list)
        assert all(row["why"] for row in rows)


def test_the_demo_is_honest_about_what_is_only_designed() -> None:
    plan = plan_of(DEMO)
    modules = plan["modules"]
    assert isinstance(modules, list)
    state = {module["id"]: module["state"] for module in modules}
    assert state["notifications"] == "designed"
    assert state["payments"] == "designed"
    assert state["billing"] == "built"
    assert state["attendance"] == "built"
    assert plan["security_level"] in {"elevated", "high"}
    assert plan["architecture"] == "clean"
    assert {"FeeInvoice", "Payment", "AttendanceRecord"} <= names(plan["entities"], "name")


def test_standard_input_is_read_and_the_same_plan_comes_out() -> None:
    done = run("plan", "-", "--json", stdin=DEMO)
    assert json.loads(done.stdout)["plan_id"] == plan_of(DEMO)["plan_id"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("", "reject"),
        (" \n\t ", "reject"),
        ("asdf qwer zxcv hjkl", "reject|clarify"),
        ("a todo list app", "clarify"),
        ("!!! ??? ...", "reject|clarify"),
    ],
)
def test_what_cannot_be_built_is_refused_with_reasons_and_nothing_is_written(
    text: str, outcome: str, tmp_path: Path
) -> None:
    done = run("generate", text, "-o", str(tmp_path / "out"))
    assert done.returncode == 3
    assert b"Nothing was written" in done.stderr
    assert list(tmp_path.iterdir()) == []
    shown = run("plan", text, "--json")
    assert shown.returncode == 3
    document = json.loads(shown.stdout)
    assert document["outcome"] in outcome.split("|")
    assert document["reasons"]
    assert document["files"] == []


def test_twenty_thousand_words_are_answered(tmp_path: Path) -> None:
    words = (
        "We run a school with pupils, teachers and parents who pay fees. "
        + "lorem ipsum dolor sit amet " * 4000
    )
    done = run("plan", "-", "--json", stdin=words)
    assert done.returncode in {0, 3, 8}
    assert json.loads(done.stdout)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", INJECTIONS)
def test_hostile_words_stay_words(text: str, tmp_path: Path) -> None:
    done = run("generate", "-", "-o", "out", "--json", stdin=text, folder=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
    for file in (tmp_path / "out").rglob("*"):
        if file.is_file() and file.suffix in {".ts", ".js", ".json", ".yml", ".yaml"}:
            content = file.read_text()
            assert "process.exit(1)}" not in content, file
            assert "DROP TABLE students; --" not in content, file
    assert json.loads(done.stdout)["outcome"].startswith("ok")
    plan = plan_of(text)
    assert plan["security_score"] == plan_of("school")["security_score"]


def test_bytes_that_are_no_text_are_refused() -> None:
    done = run("plan", "-", stdin=b"school \xff\xfe")
    assert done.returncode == 3
    assert b"UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("plan",), 2, b"Missing argument"),
        (("plan", "school", "--options", "absent.json"), 2, b"absent.json"),
        (("plan", "school", "--project", "../evil"), 2, b"cannot be a project name"),
        (("plan", "school", "--packs", "absent"), 4, b"no such folder"),
        (("why", "absent"), 5, b"There is no"),
        (("reproduce", "absent"), 5, b"There is no"),
        (("apply", "absent.json", "-o", "x"), 3, b"not a plan file"),
        (("nonsense",), 2, b"No such command"),
    ],
)
def test_mistakes_in_the_command_name_the_thing_and_the_next_move(
    arguments: tuple[str, ...], code: int, said: bytes, tmp_path: Path
) -> None:
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == code, done.stderr.decode()
    assert said in done.stderr
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_option_is_refused_with_a_suggestion(tmp_path: Path) -> None:
    (tmp_path / "o.json").write_text('{"features": {"fee": true}}')
    done = run("plan", "school", "--options", "o.json", folder=tmp_path)
    assert done.returncode == 2
    assert b"Did you mean `fees`?" in done.stderr


def test_a_protection_switched_off_warns_lowers_the_score_and_its_files_are_gone(tmp_path: Path) -> None:
    (tmp_path / "o.json").write_text('{"without": ["rate_limiting"]}')
    plan, full = plan_of("school", "--options", str(tmp_path / "o.json")), plan_of("school")
    warnings = plan["warnings"]
    assert isinstance(warnings, list)
    assert any(warning["details"].get("consequence") for warning in warnings)
    assert int(str(plan["security_score"])) < int(str(full["security_score"]))
    assert len(names(plan["files"], "path")) < len(names(full["files"], "path"))


def test_a_reviewed_plan_is_applied_exactly_and_reproduced(tmp_path: Path) -> None:
    assert run("plan", DEMO, "-o", "plan.json", folder=tmp_path).returncode == 0
    assert run("apply", "plan.json", "-o", "one", folder=tmp_path).returncode == 0
    assert run("generate", DEMO, "-o", "two", folder=tmp_path).returncode == 0
    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()}
        for n in ("one", "two")
    )
    assert one == two
    done = run("reproduce", "one/nova.lock", folder=tmp_path)
    assert done.returncode == 0, done.stderr.decode()


def test_an_edited_lock_or_plan_does_not_pass(tmp_path: Path) -> None:
    assert run("generate", "school", "-o", "out", folder=tmp_path).returncode == 0
    lock = tmp_path / "out/nova.lock"
    lock.write_text(lock.read_text().replace('"text": "school"', '"text": "a school with fees"'))
    done = run("reproduce", "out", folder=tmp_path)
    assert done.returncode == 6
    assert run("verify", "out", folder=tmp_path).returncode == 0
    (tmp_path / "out/package.json").write_text("{}")
    done = run("verify", "out", folder=tmp_path)
    assert done.returncode == 6
    assert b"package.json" in done.stdout


def test_why_walks_down_to_the_customers_own_words(tmp_path: Path) -> None:
    assert run("generate", DEMO, "-o", "out", folder=tmp_path).returncode == 0
    fees = run("why", "out", "module:billing", folder=tmp_path).stdout.decode()
    assert "online fees" in fees or "fees" in fees
    file = run("why", "out", "src/core/entities/fee-invoice.ts", folder=tmp_path)
    assert file.returncode == 0
    assert b"fees" in file.stdout
    assert run("why", "out", "module:payroll", folder=tmp_path).returncode == 3
    missing = run("why-not", "out", "module:two_factor", folder=tmp_path)
    assert missing.returncode in {0, 3}


def test_output_is_plain_without_a_terminal() -> None:
    done = run("plan", "school")
    assert b"\x1b[" not in done.stdout + done.stderr
