"""The JSON Schema of a plan, generated from its shape."""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from nova_rules.outline.shapes import PLAN_FORMAT, PlanShape


def plan_schema() -> str:
    """Give the schema as text, as it is committed."""
    schema = TypeAdapter(PlanShape).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{PLAN_FORMAT}"}
    return json.dumps({**head, **schema}, indent=2) + "\n"
