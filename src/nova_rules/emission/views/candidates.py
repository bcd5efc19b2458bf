"""The row that is about to be: its columns as SQL values, so that rules can be asked before it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nova_rules.emission import sql, ts

if TYPE_CHECKING:
    from nova_rules.emission.code import TsCode
    from nova_rules.emission.views.shape import Column, Shape
    from nova_rules.model.operations import SqlCode


def candidate(shape: Shape, codes: tuple[SqlCode, ...]) -> tuple[TsCode, bool]:
    """Give the row with the columns that the conditions ask for, and whether one of them is the actor."""
    asked = set(
        re.findall(
            rf"(?<![\w.\"]){re.escape(shape.behaviour.alias)}\.(\w+)", " ".join(each.text for each in codes)
        )
    )
    rows = [_column(shape, column) for column in shape.columns if column.column in asked]
    rows += ["gen_random_uuid() as id"] if "id" in asked else []
    rows += ["${actor.userId}::uuid as created_by"] if "created_by" in asked else []
    rows += ["now() as created_at"] if "created_at" in asked else []
    joined = ",\n        ".join(rows)
    lines = f"(select\n        {joined}\n      )" if len(rows) > 1 else f"(select {joined})"
    return ts.expression(f"sql`{lines} as {shape.behaviour.alias}`"), "created_by" in asked


def _column(shape: Shape, column: Column) -> str:
    name = sql.identifier(column.column)
    if column.given:
        return f"${{{entered(column, 'this.#clock')}}}::{column.kind.sql} as {name}"
    if column.kind.name == "state" and shape.entity.lifecycle is not None:
        return f"{sql.string(shape.entity.lifecycle.initial)}::text as {name}"
    return f"null::{column.kind.sql} as {name}"


def entered(column: Column, clock: str) -> str:
    """Give what was entered for a column, or what counts where it was left out."""
    value = f"input.{column.member.camel}"
    return f"{value} ?? {clock}.{column.moment}()" if column.moment else value
