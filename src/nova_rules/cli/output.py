"""What goes to the terminal: results on standard output, progress and errors on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from nova_rules.model.errors import KnowledgeError, NovaError
from nova_rules.model.problems import Problem

ERROR_FORMAT = "nova-rules.error/1"


def console() -> Console:
    """Give the console for results; plain where the output is no terminal or NO_COLOR is set."""
    return Console(highlight=False, soft_wrap=True)


def notices() -> Console:
    """Give the console for progress and errors."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(document: object) -> None:
    """Print one JSON document."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def print_error(error: NovaError, *, as_json: bool) -> None:
    """Print a refusal: as a document on standard output, or as lines on standard error."""
    problems = error.problems if isinstance(error, KnowledgeError) else ()
    if as_json:
        print_json(
            {
                "format": ERROR_FORMAT,
                "code": error.code,
                "exit_code": error.exit_code,
                "sentence": error.sentence,
                "hint": error.hint,
                "problems": [problem_document(problem) for problem in problems],
            }
        )
        return
    out = notices()
    for problem in problems:
        out.print(str(problem), markup=False)
    out.print(f"nova-rules: {error.sentence}", markup=False)
    if error.hint:
        out.print(f"  {error.hint}", markup=False)


def problem_document(problem: Problem) -> dict[str, object]:
    """Give a problem as an object."""
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
        "sentence": problem.sentence,
        "hint": problem.hint,
    }


@contextmanager
def progress(words: str, *, quiet: bool) -> Iterator[None]:
    """Show what is being done, on a terminal only."""
    out = notices()
    if quiet or not out.is_terminal:
        yield
        return
    with out.status(words):
        yield
