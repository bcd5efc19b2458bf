"""The functions of the generated core that expressions call, and the files that export them."""

from __future__ import annotations

_MODULES = {
    "core/values/money.ts": ("divideOrNothing", "divideRounded", "fromUnits", "toUnits", "total"),
    "core/values/dates.ts": (
        "addDays",
        "addMonths",
        "clockTime",
        "daysBetween",
        "localDate",
        "weekdayOf",
        "yearsBetween",
    ),
    "core/values/presence.ts": ("lengthOf", "present", "sameRecord", "whenPresent"),
    "core/values/order.ts": ("greatest", "greatestOf", "least", "leastOf"),
}
HELPERS = {name: module for module, names in _MODULES.items() for name in names}
