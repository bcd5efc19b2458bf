"""What cannot be generated yet is refused by name; `¦` stands where the problem must be reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

DOMAIN = "domains/club/domain.yaml"
PLAYER = "domains/club/entities/player.yaml"
COURT = "domains/club/entities/court.yaml"
BOOKING = "domains/club/entities/booking.yaml"
FEE = "domains/club/entities/fee.yaml"
HUMAN = "vocabulary/human.yaml"

NOT_YET = [
    ("not-yet", COURT, "derived:", "¦history: true\nderived:", "`history` is understood but cannot"),
    ("not-yet", COURT, "derived:", '¦frozen: { when: "true", fields: all }\nderived:', "`frozen`"),
    (
        "not-yet",
        COURT,
        "derived:",
        "¦queue: { per: court, where: x, order-by: [label] }\nderived:",
        "`queue`",
    ),
    (
        "not-yet",
        HUMAN,
        "sign-in:",
        "¦keeps: { for: 6 years, from: updated_at, then: erase }\nsign-in:",
        "`keeps`",
    ),
    ("not-yet", COURT, "type: money", "type: ¦geo_point", "A `geo_point`"),
    ("not-yet", COURT, "count: bookings", "count: bookings, ¦stored: true", "`stored`"),
    ("not-yet", PLAYER, "format:", "¦gapless: true, format:", "`gapless`"),
    (
        "not-yet",
        BOOKING,
        "part-of: { court: {} }",
        "part-of: { court: { ¦default: actor.court } }",
        "`default`",
    ),
    ("not-yet", BOOKING, "range: [starts, ends]", "range: ¦starts", "A range in one field"),
    ("not-yet", BOOKING, 'check: "starts < ends"', '¦invariant: "starts < ends"', "`invariant`"),
    (
        "not-yet",
        PLAYER,
        "effects: [{ update: this, ",
        "effects: [{ ¦notify: this }, { update: this, ",
        "`notify`",
    ),
    ("not-yet", PLAYER, "update: this", "update: ¦court", "another record than `this`"),
    (
        "not-yet",
        PLAYER,
        "input: { day: { type: date } }",
        "input: { day: ¦{ record: court } }",
        "A record or list",
    ),
    ("not-yet", PLAYER, "return: { from", "return: { ¦part-of-feature: fees, from", "`part-of-feature`"),
    (
        "not-yet",
        PLAYER,
        "hide: [height] }",
        "hide: [height], ¦break-glass: { notify: actor, message: m } }",
        "`break-glass`",
    ),
    (
        "not-yet",
        FEE,
        "extend:",
        "¦lifecycle: { field: x, states: [a], initial: a, transitions: {} }\nextend:",
        "A second lifecycle",
    ),
    ("not-yet", DOMAIN, "settings:", "¦tenant: court\nsettings:", "`tenant`"),
    ("not-yet", DOMAIN, "  zone:", "  ¦days: { type: integer, default: 3 }\n  zone:", "A setting besides"),
    ("not-yet", DOMAIN, "currency: EUR", "currency: EUR, rounding: ¦down", "Rounding other than"),
    ("not-yet", "domains/club/operations/close.yaml", "*", "¦operation: close\nsteps: []\n", "`operation`"),
    ("not-yet", "domains/club/reports/money.yaml", "*", "¦report: money\n", "`report`"),
    (
        "file-kind",
        "domains/club/jobs/nightly.yaml",
        "*",
        "¦entity: nightly\n",
        "a file here starts with `job`",
    ),
]


@pytest.mark.parametrize("planted", NOT_YET, ids=lambda planted: f"{planted[0]}: {planted[4]}")
def test_what_comes_later_is_refused_where_it_stands(
    planted: tuple[str, str, str, str, str], assert_reported: Callable[[tuple[str, ...]], None]
) -> None:
    assert_reported(planted)
