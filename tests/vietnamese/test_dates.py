"""Dates are read day before month and written as lists and documents need them."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventapp.vietnamese import dates

VECTORS = json.loads((Path(__file__).parent / "vectors/doc_date_vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["date"])
def test_documents_write_place_and_date_by_the_decree(case):
    day = date.fromisoformat(case["date"])

    assert dates.document_place_date("Hưng Yên", day) == case["printed"]


@pytest.mark.parametrize(
    "typed",
    ["13/10/2021", "13-10-2021", "13.10.2021", " 13 / 10 / 2021 ", "2021-10-13",
     "ngày 13 tháng 10 năm 2021", "Ngày 13/10/2021"],
)  # fmt: skip
def test_parse_date_reads_a_day(typed):
    assert dates.parse_date(typed) == date(2021, 10, 13)


def test_parse_date_never_takes_the_month_first():
    assert dates.parse_date("03/04/2021") == date(2021, 4, 3)
    assert dates.parse_date("10/13/2021") is None


@pytest.mark.parametrize(
    "typed",
    ["", "mai", "31/02/2021", "13/10/21", "10/2021", "2021", "0/1/2021", "1/1/0000", "1/2/3/2021",
     "2021/10/13", "13/10/2021 08:00", "１३/10/20211"],
)  # fmt: skip
def test_parse_date_refuses_anything_else(typed):
    assert dates.parse_date(typed) is None


@given(st.dates(min_value=date(1000, 1, 1)))
@settings(deadline=None)
def test_a_date_written_is_read_as_the_same_date(day):
    assert dates.parse_date(dates.format_date(day)) == day
    assert dates.parse_date(dates.document_date(day)) == day
    assert dates.parse_date(day.isoformat()) == day


def test_format_date_writes_two_digits():
    assert dates.format_date(date(2021, 3, 5)) == "05/03/2021"


def test_weekdays_have_their_names():
    week = [dates.weekday_name(date(2021, 10, day)) for day in range(11, 18)]

    assert week == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize(
    ("moment", "written"),
    [(time(7, 30), "7h30"), (time(8, 15), "8h15"), (datetime(2021, 10, 13, 13), "13h00")],  # noqa: DTZ001 - local
)
def test_format_time_writes_hours_without_a_zero(moment, written):
    assert dates.format_time(moment) == written


@pytest.mark.parametrize(
    ("hour", "name"), [(0, "sáng"), (11, "sáng"), (12, "chiều"), (17, "chiều"), (18, "tối")]
)
def test_half_days_have_their_names(hour, name):
    assert dates.half_day_name(time(hour)) == name


def test_half_day_title_heads_a_column():
    start = datetime(2021, 10, 13, 7, 30)  # noqa: DTZ001 - local, as on paper

    assert dates.half_day_title(start) == "Sáng 13/10"
