"""Which values of a TypeScript template stand in a string or a comment, found before it is compiled."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"/\*[%#].*?[%#]\*/"  # structure of the template
    r"|\$\$(?P<value>.+?)\$\$"
    r"|\\.|//|/\*|\*/|\$\{|[{}'\"`\n]",
    re.DOTALL,
)
_OPENS = {"//": "line", "/*": "block", "'": "'", '"': '"', "`": "`"}
_CLOSES = {"line": "\n", "block": "*/", "'": "'", '"': '"', "`": "`"}


def mark_places(source: str) -> str:
    """Give the template with `$$x$$` as `$$in_string(x)$$` in strings and `$$in_comment(x)$$` in comments."""
    state: list[str] = ["code"]
    return _TOKEN.sub(lambda match: _step(match, state), source)


def _step(match: re.Match[str], state: list[str]) -> str:
    mark, value = match.group(), match.group("value")
    if value is not None:
        return _marked(value.strip(), state[-1])
    if state[-1] == "code":
        _in_code(mark, state)
    else:
        _in_text(mark, state)
    return mark


def _marked(value: str, state: str) -> str:
    if state == "code":
        return f"$${value}$$"
    place = "comment" if state in {"line", "block"} else "string"
    return f"$$in_{place}({value})$$"


def _in_code(mark: str, state: list[str]) -> None:
    if mark in _OPENS:
        state.append(_OPENS[mark])
    elif mark in {"{", "${"}:
        state.append("code")
    elif mark == "}" and len(state) > 1:
        state.pop()


def _in_text(mark: str, state: list[str]) -> None:
    inside = state[-1]
    if mark == _CLOSES[inside] or (mark == "\n" and inside in {"'", '"'}):
        state.pop()
    elif mark == "${" and inside == "`":
        state.append("code")
