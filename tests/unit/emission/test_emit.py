from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from nova_rules.emission.emit import emit
from nova_rules.emission.layout import lay_out
from nova_rules.model.behaviour import Behaviour
from nova_rules.model.errors import TemplateError

if TYPE_CHECKING:
    from types import SimpleNamespace

    from nova_rules.model.blueprint import Blueprint
    from nova_rules.model.layout import Artifact, Templates

NOTHING = Behaviour((), ())


def emitted(make: SimpleNamespace, blueprint: Blueprint, templates: Templates) -> dict[str, Artifact]:
    made = emit(lay_out(blueprint, templates), blueprint, NOTHING, make.findings(), templates)
    return {artifact.path: artifact for artifact in made}


def variable(**said: str) -> tuple[tuple[str, str], ...]:
    return tuple(said.items())


def settings(make: SimpleNamespace) -> Templates:
    base = make.module(
        "base",
        runtime=(("app", "1.0.0"),),
        dev=(("tester", "2.0.0"),),
        scripts=(("test", "vitest run"), ("build", "tsc")),
        environment=(
            (
                ("name", "PORT"),
                ("default", "3000"),
                ("secret", "false"),
                ("required", "false"),
                ("why", "Where."),
            ),
            (("name", "ZONE"), ("default", "{time_zone}"), ("required", "true"), ("why", "When.\nAlways.")),
            (
                ("name", "KEY"),
                ("default", ""),
                ("secret", "true"),
                ("required", "true"),
                ("why", "A secret."),
            ),
            (("name", "TITLE"), ("default", "two words"), ("why", "Quoted.")),
            (("name", "MAYBE"), ("default", ""), ("why", "Left out.")),
        ),
    )
    lock = make.lock({"node_modules/app": {"version": "1.0.0"}, "node_modules/tester": {"version": "2.0.0"}})
    found: Templates = make.templates(
        (base, {"a.ts": "$$kept$$\n", "b.ts.jinja": "$$project_name$$\n"}), lock=lock
    )
    return found


def test_verbatim_files_are_copied_and_templates_rendered(make: SimpleNamespace) -> None:
    files = emitted(make, make.blueprint(), settings(make))
    assert files["a.ts"].content == b"$$kept$$\n"
    assert files["b.ts"].content == b"'school-backend'\n"
    assert files["b.ts"].template == "base/b.ts.jinja"
    assert files["b.ts"].facts == ("architecture:clean", "domain:school")


def test_package_json_names_exact_versions(make: SimpleNamespace) -> None:
    package = json.loads(emitted(make, make.blueprint(), settings(make))["package.json"].content)
    assert package["name"] == "school-backend"
    assert package["private"] is True
    assert package["type"] == "module"
    assert package["engines"] == {"node": ">=24"}
    assert package["scripts"] == {"build": "tsc", "test": "vitest run"}
    assert package["dependencies"] == {"app": "1.0.0"}
    assert package["devDependencies"] == {"tester": "2.0.0"}


def test_the_lock_agrees_with_package_json(make: SimpleNamespace) -> None:
    files = emitted(make, make.blueprint(), settings(make))
    package, lock = (json.loads(files[name].content) for name in ("package.json", "package-lock.json"))
    root = lock["packages"][""]
    for key in ("name", "version", "dependencies", "devDependencies", "engines"):
        assert root[key] == package[key]


def test_env_example_holds_no_secret_and_explains_each_setting(make: SimpleNamespace) -> None:
    text = emitted(make, make.blueprint(), settings(make))["env.example"].content.decode()
    assert text.splitlines() == [
        "# --- Base ---",
        "# Where.",
        "PORT=3000",
        "# When. Always.",
        "ZONE=Europe/Madrid",
        "# A secret.",
        "KEY=",
        "# Quoted.",
        "TITLE='two words'",
        "# Left out.",
        "# MAYBE=",
    ]


def test_only_some_files_can_be_made(make: SimpleNamespace) -> None:
    blueprint, templates = make.blueprint(), settings(make)
    layout = lay_out(blueprint, templates)
    made = emit(layout, blueprint, NOTHING, make.findings(), templates, only=frozenset({"b.ts"}))
    assert [artifact.path for artifact in made] == ["b.ts"]


def test_the_same_design_gives_the_same_bytes(make: SimpleNamespace) -> None:
    assert emitted(make, make.blueprint(), settings(make)) == emitted(make, make.blueprint(), settings(make))


def test_two_versions_of_one_package_are_refused(make: SimpleNamespace) -> None:
    templates = make.templates(
        (make.module("base", runtime=(("app", "1.0.0"),)), {}),
        (make.module("other", runtime=(("app", "2.0.0"),)), {}),
    )
    with pytest.raises(TemplateError, match="runtime app"):
        emitted(make, make.blueprint(), templates)


def test_a_variable_has_one_owner(make: SimpleNamespace) -> None:
    row = ((("name", "PORT"),),)
    templates = make.templates(
        (make.module("base", environment=row), {}), (make.module("other", environment=row), {})
    )
    with pytest.raises(TemplateError, match="PORT"):
        emitted(make, make.blueprint(), templates)


def test_switches_are_named_booleans(make: SimpleNamespace) -> None:
    text = "/*% if with_rate_limiting %*/\non\n/*% else %*/\noff\n/*% endif %*/\n"
    limits = make.module("rate_limiting", switch="rate_limiting")
    templates = make.templates((make.module("base"), {"a.ts.jinja": text}), (limits, {}))
    assert emitted(make, make.blueprint(), templates)["a.ts"].content == b"on\n"
    off = make.blueprint(without=("rate_limiting",))
    assert emitted(make, off, templates)["a.ts"].content == b"off\n"


def test_personal_fields_are_named_to_the_logs(make: SimpleNamespace) -> None:
    text = "/*% for row in sensitive_fields %*/\n$$row.field$$\n/*% endfor %*/\n"
    templates = make.templates((make.module("base"), {"a.ts.jinja": text}))
    assert emitted(make, make.blueprint(make.personal()), templates)["a.ts"].content == b"'bornOn'\n"
