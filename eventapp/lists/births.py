"""Births of a list: each cell by itself, and date cells judged by the column they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from eventapp.lists.columns import BIRTHS, Column
from eventapp.lists.files.grid import Cell
from eventapp.lists.lines import Line, is_mark
from eventapp.vietnamese.birth import Birth, parse_birth
from eventapp.vietnamese.date_words import date_parts

_FIRST_SERIAL, _LAST_SERIAL = 10_000, 60_000
_DAY_ZERO = date(1899, 12, 30)
_MONTHS = 12
_ENOUGH_EVIDENCE = 2
_BORN = re.compile(r"^\s*(?:s/?n|ns|sinh)\b\s*[.:]?\s*(?=\d)", re.IGNORECASE)
_REMARK = re.compile(r"\s*\(.*\)\s*$")


@dataclass(frozen=True, slots=True)
class BirthRead:
    """A birth, and the cell it was read from."""

    birth: Birth
    cell: Cell | None


def read_birth(line: Line, on: date) -> BirthRead:
    """The birth of one row, for somebody who attends on a day."""
    parts = [line.text(fact) for fact in (Column.BIRTH_DAY, Column.BIRTH_MONTH, Column.BIRTH_YEAR)]
    if not line.header.has(*BIRTHS) and parts[-1]:
        return BirthRead(parse_birth("/".join(part for part in parts if part), on), None)
    cells = [cell for cell in line.cells(*BIRTHS) if not _is_only_a_mark(cell)]
    if not cells:
        is_asked = line.header.has(*BIRTHS, Column.BIRTH_YEAR)
        return BirthRead(parse_birth("", on) if is_asked else Birth(), None)
    return BirthRead(_parse(cells[0], on), cells[0])


def are_swapped(cells: Iterable[Cell]) -> bool:
    """Whether a program probably took days for months in the date cells of a column.

    It did when what it left as text could only be text: dates whose day is above 12. Texts in
    cells formatted as dates tell it alone, for there the program tried; elsewhere two are needed,
    and no text that it could have taken.
    """
    texts = [(cell, _day(cell)) for cell in cells if isinstance(cell.value, str)]
    days = [(cell, day) for cell, day in texts if day]
    tried = [day for cell, day in days if cell.is_dated]
    if tried:
        return all(day > _MONTHS for day in tried)
    could_be_taken = [day for cell, day in days if day <= _MONTHS and "." not in cell.text]
    return len(days) - len(could_be_taken) >= _ENOUGH_EVIDENCE and not could_be_taken


def with_judgement(birth: Birth, *, swapped: bool) -> Birth:
    """The birth with the column's judgement in place of the cell's doubt."""
    if not swapped or "DOB_DAY_MONTH_AMBIGUOUS" not in birth.warnings:
        return birth
    others = tuple(code for code in birth.warnings if code != "DOB_DAY_MONTH_AMBIGUOUS")
    return replace(birth, warnings=(*others, "DOB_POSSIBLY_SWAPPED"))


def day_and_month_exchanged(iso: str) -> str:
    """1973-03-08 for 1973-08-03: what was typed when the program took the day for the month."""
    year, month, day = iso.split("-")
    return f"{year}-{day}-{month}"


def _parse(cell: Cell, on: date) -> Birth:
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, float | int) and not isinstance(value, bool):
        if _FIRST_SERIAL <= value < _LAST_SERIAL:  # a date whose format was lost
            found = parse_birth(_DAY_ZERO + timedelta(days=int(value)), on)
            return replace(found, warnings=(*found.warnings, "DOB_DATE_AS_NUMBER"))
        return parse_birth(value, on)
    if isinstance(value, date):
        return parse_birth(value, on)
    found = parse_birth(_BORN.sub("", cell.text), on)
    if "DOB_INVALID" in found.warnings and (shorter := _REMARK.sub("", cell.text)) != cell.text:
        return parse_birth(shorter, on)
    return found


def _day(cell: Cell) -> int | None:
    parts = date_parts(cell.text)
    return parts.day if parts else None


def _is_only_a_mark(cell: Cell) -> bool:
    return isinstance(cell.value, str) and is_mark(cell.text)
