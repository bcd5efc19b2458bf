"""`nova-rules why` and `why-not`: the chain of reasons down to the customer's own words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nova_rules.cli.inputs import AsJson, PacksFolders, engine_from
from nova_rules.cli.output import console, print_json
from nova_rules.cli.reproduce import lock_path, read_lock
from nova_rules.explain.render import render_why
from nova_rules.explain.why import why as why_tree
from nova_rules.explain.why_not import why_not as why_not_rows
from nova_rules.model.errors import DescriptionError
from nova_rules.model.facts import Fact, Findings

SHOWN = ("entity", "role", "module", "architecture", "security_level", "auth_level", "scale_tier")


def why(
    project: Annotated[Path, typer.Argument(help="A generated folder or its nova.lock.")],
    subject: Annotated[
        str | None,
        typer.Argument(help="A fact such as `module:audit_log`, or a name such as `audit_log`, or a file."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say why something is in a generated backend; without a subject, everything in short."""
    path = lock_path(project)
    lock = read_lock(path)
    facts = _facts_of(lock.findings, subject) or _facts_of_file(path, lock.findings, subject)
    if not facts:
        raise DescriptionError(f"Nothing called `{subject}` is in {project}.", "Try `nova-rules why-not`.")
    rendered = [(fact, render_why(why_tree(lock.findings, fact), lock.text)) for fact in facts]
    if as_json:
        print_json({"format": "nova-rules.why/1", "facts": {fact.key: text for fact, text in rendered}})
        return
    for _, text in rendered:
        console().print(text + "\n", markup=False)


def why_not(
    project: Annotated[Path, typer.Argument(help="A generated folder or its nova.lock.")],
    subject: Annotated[str, typer.Argument(help="A fact such as `module:payroll`.")],
    packs: PacksFolders = None,
) -> None:
    """Say which rules could have concluded something, and what each lacked."""
    lock = read_lock(lock_path(project))
    kind, _, values = subject.partition(":")
    rows = why_not_rows(engine_from(packs).knowledge.rules, lock.findings, kind, tuple(values.split("/")))
    if not rows:
        raise DescriptionError(
            f"No rule can conclude `{subject}`.", "Write it as `kind:name`, such as `module:payroll`."
        )
    for row in rows:
        console().print(row.sentence, markup=False)


def _facts_of(findings: Findings, subject: str | None) -> tuple[Fact, ...]:
    if subject is None:
        return tuple(fact for fact in findings.facts if fact.kind in SHOWN)
    exact = tuple(fact for fact in findings.facts if fact.key == subject)
    plain = subject.replace("-", "_").lower()
    return exact or tuple(fact for fact in findings.facts if plain == fact.name and fact.kind in SHOWN)


def _facts_of_file(lock_file: Path, findings: Findings, subject: str | None) -> tuple[Fact, ...]:
    """Give the facts a generated file exists for."""
    keys = read_lock(lock_file).facts_of(subject or "")
    return tuple(fact for fact in findings.facts if fact.key in keys)
