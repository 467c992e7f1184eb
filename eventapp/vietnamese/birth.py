"""Dates of birth as lists give them: a day, a month or a year, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from eventapp.vietnamese.date_words import DateParts, date_parts
from eventapp.vietnamese.search import fold

Precision = Literal["day", "month", "year"]

FIRST_YEAR = 1930
LEAST_AGE = 16

_DATE_CELL = "EXCEL:"
_UNKNOWN = {"", "khong ro", "chua ro", "khong", "khong co", "khong nho"}
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Birth:
    """What is known of a birth; `date` only when the day is known."""

    date: date | None = None
    year: int | None = None
    month: int | None = None
    precision: Precision | None = None
    warnings: tuple[str, ...] = ()

    @property
    def iso(self) -> str | None:
        """1979-03-15 or 1980-06; None when at most the year is known."""
        if self.date:
            return self.date.isoformat()
        return f"{self.year:04d}-{self.month:02d}" if self.year and self.month else None


def parse_birth(value: str | float | date | None, event_date: date) -> Birth:
    """The birth in a cell or field, for somebody who attends on `event_date`.

    A date cell of a spreadsheet comes as `date`, or as the text "EXCEL:1973-03-08".
    Codes of warnings: DOB_MISSING, DOB_INVALID, DOB_TWO_DIGIT_YEAR, DOB_OUT_OF_RANGE (born before
    1930 or less than 16 years before the event), DOB_DAY_MONTH_AMBIGUOUS (a date cell in which a
    program may have taken the day for the month).
    """
    if isinstance(value, str) and value.startswith(_DATE_CELL):
        value = _iso_date(value.removeprefix(_DATE_CELL)) or value
    if isinstance(value, date):
        return _from_date_cell(value, event_date)
    text = _as_text(value)
    if fold(text) in _UNKNOWN:
        return Birth(warnings=("DOB_MISSING",))
    parts = date_parts(text)
    if parts is None:
        return Birth(warnings=("DOB_INVALID",))
    return _from_parts(parts, event_date)


def _from_parts(parts: DateParts, event_date: date) -> Birth:
    warnings: tuple[str, ...] = ()
    year = parts.year
    if parts.short_year:
        warnings += ("DOB_TWO_DIGIT_YEAR",)
        year = _full_year(parts, event_date)
    if not _in_range(year, event_date):
        return Birth(warnings=(*warnings, "DOB_OUT_OF_RANGE"))
    if parts.month is None:
        return Birth(None, year, None, "year", warnings)
    if parts.day is None:
        if not 1 <= parts.month <= _MONTHS:
            return Birth(None, year, None, "year", (*warnings, "DOB_INVALID"))
        return Birth(None, year, parts.month, "month", warnings)
    day = _date(year, parts.month, parts.day)
    if day is None:
        return Birth(None, year, None, "year", (*warnings, "DOB_INVALID"))
    return Birth(day, year, day.month, "day", warnings)


def _from_date_cell(cell: date, event_date: date) -> Birth:
    day = cell.date() if isinstance(cell, datetime) else cell
    if not _in_range(day.year, event_date):
        return Birth(warnings=("DOB_OUT_OF_RANGE",))
    swappable = day.day <= _MONTHS and day.day != day.month
    warnings = ("DOB_DAY_MONTH_AMBIGUOUS",) if swappable else ()
    return Birth(day, day.year, day.month, "day", warnings)


def _full_year(parts: DateParts, event_date: date) -> int:
    """20yy, unless that person were too young on the day of the event: then 19yy."""
    recent = 2000 + parts.year
    born = (recent, parts.month or 1, parts.day or 1)
    latest = (event_date.year - LEAST_AGE, event_date.month, event_date.day)
    return recent if born <= latest else 1900 + parts.year


def _in_range(year: int, event_date: date) -> bool:
    return FIRST_YEAR <= year <= event_date.year - LEAST_AGE


def _as_text(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso_date(text: str) -> date | None:
    parts = date_parts(text)
    if parts is None or parts.month is None or parts.day is None:
        return None
    return _date(parts.year, parts.month, parts.day)
