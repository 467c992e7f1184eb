"""Days and hours as logs write them; which of day and month comes first is found, never guessed.

All values of a table are looked at together: an order that cannot read one of them is out. Two
orders that are left are settled by the days of the training, or asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from eventapp.errors import N_, RuleBroken
from eventapp.meetings.headings import folded

YMD, MDY, DMY, NAMED, HOURS = "ymd", "mdy", "dmy", "named", "hours"
_MOMENT = re.compile(
    r"(?:(?P<a>\d{1,4})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{1,4})"
    r"|(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2}), (?P<year>\d{4}))?"
    r"(?P<gap>,? |t|, ?|^)"
    r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?P<part>\.\d{1,6})?)?"
    r"(?: ?(?P<half>am|pm|a\.m\.|p\.m\.|sa|ch))?"
    r"(?: ?(?P<offset>z|utc|gmt|[+-]\d{2}:?\d{2}))?"
)
_MONTHS = dict(
    zip(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        range(1, 13),
        strict=True,
    )
)
_PATTERNS = {YMD: "Ymd", MDY: "mdY", DMY: "dmY"}
_CENTURY, _LONG_YEAR = 2000, 4
_YEARS = range(1990, 2200)
_NOON = 12


@dataclass(frozen=True)
class Written:
    """One value taken apart: readings by order (naive), its offset, and how it is written."""

    readings: dict[str, datetime]
    hour: time
    offset: timezone | None
    shape: dict[str, str]


@lru_cache(maxsize=8192)
def take_apart(text: str) -> Written | None:
    """The value, or none when it is no moment."""
    match = _MOMENT.fullmatch(folded(text))
    if match is None:
        return None
    found = match.groupdict()
    hour, second = int(found["hour"]), int(found["second"] or 0)
    half = (found["half"] or "").replace(".", "")
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half in {"pm", "ch"} else 0)
    micro = int(float(found["part"] or 0) * 1_000_000)
    try:
        clock = time(hour, int(found["minute"]), second, micro)
        readings = {
            order: datetime.combine(day, clock) for order, day in _days(found, half=bool(half))
        }
    except ValueError:
        return None
    if not readings and (found["a"] or found["month"]):
        return None
    shape = _shape(found, half=bool(half))
    if not readings:
        shape["orders"] = HOURS
    return Written(readings, clock, _offset(found["offset"]), shape)


def _days(found: dict[str, str | None], *, half: bool) -> Iterable[tuple[str, date]]:
    if found["month"]:
        month = _MONTHS.get(str(found["month"])[:3])
        if month and int(found["year"] or 0) in _YEARS:
            yield NAMED, date(int(found["year"] or 0), month, int(found["day"] or 0))
        return
    if not found["a"]:
        return
    a, b, c = (str(found[name]) for name in "abc")
    orders = (
        [(YMD, a, b, c)]
        if len(a) == _LONG_YEAR
        else [(DMY, c, b, a)]
        if found["sep"] == "."
        else [(MDY, c, a, b), (DMY, c, b, a)]
    )
    for order, year, month_text, day in orders:
        full = int(year) + (_CENTURY if len(year) < _LONG_YEAR else 0)
        if full not in _YEARS:
            continue
        try:
            yield order, date(full, int(month_text), int(day))
        except ValueError:
            continue


def _shape(found: dict[str, str | None], *, half: bool) -> dict[str, str]:
    """The formats of ``strptime``, by order."""
    clock = "%I:%M" if half else "%H:%M"
    clock += ":%S" if found["second"] else ""
    clock += " %p" if half else ""
    gap = "T" if found["gap"] == "t" else str(found["gap"])
    if found["month"]:
        return {NAMED: f"%b %d, %Y{gap}{clock}"}
    if not found["a"]:
        return {HOURS: clock}
    sep = str(found["sep"])
    short = len(max(str(found["a"]), str(found["c"]), key=len)) < _LONG_YEAR
    return {
        order: sep.join(f"%{letter}" for letter in pattern).replace("Y", "y" if short else "Y")
        + gap
        + clock
        for order, pattern in _PATTERNS.items()
    } | {"half": "1" if half else ""}


def _offset(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in {"z", "utc", "gmt"}:
        return timezone(timedelta())
    hours, minutes = int(text[1:3]), int(text[-2:])
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if text[0] == "-" else size)


@dataclass(frozen=True)
class Order:
    """How the days of a table are read; ``formats`` read all values, ``is_settled`` by whom."""

    order: str | None
    formats: tuple[str, ...]
    is_ambiguous: bool = False
    is_derived: bool = False


def find_order(
    values: Sequence[Written], *, days: Collection[date], day_first: bool | None
) -> Order:
    """The one order that reads every value; none while only a person can tell."""
    dated = [value for value in values if value.readings]
    if not dated:
        return Order(HOURS if values else None, tuple(sorted(_shapes(values, HOURS))))
    fitting = [
        order for order in (YMD, NAMED, MDY, DMY) if all(order in value.readings for value in dated)
    ]
    if not fitting:
        raise RuleBroken(
            N_("The days in this file are written in more than one way. Export the log again."),
            field="file",
        )
    usual = _usual(fitting, dated)
    formats = tuple(shape for order in usual for shape in _shapes(dated, order))
    differ = [order for order in fitting[1:] if _differs(dated, fitting[0], order)]
    if not differ:
        return Order(fitting[0], formats)
    if day_first is not None:
        return Order(DMY if day_first else MDY, formats, is_ambiguous=len(usual) > 1)
    hits = Counter(
        {order: sum(value.readings[order].date() in days for value in dated) for order in fitting}
    )
    best = [order for order in fitting if hits[order]]
    if len(best) == 1:
        return Order(best[0], formats, is_ambiguous=len(usual) > 1, is_derived=True)
    if len(usual) == 1:
        return Order(usual[0], formats)
    return Order(None, formats, is_ambiguous=True)


def _usual(fitting: list[str], dated: Sequence[Written]) -> list[str]:
    """Who writes AM and PM with slashes writes the month first, unless that cannot be."""
    halves = all(value.shape.get("half") for value in dated)
    return [MDY] if halves and MDY in fitting else fitting


def _shapes(values: Sequence[Written], order: str) -> list[str]:
    """How most values are written."""
    counts = Counter(value.shape[order] for value in values if order in value.shape)
    return [shape for shape, _ in counts.most_common(1)]


def _differs(values: Sequence[Written], one: str, other: str) -> bool:
    return any(value.readings[one] != value.readings[other] for value in values)


def next_day(moment: datetime) -> datetime:
    return moment + timedelta(days=1)
