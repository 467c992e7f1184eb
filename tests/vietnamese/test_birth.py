"""A birth is a day, a month or a year, and the reader says what is doubtful."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventapp.vietnamese.dates import Birth, parse_birth

VECTORS = json.loads((Path(__file__).parent / "vectors/dob_vectors.json").read_text("utf-8"))
EVENT = date(2021, 10, 13)


def as_cell(value):
    """What a spreadsheet reader hands over."""
    if isinstance(value, str) and value.startswith("EXCEL:"):
        return date.fromisoformat(value.removeprefix("EXCEL:"))
    return value


@pytest.mark.parametrize("read", [as_cell, lambda value: value], ids=["cell", "text"])
@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: repr(case["input"]))
def test_a_cell_gives_this_birth_and_these_warnings(case, read):
    birth = parse_birth(read(case["input"]), EVENT)

    assert birth.iso == case["birth_date"]
    assert birth.year == case["birth_year"]
    assert birth.precision == case["precision"]
    assert list(birth.warnings) == [warning.split(" ")[0] for warning in case["warnings"]]


@pytest.mark.parametrize(
    ("typed", "year"),
    [("12/10/05", 2005), ("13/10/05", 2005), ("31/12/04", 2004), ("77", 1977), ("6/80", 1980)],
)
def test_two_digits_mean_the_century_in_which_the_person_is_old_enough(typed, year):
    birth = parse_birth(typed, EVENT)

    assert (birth.year, birth.warnings) == (year, ("DOB_TWO_DIGIT_YEAR",))


def test_two_digits_of_a_child_mean_nobody():
    birth = parse_birth("14/10/05", EVENT)

    assert birth == Birth(warnings=("DOB_TWO_DIGIT_YEAR", "DOB_OUT_OF_RANGE"))


@pytest.mark.parametrize("value", [None, "  ", "...", "không rõ", "Chưa rõ", "-"])
def test_nothing_known_is_missing(value):
    assert parse_birth(value, EVENT) == Birth(warnings=("DOB_MISSING",))


@pytest.mark.parametrize("value", ["abc", "15031979", 28929, 0, -5, "1979-1980", 3.5, "12345/1980"])
def test_what_is_no_date_is_invalid(value):
    assert parse_birth(value, EVENT) == Birth(warnings=("DOB_INVALID",))


def test_a_month_that_does_not_exist_leaves_the_year():
    assert parse_birth("13/1980", EVENT) == Birth(None, 1980, None, "year", ("DOB_INVALID",))


def test_a_year_may_be_a_decimal_number():
    assert parse_birth(1971.0, EVENT) == Birth(None, 1971, None, "year")


def test_a_date_cell_is_doubtful_only_when_day_and_month_can_change_places():
    assert parse_birth(datetime(1984, 7, 9), EVENT).warnings == ("DOB_DAY_MONTH_AMBIGUOUS",)  # noqa: DTZ001 - a cell
    assert parse_birth(date(1984, 7, 7), EVENT).warnings == ()
    assert parse_birth(date(1984, 7, 13), EVENT).warnings == ()
    assert parse_birth(date(2020, 7, 13), EVENT).warnings == ("DOB_OUT_OF_RANGE",)


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2005, 12, 31)))
@settings(deadline=None)
def test_a_day_written_in_full_is_read_without_doubt(day):
    birth = parse_birth(f"{day.day}/{day.month}/{day.year}", EVENT)

    assert birth == Birth(day, day.year, day.month, "day")


@given(st.text(max_size=30) | st.integers() | st.floats() | st.dates() | st.none())
@settings(deadline=None)
def test_any_cell_gives_a_birth_in_range_or_a_warning(value):
    birth = parse_birth(value, EVENT)

    assert birth.warnings or birth.year
    assert birth.year is None or 1930 <= birth.year <= 2005
