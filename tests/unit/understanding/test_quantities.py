"""How many: numbers that count something, and numbers that do not."""

from __future__ import annotations

import pytest
from tests.unit.understanding.vocabulary import amounts, read, signals

USERS: tuple[tuple[str, list[int]], ...] = (
    ("900 pupils", [900]),
    ("about 900 pupils", [900]),
    ("50,000 students", [50_000]),
    ("50.000 students", [50_000]),
    ("50 000 students", [50_000]),
    ("10k users", [10_000]),
    ("1.5 million users", [1_500_000]),
    ("2.5k users", [2_500]),
    ("dozens of teachers", [50]),
    ("hundreds of pupils", [500]),
    ("tens of thousands of users", [50_000]),
    ("a few hundred pupils", [300]),
    ("several thousand pupils", [5_000]),
    ("a dozen teachers", [12]),
    ("two hundred and fifty pupils", [250]),
    ("twenty-five teachers", [25]),
    ("half a million users", [500_000]),
    ("500-600 pupils", [600]),
    ("500 to 600 pupils", [600]),
    ("between 500 and 600 pupils", [600]),
    ("10-20k users", [20_000]),
    ("900+ pupils", [900]),
    ("no more than 900 pupils", [900]),
    ("900 primary school pupils", [900]),
    ("a 900-pupil school", [900]),
    ("900 active users", [900]),
    ("pupils: 900", [900]),
    ("the number of pupils is about 900", [900]),
    ("900 pupils and 60 teachers", [900, 60]),
    ("5 campuses with 2,000 pupils each", [10_000]),
    ("in 2024, 900 pupils joined", [900]),
    # numbers that count nobody
    ("in 2024 pupils joined", []),
    ("16 year old pupils", []),
    ("pupils aged 11", []),
    ("ages 5 to 16 pupils", []),
    ("year 7 pupils", []),
    ("grade 5 students", []),
    ("30 pupils per class", []),
    ("each class has 30 pupils", []),
    ("a class of 30 pupils", []),
    ("24/7 users", []),
    ("at 8:30 pupils arrive", []),
    ("90% of pupils", []),
    ("the 5th pupil", []),
    ("call +44 20 7946 0958 teachers answer", []),
    ("one of our pupils", []),
    ("900 pupil records", []),
    ("$900 pupils pay", []),
    ("200 visitors a day", []),
)


@pytest.mark.parametrize(("text", "expected"), USERS, ids=[text for text, _ in USERS])
def test_users(text: str, expected: list[int]) -> None:
    assert amounts("expected_users", f"A school: {text}.") == expected


RATES: tuple[tuple[str, list[int]], ...] = (
    ("300 requests per second", [300]),
    ("300 requests a second", [300]),
    ("300 requests/s", [300]),
    ("6,000 requests per minute", [100]),
    ("100 requests a minute", [2]),
    ("300 requests", []),
)


@pytest.mark.parametrize(("text", "expected"), RATES, ids=[text for text, _ in RATES])
def test_rates_come_in_the_unit_of_the_vocabulary(text: str, expected: list[int]) -> None:
    assert amounts("requests_per_second", f"Our school, {text}.") == expected


def test_the_longest_unit_wins() -> None:
    text = "A school with 2,000 concurrent users and 300 users at once"
    assert amounts("concurrent_users", text) == [2_000, 300]
    assert amounts("expected_users", text) == []


@pytest.mark.parametrize(
    ("text", "method"),
    [("900 pupils", "number"), ("800-900 pupils", "range"), ("dozens of pupils", "estimate")],
)
def test_the_method_says_how_sure_a_number_is(text: str, method: str) -> None:
    assert [one.method for one in signals("measure:expected_users", read(f"School, {text}"))] == [method]


def test_the_span_covers_number_and_noun() -> None:
    (one,) = signals("measure:expected_users", read("Our school has about 1,200 primary school pupils now"))
    assert one.words == "1,200 primary school pupils"


def test_sites_are_counted() -> None:
    assert amounts("sites", "We run 14 schools with two campuses") == [14, 2]
