"""Mistakes in inference rules, kinds of facts and examples; `¦` stands where the problem must be reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

AUDIT = "rules/security/audit_log_when_money_moves.yaml"
HEALTH = "rules/security/health_is_high.yaml"
SMALL = "rules/security/small_at_first.yaml"
TENNIS = "domains/club/examples/tennis.yaml"
FACTS = "facts.yaml"

CONDITIONS = [
    (
        "rule-id",
        AUDIT,
        "id: security/audit_log_when_money_moves",
        "id: ¦security/audit_log",
        "the file lies where",
    ),
    (
        "name-form",
        AUDIT,
        "id: security/audit_log_when_money_moves",
        "id: ¦audit-log",
        "not written as it must be",
    ),
    (
        "title-twice",
        SMALL,
        "title: Start small when nothing is said",
        "title: ¦keep an audit log wherever money moves",
        "has this title too",
    ),
    (
        "condition-shape",
        AUDIT,
        "- { fact: feature, name: online_payment }\n    - { fact: stores",
        "- ¦{ name: online_payment }\n    - { fact: stores",
        "either a `fact` or a `measure`",
    ),
    (
        "condition-shape",
        AUDIT,
        "{ fact: feature, name: online",
        "¦{ fact: feature, at-least: 3, name: online",
        "Only a",
    ),
    (
        "condition-shape",
        SMALL,
        "when:\n  - { fact: domain, name: ?d }",
        "when: ¦{}",
        "no condition that must be known",
    ),
    (
        "limit-order",
        HEALTH,
        "- { measure: expected_users, at-least: 100,",
        "- ¦{ measure: expected_users, at-least: 200000,",
        "`at-least` is greater",
    ),
    (
        "kind-unknown",
        AUDIT,
        "fact: feature, name: online",
        "fact: ¦featur, name: online",
        "kind of fact `featur`",
    ),
    ("kind-unknown", SMALL, "fact: domain, name: ?d }\nthen", "fact: ¦domein, name: ?d }\nthen", "`domein`"),
    ("slot-unknown", AUDIT, "fact: stores, class", "fact: stores, ¦klass", "no slot `klass`"),
    (
        "name-unknown",
        AUDIT,
        "name: online_payment }\n    -",
        "name: ¦online_paymnt }\n    -",
        "no feature `online_p",
    ),
    ("name-unknown", AUDIT, "class: money", "class: ¦cash", "There is no class `cash`"),
    (
        "name-unknown",
        HEALTH,
        "measure: expected_users, at",
        "measure: ¦expected_user, at",
        "no measure `expected_user`",
    ),
    ("name-unknown", SMALL, "tier: small, because", "tier: ¦tiny, because", "There is no tier `tiny`"),
    ("key-unknown", AUDIT, "  any:", "  ¦anny:", "`when` has no key `anny`"),
    (
        "variable-unbound",
        HEALTH,
        "when:\n  all:",
        "¦when:\n  none: [{ fact: role, name: ?r }]\n  all:",
        "`?r`",
    ),
    (
        "variable-unbound",
        SMALL,
        "then:\n  - { assume: scale_tier, tier: small",
        "¦then:\n  - { assume: scale_tier, tier: ?t",
        "Nothing binds `?t`",
    ),
    (
        "variable-unused",
        AUDIT,
        "when:",
        "¦when:\n  all: [{ fact: role, name: ?r }]",
        "`?r` is bound and never used",
    ),
]

CONCLUSIONS = [
    ("conclusion-shape", AUDIT, "- add: module", "- ¦warn: a\n    add: module", "exactly one of"),
    (
        "conclusion-shape",
        AUDIT,
        "- { warn: money_moves,",
        "- { warn: money_moves, ¦effect: x,",
        "does not belong to `warn`",
    ),
    (
        "conclusion-shape",
        SMALL,
        (
            '- { assume: scale_tier, tier: small, because: "Nothing was said about users of the '
            '{d}.", instead: "Say how many." }'
        ),
        '- ¦{ assume: scale_tier, tier: small, because: "Of the {d}." }',
        "needs `instead`",
    ),
    (
        "name-unknown",
        AUDIT,
        "    name: audit_log\n    because",
        "    name: ¦audit_lg\n    because",
        "no module `audit_lg`",
    ),
    ("slot-missing", AUDIT, "- add: module\n    name: audit_log", "- ¦add: module", "lacks `name`"),
    ("slot-unknown", AUDIT, "- { warn: money_moves,", "- { warn: money_moves, ¦name: x,", "has no slots"),
    ("input-concluded", AUDIT, "- add: module", "- add: ¦compliance", "comes from the description"),
    ("placeholder-unknown", AUDIT, '"Money moves, so', '"¦{feature} moves, so', "when condition 2 of `any`"),
    (
        "placeholder-unknown",
        SMALL,
        '"Numbers help {domain}',
        '"¦Numbers help {',
        "Nothing gives `{{}` a meaning",
    ),
    ("placeholder-unknown", HEALTH, 'effect: "Decides', 'effect: "¦{e} decides', "Nothing gives `{e}`"),
]

EXAMPLES = [
    (
        "examples",
        AUDIT,
        (
            "examples:\n  - name: a club that takes fees online keeps an audit log\n    given: [{ "
            "fact: feature, name: online_payment }]\n    expect:"
        ),
        "examples:\n  ¦- name: a\n    given: []\n    expect-not:",
        "an example that fires",
    ),
    (
        "example-fact",
        AUDIT,
        "given: [{ measure: expected_users, amount: 900 }]",
        "given: [¦{ measure: expected_users }]",
        "or a `measure` with its `amount`",
    ),
    (
        "example-fact",
        SMALL,
        "given: [{ fact: domain, name: club }]",
        "given: [¦{ fact: domain, name: ?d }]",
        "complete",
    ),
    (
        "example-fact",
        HEALTH,
        "- { fact: stores, entity: player, class: health }\n      -",
        "- ¦{ fact: stores, entity: player }\n      -",
        "complete",
    ),
    (
        "name-unknown",
        AUDIT,
        "given: [{ fact: feature, name: online_payment }]",
        "given: [{ fact: feature, name: ¦online_payement }]",
        "no feature `online_payement`",
    ),
    ("example-fact", TENNIS, '"domain:club"', '¦"domein:club"', "names no kind of fact"),
    (
        "example-fact",
        TENNIS,
        '"relation:court/bookings/booking/1:N"',
        '¦"relation:court/bookings/booking"',
        "is written with",
    ),
    ("name-unknown", TENNIS, '"entity:team"', '¦"entity:teem"', "There is no entity `teem`"),
    ("examples", TENNIS, "*", "¦example: tennis\ntext: A club.\n", "expects nothing"),
]

KINDS = [
    (
        "fact-kind-shape",
        FACTS,
        "  scope:\n    slots: [role, entity]",
        "  ¦scope:\n    slots: [role]",
        "The engine needs",
    ),
    (
        "fact-kind-shape",
        FACTS,
        "  control:\n    slots: [name]",
        "  ¦control:\n    slots: [name, name]",
        "of another name",
    ),
    (
        "fact-kind-shape",
        FACTS,
        (
            "  scale_tier:\n    slots: [tier]\n    summary: How large the backend must be able to "
            "grow.\n    merge: max"
        ),
        "  ¦scale_tier:\n    slots: [tier]\n    summary: How large.\n    merge: union",
        "a `scale`",
    ),
    ("fact-kind-shape", FACTS, "{ card: [", "{ ¦cart: [], card: [", "no slot `cart`"),
]

PLANTED = [*CONDITIONS, *CONCLUSIONS, *EXAMPLES, *KINDS]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted[0]}: {planted[4]}")
def test_each_mistake_is_reported_where_it_stands(
    planted: tuple[str, str, str, str, str], assert_reported: Callable[[tuple[str, ...]], None]
) -> None:
    assert_reported(planted)
