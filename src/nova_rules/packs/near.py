"""Did you mean ...?"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60
_MOST_LISTED = 12


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Give the nearest known name as a question, or what there is to choose from, or nothing."""
    names = sorted(set(known))
    near = get_close_matches(written[:_LONGEST], names, 1, 0.6)
    if near:
        return f"Did you mean `{near[0]}`?"
    if names and len(names) <= _MOST_LISTED:
        return f"There is {listed(names)}."
    return ""


def listed(names: Iterable[str], last: str = "and") -> str:
    """Give names as a sentence lists them: `a`, `b` and `c`."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) < 2:  # noqa: PLR2004 - a list of one needs no "and"
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def shown(value: object) -> str:
    """Give what an author wrote, on one line and short enough for a sentence."""
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
