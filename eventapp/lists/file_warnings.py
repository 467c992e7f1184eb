"""What must be said about a file as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventapp.lists.choosing import Candidate
from eventapp.lists.results import FileWarning, LeftOut, Totals


def compare(stated: int | None, stated_female: int | None, totals: Totals) -> list[FileWarning]:
    """Whether the numbers under the list are those of the list."""
    found = []
    if stated is not None:
        if stated == totals.unique:
            numbers = {"stated": stated, "parsed_ok": totals.ok}
            found.append(FileWarning("STATED_COUNT_OK", numbers))
        else:
            numbers = {"stated": stated, "parsed": totals.parsed, "unique": totals.unique}
            found.append(FileWarning("STATED_COUNT_MISMATCH", numbers))
    if stated_female is not None and stated_female != totals.female:
        numbers = {"stated": stated_female, "parsed_ok": totals.female}
        found.append(FileWarning("STATED_FEMALE_MISMATCH", numbers))
    return found


def about_the_file(
    chosen: Candidate, others: Sequence[LeftOut], on: date | None
) -> list[FileWarning]:
    """Another year, other sheets with people, columns or looks that could not be read."""
    sheet, year = chosen.sheet, chosen.heading.year
    found = []
    if on and year and year != on.year:
        found.append(FileWarning("OTHER_YEAR", {"stated": year, "expected": on.year}))
    if names := [other.name for other in others if other.reason == "HAS_PEOPLE_TOO"]:
        found.append(FileWarning("OTHER_SHEETS_HAVE_PEOPLE", words={"sheets": ", ".join(names)}))
    if not sheet.knows_looks:
        found.append(FileWarning("LOOKS_UNKNOWN"))
    if sheet.columns_cut:
        found.append(FileWarning("COLUMNS_CUT", {"columns": sheet.columns_cut}))
    if chosen.header.is_guessed:
        found.append(FileWarning("HEADER_GUESSED"))
    if not chosen.body.people:
        found.append(FileWarning("NO_PEOPLE"))
    return found
