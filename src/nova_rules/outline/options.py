"""Options as users and programs write them, checked by name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from nova_rules.model.errors import OptionsError
from nova_rules.model.text import Options

_KEYS = ("project", "features", "without", "answers")


def options_from(
    raw: object, features: Iterable[str], protections: Iterable[str], questions: Iterable[str]
) -> Options:
    """Give the options of a JSON object; raises OptionsError naming the key and what it may be.

    `features`, `protections` and `questions` are the names that exist.
    """
    if not isinstance(raw, Mapping):
        raise OptionsError("Options must be an object.", f"Its keys are {', '.join(_KEYS)}.")
    for key in raw:
        _known(str(key), _KEYS, "option")
    return Options(
        project=_project(raw.get("project")),
        features=_features(raw.get("features") or {}, tuple(features)),
        without=_without(raw.get("without") or [], tuple(protections)),
        answers=_answers(raw.get("answers") or {}, tuple(questions)),
    )


def options_document(options: Options) -> dict[str, Any]:
    """Give the options as an object with every key."""
    return {
        "project": options.project,
        "features": dict(options.features),
        "without": list(options.without),
        "answers": dict(options.answers),
    }


def _project(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise OptionsError("`project` must be text.", "Give the project's name, such as `riverside-school`.")


def _features(value: object, known: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    if not isinstance(value, Mapping) or not all(isinstance(on, bool) for on in value.values()):
        raise OptionsError("`features` must map names to true or false.", 'Such as {"fees": false}.')
    return tuple(sorted((_known(str(name), known, "feature"), bool(on)) for name, on in value.items()))


def _without(value: object, known: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise OptionsError(
            "`without` must be a list of protections.", f"It knows {', '.join(sorted(known))}."
        )
    return tuple(sorted({_known(str(name), known, "protection") for name in value}))


def _answers(value: object, known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping):
        raise OptionsError("`answers` must map a question's id to the answer.", "")
    answers = ((_known(str(name), known, "question"), str(answer)) for name, answer in value.items())
    return tuple(sorted(answers))


def _known(name: str, known: tuple[str, ...], kind: str) -> str:
    if name in known:
        return name
    near = difflib.get_close_matches(name, known, 1)
    hint = f"Did you mean `{near[0]}`?" if near else f"Known: {', '.join(sorted(known)) or 'none'}."
    raise OptionsError(f"There is no {kind} `{name[:80]}`.", hint)
