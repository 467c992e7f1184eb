"""The numbers of a date, found among the words and signs people put around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventapp.vietnamese.search import fold

_WORDS = {"ngay", "thang", "nam", "sinh", "ns"}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?")
_SHORT, _DAY_OR_MONTH, _FULL = (
    re.compile("[0-9]{2}"),
    re.compile("[0-9]{1,2}"),
    re.compile("[0-9]{4}"),
)


@dataclass(frozen=True, slots=True)
class DateParts:
    """Numbers as typed: the day may not exist, a short year is still two digits."""

    year: int
    month: int | None = None
    day: int | None = None
    short_year: bool = False


def date_parts(text: str) -> DateParts | None:
    """Day/month/year, month/year or year; year-month-day only with four digits first."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return DateParts(int(match[1]), int(match[2]), int(match[3]))
    numbers = [word for word in fold(text).split() if word not in _WORDS]
    if not 1 <= len(numbers) <= 3:  # noqa: PLR2004 - day, month, year
        return None
    *before, year_text = numbers
    short = _SHORT.fullmatch(year_text) is not None
    if not (short or _FULL.fullmatch(year_text)):
        return None
    if not all(_DAY_OR_MONTH.fullmatch(number) for number in before):
        return None
    return DateParts(
        year=int(year_text),
        month=int(before[-1]) if before else None,
        day=int(before[0]) if before[1:] else None,
        short_year=short,
    )
