"""Renders the page's own templates; everything in them is escaped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
FOLDER = Path(__file__).parent / "page"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters["spaced"] = lambda name: _CAPITAL.sub(" ", name).capitalize()


def render(template: str, values: dict[str, Any]) -> str:
    """Give a template of the page filled in."""
    return _ENVIRONMENT.get_template(template).render(values)
