"""Deadlines count the days on which Vietnamese offices work."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventapp.vietnamese.calendar import (
    add_working_days,
    holiday_name,
    is_listed_year,
    is_working_day,
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2021, 10, 13), True),
        (date(2021, 10, 16), False),
        (date(2021, 10, 17), False),
        (date(2021, 9, 2), False),
        (date(2026, 2, 17), False),
        (date(2026, 11, 24), False),
        (date(2025, 11, 24), True),
        (date(2026, 8, 31), False),
        (date(2026, 8, 22), True),
        (date(2024, 5, 4), True),
    ],
)
def test_offices_work_on_weekdays_without_holidays_and_on_swapped_saturdays(day, works):
    assert is_working_day(day) is works


def test_holidays_have_their_names():
    assert holiday_name(date(2021, 9, 2)) == "Quốc khánh"
    assert holiday_name(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert holiday_name(date(2021, 10, 17)) is None


def test_years_without_a_list_know_the_fixed_holidays_only():
    assert [is_listed_year(year) for year in (2020, 2021, 2027, 2028)] == [False, True, True, False]
    assert holiday_name(date(2028, 4, 30)) == "Ngày Chiến thắng"
    assert holiday_name(date(2028, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert holiday_name(date(2020, 11, 24)) is None


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2021, 10, 13), 2, date(2021, 10, 15)),
        (date(2021, 10, 14), 2, date(2021, 10, 18)),
        (date(2026, 11, 23), 2, date(2026, 11, 26)),
        (date(2026, 8, 21), 1, date(2026, 8, 22)),
        (date(2021, 10, 18), -1, date(2021, 10, 15)),
        (date(2021, 10, 16), 0, date(2021, 10, 16)),
    ],
)
def test_add_working_days_skips_weekends_and_holidays(start, count, end):
    assert add_working_days(start, count) == end


@given(st.dates(date(2021, 1, 1), date(2027, 11, 1)), st.integers(1, 20))
@settings(deadline=None)
def test_a_deadline_is_a_working_day_and_can_be_counted_back(start, count):
    end = add_working_days(start, count)

    assert is_working_day(end)
    assert add_working_days(end, -count) < start or is_working_day(start)
