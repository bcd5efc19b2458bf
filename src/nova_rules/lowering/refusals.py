"""How an expression is refused: with every mistake found in it."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import TypeVar

from nova_rules.model.errors import NovaError
from nova_rules.model.problems import Place, Problem

_Result = TypeVar("_Result")
_MOST_LISTED = 12
_LONGEST = 60


class ExpressionError(NovaError):
    """An expression cannot be used; carries every problem found in it."""

    exit_code = 4
    code = "expression-invalid"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Take all problems of one expression at once."""
        super().__init__(problems[0].sentence, problems[0].hint)
        self.problems = problems


def refused(place: Place, code: str, sentence: str, hint: str = "") -> ExpressionError:
    """Give the error of one problem."""
    return ExpressionError((Problem(place, code, sentence, hint),))


def together(*checks: Callable[[], _Result]) -> tuple[_Result, ...]:
    """Run every check, and stop with the problems of all that fail."""
    results: list[_Result] = []
    problems: list[Problem] = []
    for check in checks:
        try:
            results.append(check())
        except ExpressionError as error:
            problems.extend(error.problems)
    if problems:
        raise ExpressionError(tuple(problems))
    return tuple(results)


def did_you_mean(written: str, known: tuple[str, ...]) -> str:
    """Give the nearest known name as a question, or what there is to choose from, or nothing."""
    names = sorted(set(known))
    near = get_close_matches(written[:_LONGEST], names, 1, 0.6)
    if near:
        return f"Did you mean `{near[0]}`?"
    if names and len(names) <= _MOST_LISTED:
        return f"There is {listed(tuple(names))}."
    return ""


def listed(names: tuple[str, ...]) -> str:
    """Give names as a sentence lists them: `a`, `b` and `c`."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) == 1:
        return quoted[0]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"
