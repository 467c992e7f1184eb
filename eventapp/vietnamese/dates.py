"""Dates as Vietnamese write them: day before month, always."""

from __future__ import annotations

from datetime import date, datetime, time

from eventapp.vietnamese.birth import Birth, parse_birth
from eventapp.vietnamese.date_words import date_parts

__all__ = [
    "Birth",
    "document_date",
    "document_place_date",
    "format_date",
    "format_time",
    "half_day_name",
    "half_day_title",
    "parse_birth",
    "parse_date",
    "weekday_name",
]

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_NOON, _EVENING = 12, 18


def parse_date(text: str) -> date | None:
    """The day in "13/10/2021", "13-10-2021", "ngày 13 tháng 10 năm 2021" or 2021-10-13.

    None for anything else: a year of two digits, a day that does not exist, month before day.
    """
    parts = date_parts(text)
    if parts is None or parts.day is None or parts.month is None or parts.short_year:
        return None
    try:
        return date(parts.year, parts.month, parts.day)
    except ValueError:
        return None


def format_date(day: date) -> str:
    """13/10/2021, as in lists."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def document_date(day: date) -> str:
    """Ngày 05 tháng 3 năm 2026, small n: only days below 10 and months 1 and 2 take a 0."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 - the rule
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def document_place_date(place: str, day: date) -> str:
    """Hưng Yên, ngày 13 tháng 10 năm 2021."""
    return f"{place}, {document_date(day)}"


def weekday_name(day: date) -> str:
    """Thứ Hai … Chủ nhật."""
    return _WEEKDAYS[day.weekday()]


def format_time(moment: time | datetime) -> str:
    """7h30, 13h00; a datetime must already be local."""
    return f"{moment.hour}h{moment.minute:02d}"


def half_day_name(start: time | datetime) -> str:
    """Sáng before noon, chiều until 18h00, then tối; in small letters."""
    if start.hour < _NOON:
        return "sáng"
    return "chiều" if start.hour < _EVENING else "tối"


def half_day_title(start: datetime) -> str:
    """Sáng 13/10, as above a column; the datetime must already be local."""
    return f"{half_day_name(start).capitalize()} {start.day:02d}/{start.month:02d}"
