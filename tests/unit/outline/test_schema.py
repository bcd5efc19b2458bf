from __future__ import annotations

from pathlib import Path

from nova_rules.outline.schema import plan_schema

COMMITTED = Path(__file__).parents[3] / "docs/reference/plan-1.schema.json"


def test_the_committed_schema_is_the_shape_of_a_plan(update_golden: bool) -> None:
    if update_golden:
        COMMITTED.write_text(plan_schema())
    assert COMMITTED.read_text() == plan_schema(), (
        "run pytest --update-golden, and raise the version if a key went"
    )
