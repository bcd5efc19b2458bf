"""The ground every construct stands on: strict, frozen, and texts with a form."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError


def _written(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Construct(BaseModel):
    """A mapping in a pack: every key is known, every value has the written kind."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        alias_generator=_written,
        use_attribute_docstrings=True,
        defer_build=True,
    )


def _sentence(text: str) -> str:
    tidy = " ".join(text.split())
    if not tidy:
        reason = "text_empty"
        raise PydanticCustomError(reason, "must not be empty")
    return tidy


def _as_text(value: object) -> object:
    """Give the text of a plain value: `0` and `true` in a condition or a limit are what they look like."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else value


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
"""A name: small letters, digits and underscores."""

Sentence = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_sentence)]
"""Words for people, on one line."""

Plain = Annotated[str, BeforeValidator(_as_text, json_schema_input_type=str | int | bool)]
"""One value as written: exact decimals stay what they are."""

Expr = Annotated[Plain, StringConstraints(min_length=1, max_length=4000)]
"""A condition or value in CEL."""

Names = tuple[Name, ...]
Phrases = tuple[Sentence, ...]

OneOrMany = Annotated[Names, BeforeValidator(_one_or_many, json_schema_input_type=Name | Names)]
"""One name, or a list of them."""

Duration = Annotated[
    str, StringConstraints(pattern=r"^\d{1,6} (seconds?|minutes?|hours?|days?|months?|years?)$")
]
Anything = Any


class Titled(Construct):
    """What a thing with words of its own says of itself."""

    summary: Sentence
    """One sentence: what this is."""
    words: Phrases = ()
    """Words and phrases that mean this, singular and in lower case."""
    not_words: Phrases = ()
    """Words near which the words above mean something else."""
