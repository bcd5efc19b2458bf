"""Mistakes in what a business's files say; `¦` stands where the problem must be reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

DOMAIN = "domains/club/domain.yaml"
PLAYER = "domains/club/entities/player.yaml"
TEAM = "domains/club/entities/team.yaml"
PLACE = "domains/club/entities/team_place.yaml"
COURT = "domains/club/entities/court.yaml"
BOOKING = "domains/club/entities/booking.yaml"
FEE = "domains/club/entities/fee.yaml"
RECEIPT = "domains/club/entities/receipt.yaml"
PLAYERS = "domains/club/roles/player.yaml"
FEES = "domains/club/features/fees.yaml"
ONLINE = "domains/club/features/online_payment.yaml"

NAMES = [
    ("name-unknown", BOOKING, "player, inverse", "¦plyer, inverse", "There is no entity `plyer`"),
    (
        "name-unknown",
        BOOKING,
        "part-of: { court: {} }",
        "part-of: { ¦curt: {} }",
        "There is no entity `curt`",
    ),
    ("name-unknown", PLAYER, "through: team_place", "through: ¦team_placing", "no entity `team_placing`"),
    ("name-unknown", PLAYER, "uses: [human]", "uses: [¦humn]", "There is no trait `humn`"),
    ("name-unknown", PLAYER, "to: [player], allow", "to: [¦plaier], allow", "There is no role `plaier`"),
    ("name-unknown", PLAYER, "volume: { a-year", "volume: { per: ¦teem, a-year", "no entity `teem`"),
    ("name-unknown", FEE, "part-of-feature: fees", "part-of-feature: ¦fee", "There is no feature `fee`"),
    ("name-unknown", FEE, "module: billing", "module: ¦biling", "There is no module `biling`"),
    ("name-unknown", FEES, "modules: [billing]", "modules: [billing, ¦bill]", "There is no module `bill`"),
    ("name-unknown", ONLINE, "needs: [fees]", "needs: [¦feez]", "There is no feature `feez`"),
    ("name-unknown", PLAYERS, "person: player", "person: ¦playr", "There is no entity `playr`"),
    ("name-unknown", DOMAIN, "setting.zone", "¦setting.zon", "There is no setting `zon`"),
    ("member-unknown", PLAYER, "unique: [number]", "unique: [¦numbr]", "`player` stores no `numbr`"),
    ("member-unknown", PLAYER, "hide: [height]", "hide: [¦hight]", "`player` shows no `hight`"),
    ("member-unknown", PLAYER, "set: { left_on", "set: { ¦left_at", "`player` has no `left_at`"),
    ("member-unknown", COURT, "count: bookings", "count: ¦booking", "`court` has no `booking`"),
    ("member-twice", COURT, "  uses: { count", "  ¦label: { count", "two members called `label`"),
    ("member-twice", COURT, "  label:", "  ¦version:", "Every record already has `version`"),
    ("member-twice", PLAYER, "    return:", "    ¦delete:", "has the action `delete` already"),
    (
        "inverse-taken",
        BOOKING,
        "  partner: { to: player, inverse: partner_bookings,",
        "  ¦partner: { to: player,",
        "`booking.player` is called so already",
    ),
    (
        "inverse-taken",
        BOOKING,
        "  partner: { to: player, inverse: partner_bookings",
        "  ¦partner: { to: player, inverse: level",
        "a member of its own",
    ),
    ("title-twice", PLAYERS, "title: Player", "title: ¦manager", "has this title too"),
    (
        "name-form",
        "domains/club/roles/system.yaml",
        "*",
        "role: ¦system\ntitle: Machine\nsummary: The machine.\n",
        "no user can be it",
    ),
]

FIELDS = [
    (
        "field-key",
        COURT,
        "type: text, max: 20",
        "type: text, ¦of: [a], max: 20",
        "says nothing about a `text`",
    ),
    ("field-key", COURT, "type: text, max: 20", "type: text, ¦min: 2, max: 20", "`min` says nothing"),
    ("field-key", BOOKING, "type: long_text, ", "type: long_text, ¦sort: true, ", "Lists cannot `sort`"),
    ("field-key", PLAYER, '"P{n:5}"', '"¦P5"', "no place for its number"),
    ("field-key", PLAYER, "format:", "¦default: 1, format:", "numbers every record by itself"),
    ("choices", PLAYER, "of: [beginner, advanced]", "of: [beginner, ¦beginner]", "listed twice"),
    (
        "choices",
        PLAYER,
        "{ type: choice, of: [beginner, advanced], default: beginner, filter: true }",
        "¦{ type: choice }",
        "A choice needs its values",
    ),
    ("default-outside", PLAYER, "default: beginner", "default: ¦begginer", "none of the values"),
    ("default-outside", FEE, "max: 2100 }", "max: 2100, default: ¦1900 }", "lies outside"),
    ("default-outside", COURT, 'max: "500.00"', 'default: ¦"-1"', "lies outside"),
    ("default-outside", COURT, "max: 20 }", "max: 3, default: ¦Court }", "lies outside"),
    (
        "default-form",
        BOOKING,
        "day: { type: date,",
        "day: { type: date, default: ¦tomorrow,",
        "not a date such as",
    ),
    ("default-form", FEE, "max: 2100 }", "max: 2100, default: ¦2000.5 }", "not a whole number"),
    ("limit-form", COURT, 'max: "500.00"', "max: ¦lots", "not an amount"),
    ("limit-form", COURT, "max: 20", "max: ¦0", "a number of characters"),
    ("limit-order", FEE, "min: 1990, max: 2100", "min: ¦2100, max: 1990", "is greater than `max`"),
    ("scale", PLAYER, 'max: "2.5"', 'max: ¦"2.512"', "more decimals"),
    ("set-by", PLAYER, "set-by: leave", "set-by: ¦leav", "no transition `leav`"),
    ("set-by", PLAYER, "optional: true, set-by: leave", "set-by: ¦leave", "nothing writes `left_on`"),
]

RELATIONS = [
    (
        "reference-cycle",
        FEE,
        "belongs-to: { player: {} }",
        "belongs-to: { player: {}, ¦receipt: { inverse: opened } }",
        "`fee` -> `receipt` -> `fee`",
    ),
    (
        "reference-cycle",
        PLACE,
        "  player: {",
        "  ¦team_place: { inverse: others }\n  player: {",
        "no first record",
    ),
    (
        "reference-clear",
        PLACE,
        "team: { when-deleted: cascade }",
        "team: { when-deleted: ¦clear }",
        "is required",
    ),
    ("through", PLAYER, "through: team_place", "through: ¦booking", "does not belong to `team`"),
    ("need-unmet", FEE, "uses: { owed: { amount: total", "uses: { ¦owed: { amount: year", "`amount` (money)"),
    ("need-unmet", FEE, "payments: receipts }", "payments: receipts, ¦payer: player }", "needs no `payer`"),
    ("extend", FEE, "  settle: { guard", "  ¦setle: { guard", "a transition `setle` to extend"),
]

BEHAVIOUR = [
    ("derived-shape", COURT, "  uses: { count: bookings }", "  ¦uses: { }", "exactly one of"),
    ("derived-shape", COURT, "count: bookings", "sum: ¦bookings", "does not lead to a value"),
    ("derived-shape", COURT, "count: bookings", 'value: "1", ¦where: "true"', "`where` narrows an aggregate"),
    (
        "derived-shape",
        BOOKING,
        "constraints:",
        "derived: { price: { sum: ¦court.price } }\nconstraints:",
        "many rows",
    ),
    (
        "constraint-shape",
        BOOKING,
        "  in_order: { check:",
        '  ¦in_order: { guard: "true", check:',
        "exactly one of",
    ),
    ("constraint-shape", BOOKING, "wrong_order,", "wrong_order, ¦for: create,", "`for` says nothing about"),
    ("constraint-shape", PLACE, "unique: [player, team]", "unique: [player, team, ¦team]", "listed twice"),
    (
        "range-shape",
        BOOKING,
        "  court_free: { no-overlap: [court, day], range: [starts, ends],",
        "  ¦court_free: { no-overlap: [court, day],",
        "which time may not overlap",
    ),
    ("range-shape", BOOKING, "range: [starts, ends]", "range: ¦[day, ends]", "must both be"),
    ("error-status", BOOKING, "error: court_taken", "error: ¦wrong_order", "with two statuses"),
    ("state-unknown", PLAYER, "initial: active", "initial: ¦activ", "There is no state `activ`"),
    ("state-unknown", PLAYER, "from: active", "from: ¦actve", "There is no state `actve`"),
    (
        "state-unknown",
        PLAYER,
        "return: { from: gone, to: active",
        "return: { from: gone, to: ¦aktive",
        "`aktive`",
    ),
    ("state-unknown", PLAYER, "return: { from: gone", "return: { from: ¦[]", "at least one state"),
    ("state-twice", PLAYER, "states: [active, gone]", "states: [active, gone, ¦gone]", "listed twice"),
    ("state-unreachable", PLAYER, "states: [active, gone]", "states: [active, ¦banned, gone]", "`banned`"),
    (
        "transition-nobody",
        PLAYER,
        "    return: {",
        "    ¦expel: { from: active, to: gone }\n    return: {",
        "`expel`",
    ),
    (
        "name-unknown",
        PLAYER,
        "return: { from: gone",
        "return: { allow: [¦boss], from: gone",
        "no role `boss`",
    ),
    ("step-shape", PLAYER, "effects: [{ update: this, ", "effects: [¦{ ", "exactly one verb"),
    (
        "step-shape",
        PLAYER,
        "set: { left_on: input.day }",
        "set: { ¦status: gone }",
        "moved by transitions only",
    ),
    ("step-shape", PLAYER, "set: { left_on: input.day }", "set: { ¦number: 1 }", "numbered by the backend"),
]

ACCESS = [
    ("action-unknown", PLAYER, "delete, leave, return]", "delete, ¦leaf, return]", "no action `leaf`"),
    (
        "policy-empty",
        COURT,
        "{ to: [manager, player], allow: [create, read] }",
        "{ to: [manager], allow: [create, read] }\n  - ¦{ to: [player] }",
        "allows nothing",
    ),
    ("policy-empty", COURT, "allow: [create, read]", "allow: [read]", "Nobody may `create` a `court`"),
    (
        "hide-required",
        BOOKING,
        "allow: [create, read, delete], scope",
        "allow: [create, read, delete], hide: [¦day], scope",
        "cannot be hidden here",
    ),
    ("append-only", RECEIPT, "allow: [create, read]", "allow: [create, read, ¦update]", "is append-only"),
    (
        "append-only",
        COURT,
        "allow: [create, read] }",
        "allow: [create, read, ¦delete] }\ndelete: never",
        "never deleted",
    ),
    ("person-sign-in", PLAYERS, "person: player", "person: ¦court", "it has no `sign-in`"),
]

DOMAINS = [
    ("setting", DOMAIN, "setting.zone", "¦Madrid time", "is not a zone"),
    ("setting", DOMAIN, "currency: EUR", "currency: ¦euro", "three capital letters"),
    ("setting", DOMAIN, "  zone: { type: time_zone,", "  ¦zone: { type: text,", "must be a `time_zone`"),
    (
        "feature-cycle",
        FEES,
        "modules: [billing]",
        "modules: [billing]\nneeds: [¦online_payment]",
        "need each other",
    ),
    (
        "feature-visibility",
        PLAYER,
        "lifecycle:",
        "derived: { ¦owed: { sum: fees.total } }\nlifecycle:",
        "`fees.total`",
    ),
    (
        "feature-visibility",
        RECEIPT,
        "part-of-feature: fees\nappend-only: true\nbelongs-to: { fee",
        "append-only: true\nbelongs-to: { ¦fee",
        "`fee` vanishes without",
    ),
]

PLANTED = [*NAMES, *FIELDS, *RELATIONS, *BEHAVIOUR, *ACCESS, *DOMAINS]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted[0]}: {planted[4]}")
def test_each_mistake_is_reported_where_it_stands(
    planted: tuple[str, str, str, str, str], assert_reported: Callable[[tuple[str, ...]], None]
) -> None:
    assert_reported(planted)
