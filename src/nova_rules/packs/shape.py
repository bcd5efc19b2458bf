"""Plain data to typed content; what pydantic finds becomes a Problem with a sentence of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, listed, shown

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from nova_rules.model.problems import Problem
    from nova_rules.packs.places import Path, Source
    from nova_rules.packs.types.base import Construct

_Content = TypeVar("_Content", bound="Construct")
_MOST_PROBLEMS = 100
_EXPECTED = {
    "string_type": "a text (put quotes around it)",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "tuple_type": "a list, such as [a, b]",
    "dict_type": "keys with values, such as { a: b }",
    "model_type": "keys with values, such as { a: b }",
    "model_attributes_type": "keys with values, such as { a: b }",
}
_NAME_HINT = (
    "A name has small letters, digits and underscores, starts with a letter, and has at most 60 of them."
)


def shaped(source: Source, kind: type[_Content]) -> tuple[_Content | None, tuple[Problem, ...]]:
    """Give the typed content of a file, or None and every mistake in its shape."""
    try:
        return kind.model_validate(source.data), ()
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)[:_MOST_PROBLEMS]
        return None, tuple(sorted({_problem(source, kind, error) for error in errors}))


def _problem(source: Source, kind: type[BaseModel], error: ErrorDetails) -> Problem:
    where = tuple(step for step in error["loc"] if step != "[key]")
    match error["type"]:
        case "extra_forbidden" | "invalid_key":
            hint = did_you_mean(str(where[-1]), _keys(kind, where[:-1]))
            sentence = f"{_named(where[:-1])} has no key `{shown(where[-1])}`."
            return found(source.key(where), Code.KEY_UNKNOWN, sentence, hint)
        case "missing":
            sentence = f"{_named(where[:-1])} lacks `{where[-1]}`."
            return found(source.value(where[:-1]), Code.KEY_MISSING, sentence, "Add it.")
        case "literal_error":
            return _choice(source, where, error)
        case "string_pattern_mismatch":
            place = source.key(where) if error["loc"][-1] == "[key]" else source.value(where)
            return found(place, Code.NAME_FORM, _pattern_sentence(error), _pattern_hint(error))
    expected = _EXPECTED.get(error["type"])
    given = f", not `{shown(error['input'])}`" if isinstance(error["input"], str | int | float) else ""
    must = f"must be {expected}{given}" if expected else _lowered(error["msg"])
    return found(source.value(where), Code.VALUE_KIND, f"{_named(where)} {must}.")


def _choice(source: Source, where: Path, error: ErrorDetails) -> Problem:
    allowed = [part.strip(" '") for part in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    written = shown(error["input"])
    sentence = f"{_named(where)} cannot be `{written}`."
    hint = did_you_mean(written, allowed) or f"It is one of {listed(allowed, 'or')}."
    return found(source.value(where), Code.VALUE_CHOICE, sentence, hint)


def _pattern_sentence(error: ErrorDetails) -> str:
    return f"`{shown(error['input'])}` is not written as it must be here."


def _pattern_hint(error: ErrorDetails) -> str:
    pattern = error["ctx"]["pattern"]
    if "years?" in pattern:
        return "A length of time is written as `30 days` or `6 years`."
    if pattern.startswith(r"^\?"):
        return "A variable starts with a question mark: `?e`."
    if "/" in pattern:
        return "The id of a rule is its folder and file name: `security/keep_an_audit_log`."
    return _NAME_HINT


def _lowered(message: str) -> str:
    return (
        message.removeprefix("Value error, ")
        .removeprefix("Input ")
        .removesuffix(".")
        .replace("String should", "must")
    )


def _named(where: Path) -> str:
    """Give a path as words: `fields.amount.type`; the file where it is empty."""
    return f"`{shown('.'.join(map(str, where)))}`" if where else "The file"


def _keys(kind: Any, where: Path) -> tuple[str, ...]:  # noqa: ANN401 - an annotation may be anything
    """Give the keys that may stand at a path, by following the types down."""
    models = [kind]
    for step in where:
        inner = [found_type for model in models for found_type in _below(model, step)]
        models = inner or models
    fields = [field for model in models for field in model.model_fields.values()]
    return tuple(sorted({field.alias for field in fields if field.alias}))


def _below(model: type[BaseModel], step: str | int) -> list[type[BaseModel]]:
    """Give the constructs under one key; a name or a position within a mapping or list leads to none."""
    annotations = [field.annotation for field in model.model_fields.values() if field.alias == step]
    return [inner for annotation in annotations for inner in _models(annotation)]


def _models(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - an annotation may be anything
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models(argument)]
