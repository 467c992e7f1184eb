"""Working days in Vietnam: weekends, public holidays and the Saturdays worked for a bridge day."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

# Rows come from python-holidays 0.109 (MIT); swaps of 2027 are not announced yet.
_SOURCE = "holidays_2021_2027.csv"
_SWAPPED_FOR = re.compile(r"thay cho ngày (\d{2}/\d{2}/\d{4})")
_SATURDAY = 5

# For years without a list: the days fixed in the solar calendar, without Tết and substitutes.
_FIXED = {
    (1, 1): "Tết Dương lịch",
    (4, 30): "Ngày Chiến thắng",
    (5, 1): "Ngày Quốc tế Lao động",
    (9, 2): "Quốc khánh",
}
_CULTURE_DAY = (11, 24)
_CULTURE_DAY_SINCE = 2026


def holiday_name(day: date) -> str | None:
    """The name of the public holiday or bridge day; None on other days, plain weekends too."""
    if is_listed_year(day.year):
        return _holidays().get(day)
    if (day.month, day.day) == _CULTURE_DAY and day.year >= _CULTURE_DAY_SINCE:
        return "Ngày Văn hóa Việt Nam"
    return _FIXED.get((day.month, day.day))


def is_listed_year(year: int) -> bool:
    """Whether the holidays of that year are known; in others Tết and substitutes are missing."""
    return year in _listed_years()


def is_working_day(day: date) -> bool:
    """Whether offices work: Monday to Friday without holidays, and swapped Saturdays."""
    if day in _swapped_saturdays():
        return True
    return day.weekday() < _SATURDAY and holiday_name(day) is None


def add_working_days(day: date, count: int) -> date:
    """The working day that many working days after a day, or before it when negative.

    The day itself never counts; 0 gives it back.
    """
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


@cache
def _holidays() -> dict[date, str]:
    with files(__package__).joinpath(_SOURCE).open(encoding="utf-8") as source:
        return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(source)}


@cache
def _listed_years() -> frozenset[int]:
    return frozenset(day.year for day in _holidays())


@cache
def _swapped_saturdays() -> frozenset[date]:
    found = (_SWAPPED_FOR.search(name) for name in _holidays().values())
    return frozenset(
        datetime.strptime(match[1], "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
        for match in found
        if match
    )
