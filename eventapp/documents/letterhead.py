"""The head of a paper: who issues it, its number, place and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventapp.documents.wording import agency_lines, date_words, number_words


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Parent and agency on the left, the national title on the right.

    A name is written in capitals and broken before a meaningful word; give a tuple to choose the
    lines. Without `symbol` the paper carries no number (a bare list has none), without `place` no
    date. Number and date are the registry's: while they are None, their room is left blank. A
    letter (công văn) has no title but `about`, "V/v cử đại biểu", under its number.
    """

    agency: str | tuple[str, ...]
    parent: str | tuple[str, ...] = ()
    place: str | None = None
    kind: str | None = None
    symbol: str | None = None
    number: int | None = None
    issued_on: date | None = None
    year: int | None = None
    about: str = ""

    @property
    def parent_lines(self) -> tuple[str, ...]:
        return _lines(self.parent)

    @property
    def agency_lines(self) -> tuple[str, ...]:
        return _lines(self.agency)

    @property
    def number_line(self) -> str:
        """Such as "Số: 12/BC-SLĐTBXH", or nothing for a paper without a number."""
        return f"Số: {self._number}" if self.symbol else ""

    @property
    def date_line(self) -> str:
        """Such as "Hưng Yên, ngày 18 tháng 10 năm 2021", or nothing without a place."""
        return f"{self.place}, {self._date}" if self.place else ""

    def reference(self, type_name: str, agency: str) -> str:
        """The line under an annex title, e.g. of "Báo cáo" issued by "Sở Nội vụ"."""
        return f"(Kèm theo {type_name} số {self._number} {self._date} của {agency})"

    @property
    def _number(self) -> str:
        return number_words(self.number, kind=self.kind, symbol=self.symbol or "")

    @property
    def _date(self) -> str:
        return date_words(self.issued_on, year=self.year)


def _lines(name: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(name, str):
        return agency_lines(name)
    return tuple(line.upper() for line in name)
