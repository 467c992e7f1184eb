"""Days in unit files: day before month, always; a file that has it otherwise is not guessed at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from eventapp.errors import RuleBroken
from eventapp.vietnamese.dates import parse_date

DATE_COLUMNS = ("valid_from", "valid_to", "date")
_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\s*")
_MONTHS = 12


def day_of(cells: Mapping[str, str], column: str) -> date | None:
    """The day in a cell; none when it is empty."""
    text = cells.get(column, "")
    if not text:
        return None
    if is_month_first(text):
        raise RuleBroken(
            "“%(text)s” has the month first. Write the day first: 13/10/2021.",
            field=column,
            text=text[:40],
        )
    day = parse_date(text)
    if day is None:
        raise RuleBroken("“%(text)s” is not a day.", field=column, text=text[:40])
    return day


def is_month_first(text: str) -> bool:
    """10/13/2021 and the like: a day only to somebody who writes the month first."""
    found = _NUMBERS.fullmatch(text)
    return found is not None and int(found[1]) <= _MONTHS < int(found[2])


def check_dates(cells: Mapping[str, str], *, others_are_odd: bool) -> None:
    """Refuse 01/07/2025 in a file that elsewhere has the month first: it may be two days."""
    for column in DATE_COLUMNS:
        found = _NUMBERS.fullmatch(cells.get(column, "")) if others_are_odd else None
        if found and int(found[1]) <= _MONTHS and int(found[2]) <= _MONTHS and found[1] != found[2]:
            raise RuleBroken(
                "Other rows of this file have the month first, so “%(text)s” may be two days.",
                field=column,
                text=cells[column][:40],
            )
