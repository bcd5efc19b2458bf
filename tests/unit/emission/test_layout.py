from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nova_rules.emission.layout import lay_out
from nova_rules.model.errors import TemplateError

if TYPE_CHECKING:
    from types import SimpleNamespace

    from nova_rules.model.layout import Layout, PlannedFile


def planned(layout: Layout, path: str) -> PlannedFile:
    return next(file for file in layout.files if file.path == path)


def keys(file: PlannedFile) -> list[str]:
    return [fact.key for fact in file.facts]


def test_files_are_repeated_over_entities_under_their_names(make: SimpleNamespace) -> None:
    templates = make.templates(
        (make.module("base"), {"a.ts": "", "src/migrations/0002___domain__.ts.jinja": ""}),
        (
            make.module("records", each=(("src/__entity__.states.ts.jinja", "lifecycle"),)),
            {"src/__entities__/get-__entity__.ts.jinja": "", "src/__entity__.states.ts.jinja": ""},
        ),
    )
    layout = lay_out(make.blueprint(make.invoice(), make.entity("student")), templates)
    assert layout.paths() == (
        "a.ts",
        "env.example",
        "package-lock.json",
        "package.json",
        "src/fee-invoice.states.ts",
        "src/fee-invoices/get-fee-invoice.ts",
        "src/migrations/0002_school.ts",
        "src/students/get-student.ts",
    )
    assert planned(layout, "src/fee-invoice.states.ts").subject == "fee_invoice"


def test_every_file_has_the_facts_it_exists_for(make: SimpleNamespace) -> None:
    audit = make.module(
        "audit_log", facts=("readiness:*", "control:absent"), file_facts=(("b*", "role:admin"),)
    )
    templates = make.templates(
        (make.module("base"), {"a.ts": ""}),
        (audit, {"b.ts": "", "c.ts": "", "src/__entity__.ts.jinja": ""}),
    )
    layout = lay_out(make.blueprint(make.entity("student")), templates)
    own = ["readiness:migrations", "control:audit_log", "module:audit_log"]
    assert keys(planned(layout, "a.ts")) == ["architecture:clean", "domain:school"]
    assert keys(planned(layout, "b.ts")) == ["role:admin", *own]
    assert keys(planned(layout, "c.ts")) == own
    assert keys(planned(layout, "src/student.ts")) == ["entity:student", *own]
    assert all(file.facts for file in layout.files)


def test_two_owners_of_one_path_are_refused_even_in_another_case(make: SimpleNamespace) -> None:
    templates = make.templates((make.module("base"), {"a.ts": ""}), (make.module("other"), {"A.ts": ""}))
    with pytest.raises(TemplateError, match=r"two owners: .*base.*other|two owners: .*other.*base"):
        lay_out(make.blueprint(), templates)


def test_a_switched_off_module_leaves_no_file(make: SimpleNamespace) -> None:
    limits = make.module("rate_limiting", switch="rate_limiting")
    templates = make.templates((make.module("base"), {"a.ts": ""}), (limits, {"limits.ts": ""}))
    assert "limits.ts" in lay_out(make.blueprint(), templates).paths()
    assert "limits.ts" not in lay_out(make.blueprint(without=("rate_limiting",)), templates).paths()


def test_a_module_cannot_need_one_that_is_switched_off(make: SimpleNamespace) -> None:
    limits = make.module("rate_limiting", switch="rate_limiting")
    templates = make.templates((make.module("base", needs=("rate_limiting",)), {}), (limits, {}))
    with pytest.raises(TemplateError, match="base needs rate_limiting"):
        lay_out(make.blueprint(without=("rate_limiting",)), templates)


def test_scripts_can_be_started(make: SimpleNamespace) -> None:
    templates = make.templates((make.module("base"), {"backup.sh": "#!/bin/sh\n", "a.ts": ""}))
    layout = lay_out(make.blueprint(), templates)
    assert planned(layout, "backup.sh").mode == 0o755
    assert planned(layout, "a.ts").mode == 0o644


def test_renames_are_reported(make: SimpleNamespace) -> None:
    templates = make.templates((make.module("base"), {"src/__entity__.ts.jinja": ""}))
    layout = lay_out(make.blueprint(make.entity("session")), templates)
    assert "src/session-record.ts" in layout.paths()
    assert ("session", "session_record") in [rename[:2] for rename in layout.renames]


def test_an_unknown_repetition_is_refused(make: SimpleNamespace) -> None:
    templates = make.templates((make.module("base", each=(("a.ts", "moon"),)), {"a.ts": ""}))
    with pytest.raises(TemplateError, match="'moon'"):
        lay_out(make.blueprint(), templates)
