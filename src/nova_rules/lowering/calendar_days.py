"""Dates as day numbers of the Gregorian calendar, by arithmetic alone: nothing here knows what day it is."""

from __future__ import annotations

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_MONTHS = 12
_DAYS_TO_1970 = 719_468
_DAYS_OF_400_YEARS = 146_097


def is_leap(year: int) -> bool:
    """Tell whether a year has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Give how many days a month has."""
    return 29 if month == _FEBRUARY and is_leap(year) else _LENGTHS[month - 1]


def day_number(date: str) -> int:
    """Give the days from 1970-01-01 to a date in ISO form."""
    year, month, day = split(date)
    shifted = year - (month <= _FEBRUARY)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    of_era_days = of_era * 365 + of_era // 4 - of_era // 100 + of_year
    return era * _DAYS_OF_400_YEARS + of_era_days - _DAYS_TO_1970


def date_of(number: int) -> str:
    """Give the date in ISO form that is so many days after 1970-01-01."""
    era, of_era = divmod(number + _DAYS_TO_1970, _DAYS_OF_400_YEARS)
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = (shifted + 2) % 12 + 1
    return iso(year_of_era + era * 400 + (month <= _FEBRUARY), month, of_year - (153 * shifted + 2) // 5 + 1)


def add_months(date: str, months: int) -> str:
    """Give the same day so many months later, or the last day of that month where it has no such day."""
    year, month, day = split(date)
    years, index = divmod(month - 1 + months, _MONTHS)
    return iso(year + years, index + 1, min(day, days_in_month(year + years, index + 1)))


def years_between(start: str, end: str) -> int:
    """Give the whole years from one date to another; negative where the second is earlier."""
    if start > end:
        return -years_between(end, start)
    return int(end[:4]) - int(start[:4]) - (end[4:] < start[4:])


def weekday_index(date: str) -> int:
    """Give 0 for a Monday to 6 for a Sunday."""
    return (day_number(date) + 3) % 7


def split(date: str) -> tuple[int, int, int]:
    """Give year, month and day of a date in ISO form."""
    year, month, day = date.split("-")
    return int(year), int(month), int(day)


def iso(year: int, month: int, day: int) -> str:
    """Give the ISO form of a date."""
    return f"{year:04d}-{month:02d}-{day:02d}"
