"""Which sheet of a workbook is the list: the newest one that people are shown first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventapp.errors import RuleBroken
from eventapp.lists.body import Body, body_of
from eventapp.lists.files.grid import Sheet
from eventapp.lists.guessing import correct, guess_header
from eventapp.lists.header import Header, find_header
from eventapp.lists.heading import Heading, read_heading, year_of
from eventapp.lists.results import LeftOut
from eventapp.vietnamese.names import canonical

# With tones: "cũ" is old, "cử" sends somebody.
_OLD = re.compile(r"\b(?:cu3|không0 dung1|khong0 dung0|old0|backup0|ban2 nhap4|mâu3)\b")
_END_OF_TITLE = 10


@dataclass(slots=True)
class Candidate:
    """A sheet that holds a list."""

    sheet: Sheet
    header: Header
    heading: Heading
    body: Body

    @property
    def is_old(self) -> bool:
        """Whether sheet or title says that it is not to be used."""
        title = next(iter(self.sheet.row(min(self.sheet.rows)).texts), "")
        last_words = " ".join(title.split()[-_END_OF_TITLE:])
        return any(_OLD.search(canonical(text)) for text in (self.sheet.name, last_words))


def choose(sheets: list[Sheet], wanted: str | None) -> tuple[Candidate, tuple[LeftOut, ...]]:
    """The sheet to read, and the others with the reason why not; ``wanted`` is a name."""
    if not any(sheet.rows for sheet in sheets):
        raise RuleBroken("This file is empty.")
    if wanted is not None and wanted not in {sheet.name for sheet in sheets}:
        raise RuleBroken("There is no sheet “%(name)s” in this file.", name=wanted)
    candidates = [found for sheet in sheets if (found := _candidate(sheet))]
    if wanted is not None:
        candidates = [found for found in candidates if found.sheet.name == wanted]
    if not candidates:
        raise RuleBroken(
            "No row here says where the names stand. Please put a row with “Họ và tên” over the "
            "names, and send the list again."
        )
    newest = max((found.heading.year or 0 for found in candidates), default=0)

    def rank(found: Candidate) -> tuple[bool, bool, bool, bool, bool, int, int]:
        return (
            bool(found.body.people),
            not found.header.is_guessed,
            not found.is_old and (found.heading.year or newest) == newest,
            not found.sheet.is_hidden,
            found.sheet.is_active,
            found.header.width,
            len(found.body.people),
        )

    best = max(candidates, key=rank)
    others = tuple(
        LeftOut(sheet.name, _why_not(sheet, candidates, newest))
        for sheet in sheets
        if sheet is not best.sheet
    )
    return best, others


def _candidate(sheet: Sheet) -> Candidate | None:
    if not sheet.rows:
        return None
    header = find_header(sheet) or guess_header(sheet)
    if not header:
        return None
    correct(header, sheet)
    return Candidate(sheet, header, read_heading(sheet, header.top), body_of(sheet, header))


def _why_not(sheet: Sheet, candidates: list[Candidate], newest: int) -> str:
    if not sheet.rows:
        return "EMPTY"
    found = next((one for one in candidates if one.sheet is sheet), None)
    year = year_of(_first_texts(sheet))
    if (year and year < newest) or (found and found.is_old):
        return "OLDER_YEAR"
    if found and found.body.people:
        return "HAS_PEOPLE_TOO"
    return "NO_LIST"


def _first_texts(sheet: Sheet) -> list[str]:
    return [text for number in sorted(sheet.rows)[:5] for text in sheet.row(number).texts]
