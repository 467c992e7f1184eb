"""One row of a table of joins as a connection: names, moments, what the log states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from eventapp.meetings import limits, words
from eventapp.meetings.durations import minutes_of
from eventapp.meetings.headings import folded
from eventapp.meetings.log import Connection
from eventapp.meetings.moments import Order, Written, take_apart
from eventapp.meetings.noting import Notes
from eventapp.meetings.tables import Table
from eventapp.vietnamese.names import clean_text

YES = {"yes", "y", "có", "ja", "oui", "sí", "si", "sim", "はい", "true"}
NO = {"no", "n", "không", "nein", "non", "não", "nee", "いいえ", "false"}
NOTHING = {"", "-", "--", "n/a", "na"}
_DECORATION = re.compile(
    r"\s*\((?:external|unverified|guest|extern|externo|khách|bên ngoài|chưa xác minh)\)",
    re.IGNORECASE,
)
_LATE_EVENING = timedelta(hours=12)


@dataclass(frozen=True)
class Reader:
    """Reads the cells of one table in the order and the zone that were found for it."""

    table: Table
    order: Order
    zone: ZoneInfo
    day: date | None
    notes: Notes

    def name(self, row: Sequence[str]) -> str:
        text = self.table.cell(row, "name")
        if not text:
            parts = (self.table.cell(row, "first"), self.table.cell(row, "last"))
            text = " ".join(part for part in parts if part not in NOTHING)
        return clean_text(_DECORATION.sub("", text))[: limits.LONGEST_NAME]

    def email(self, row: Sequence[str]) -> str:
        """An address, in small letters; one that is masked (``r****@``) says nobody's."""
        text = folded(self.table.cell(row, "email")) or folded(self.table.cell(row, "upn"))
        return "" if "*" in text or text in NOTHING else text[:254]

    def moment(self, row: Sequence[str], field: str, line: int) -> datetime | None:
        text = self.table.cell(row, field)
        if folded(text) in NOTHING:
            return None
        written = take_apart(text)
        found = self._placed(written) if written else None
        if found is None and (written is None or written.readings):
            self.notes.count(words.UNREADABLE, line)
        return found

    def minutes(self, row: Sequence[str]) -> float | None:
        for field in ("dur", "total"):
            if (found := minutes_of(self.table.cell(row, field))) is not None:
                return found
        return None

    def connection(self, line: int, row: Sequence[str], begin: str, end: str) -> Connection:
        joined, left = self.moment(row, begin, line), self.moment(row, end, line)
        minutes = self.minutes(row)
        if joined and not self.table.has(end) and minutes is not None:
            left = joined + timedelta(minutes=minutes)
        if joined and left and left < joined:
            joined, left = self._turned(joined, left)
        return Connection(
            name=self.name(row),
            email=self.email(row),
            joined=joined,
            left=left,
            minutes=minutes,
        )

    def _turned(self, joined: datetime, left: datetime) -> tuple[datetime | None, datetime | None]:
        """Hours without a day may run past midnight; anything else that runs backwards is wrong."""
        next_day = left + timedelta(days=1)
        if self.order.order == "hours" and next_day - joined < _LATE_EVENING:
            self.notes.count(words.CROSSED)
            return joined, next_day
        self.notes.count(words.BACKWARDS)
        return None, None

    def _placed(self, written: Written) -> datetime | None:
        if written.readings:
            naive = written.readings.get(self.order.order or "")
        else:
            naive = datetime.combine(self.day, written.hour) if self.day else None
        if naive is None:
            return None
        try:
            return naive.replace(tzinfo=written.offset or self.zone).astimezone(self.zone)
        except OverflowError:
            return None
