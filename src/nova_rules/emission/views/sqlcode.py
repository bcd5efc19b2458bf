"""Compiled SQL as a template literal of Kysely: parameters bound, long statements broken into lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nova_rules.emission import ts
from nova_rules.emission.naming import input_of

if TYPE_CHECKING:
    from nova_rules.emission.code import TsCode
    from nova_rules.model.operations import SqlCode

_WIDEST = 88
"""A statement that is no longer stands on one line."""
_STEP = "  "
_BREAK = re.compile(r"'(?:[^']|'')*'|\(|\)| (?=(?:AND|OR|WHERE|FROM|ORDER BY|WHEN|ELSE|END)\b)")
_PARAMETER = re.compile(r"\$([a-z][a-z0-9_]*)")
_CONTEXT = {
    "actor_id": "actor.userId",
    "actor_role": "actor.role",
    "today": "clock.today()",
    "now": "clock.now()",
    "time_zone": "clock.timeZone",
}


def literal(code: SqlCode, type_name: str, clock: str = "clock") -> TsCode:
    """Give `` sql<Type>`...` ``; `clock` is the expression that holds the clock."""
    broken = _lines(code.text) if len(code.text) > _WIDEST else code.text
    texts = _PARAMETER.split(broken)
    bound = (_binding(text, clock) if index % 2 else _escaped(text) for index, text in enumerate(texts))
    return ts.expression(f"sql<{type_name}>`{''.join(bound)}`")


def uses_clock(codes: tuple[SqlCode, ...]) -> bool:
    """Say whether some of the statements ask for the time."""
    return any({"today", "now", "time_zone"} & set(code.parameters) for code in codes)


def _binding(parameter: str, clock: str) -> str:
    if parameter.startswith("input_"):
        return "${input." + input_of(parameter.removeprefix("input_")).camel + "}"
    return "${" + _CONTEXT[parameter].replace("clock.", f"{clock}.") + "}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")


def _lines(text: str) -> str:
    """Break a statement before its clauses, one step further in for each open bracket; strings stay whole."""
    depth = 0

    def step(match: re.Match[str]) -> str:
        nonlocal depth
        found = match.group()
        depth += (found == "(") - (found == ")")
        return "\n" + _STEP * (depth + 2) if found == " " else found

    return "\n" + _STEP * 2 + _BREAK.sub(step, text)
