"""Random fields: every kind the language knows, with limits, defaults and what lists do with them."""

from __future__ import annotations

from typing import Any

from tests.property.business_words import CHOICES, SENTENCES, Draw

from nova_rules.model.domain import type_names

Written = dict[str, Any]
NUMBERS = ("integer", "decimal", "money", "percent")
TEXTS = ("text", "long_text", "email", "phone", "url")
_PLAIN_DEFAULTS = {
    "boolean": (True, False),
    "weekday": ("monday", "sunday"),
    "country": ("ES", "NZ"),
    "currency": ("EUR", "JPY"),
    "time_zone": ("UTC", "Europe/Madrid", "America/Argentina/Buenos_Aires"),
    "date": ("2026-02-28", "2024-02-29", "today"),
    "datetime": ("2026-02-28T08:30:00Z", "now"),
    "time": ("08:30", "22:00"),
}
_FORMATS = ("N{n}", "INV-{year}-{n:5}", "{n:3}/{year}", "a'`${n}", "No. {n:12}")
_LIMITS = {
    "date": ("1990-01-01", "2100-12-31"),
    "datetime": ("1990-01-01T00:00:00Z", "2100-12-31T23:59:59Z"),
    "time": ("05:00", "23:00"),
}


def field(draw: Draw, kind: str | None = None) -> Written:
    """Give a field of any kind."""
    kind = kind or draw.one(type_names)
    found: Written = {"type": kind}
    if draw.chance(0.3):
        found["summary"] = draw.one(SENTENCES)
    _ranged(draw, kind, found)
    if kind == "choice":
        found["of"] = draw.some(CHOICES, 6, 1)
    if kind == "sequence":
        return found | {"format": draw.one(_FORMATS)} | _listed(draw, kind)
    if draw.chance(0.35):
        found["optional"] = True
    if draw.chance(0.3):
        found |= _default(draw, kind, found)
    if draw.chance(0.25):
        found["personal"] = draw.one(("contact", "identity", "financial", "health", "minor"))
    return found | _listed(draw, kind)


def _ranged(draw: Draw, kind: str, found: Written) -> None:
    if kind in TEXTS and draw.chance(0.6):
        shortest = (1, 7) if kind.endswith("text") else ()
        found["max"] = draw.one((*shortest, 40, 200, 3000))
    if kind in NUMBERS:
        _numbered(draw, kind, found)
    if kind in _LIMITS:
        for key, limit in zip(("min", "max"), _LIMITS[kind], strict=True):
            if draw.chance(0.25):
                found[key] = limit


def _numbered(draw: Draw, kind: str, found: Written) -> None:
    if kind in {"decimal", "percent"} and draw.chance(0.6):
        found["scale"] = draw.count(0, 6)
    fraction = kind == "money" or found.get("scale", 2) > 1
    if draw.chance(0.4):
        found["min"] = draw.one((0, 1, -5, "0.01" if fraction and kind != "integer" else 2))
    elif draw.chance(0.3):
        found["allow-negative"] = True
    if draw.chance(0.4):
        found["max"] = draw.one((9, 100, 99999))


def _default(draw: Draw, kind: str, found: Written) -> Written:
    if kind in NUMBERS:
        return {"default": draw.count(2, 9)}
    if kind == "choice":
        return {"default": draw.one(found["of"])}
    if kind in {"text", "long_text"}:
        text = draw.one(SENTENCES)[: found.get("max", 60)].strip()
        return {"default": text} if text else {}
    return {"default": draw.one(_PLAIN_DEFAULTS[kind])} if kind in _PLAIN_DEFAULTS else {}


def _listed(draw: Draw, kind: str) -> Written:
    """Give how lists use it; nobody sorts or filters by long texts."""
    found: Written = {}
    if (kind in TEXTS or kind == "sequence") and draw.chance(0.5):
        found["search"] = True
    if kind != "long_text":
        found |= {key: True for key in ("sort", "filter") if draw.chance(0.4)}
    return found


def is_required(written: Written) -> bool:
    """Say whether a new record cannot do without it."""
    fills_itself = "default" in written or "set-by" in written or written["type"] == "sequence"
    return not written.get("optional") and not fills_itself


def may_be_missing(written: Written) -> bool:
    """Say whether expressions must ask whether it is there."""
    return bool(written.get("optional")) or "set-by" in written
