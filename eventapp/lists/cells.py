"""Any small table from outside, cell by cell: for lists that are not lists of people."""

from __future__ import annotations

from eventapp.lists.files.grid import Sheet
from eventapp.lists.files.workbook import open_sheets, sheet_of_text


def read_cells(content: bytes) -> list[list[str]]:
    """The texts of the first sheet with something in it, row by row; hidden sheets aside."""
    sheets = [sheet for sheet in open_sheets(content) if sheet.rows and not sheet.is_hidden]
    return _cells(sheets[0]) if sheets else []


def read_pasted_cells(text: str) -> list[list[str]]:
    return _cells(sheet_of_text(text))


def _cells(sheet: Sheet) -> list[list[str]]:
    """Empty rows are kept, so that row numbers are those of the file."""
    return [
        [row.text(column) for column in range(1, max(row.cells, default=0) + 1)]
        for row in sheet.rows_between(1, sheet.last_row)
    ]
