"""People written over two or three rows: one joined cell for the name, lines beside it."""

from __future__ import annotations

from dataclasses import replace

from eventapp.lists.columns import NAMES, Column
from eventapp.lists.files.grid import Cell, Merge, Row, Sheet
from eventapp.lists.header import Header

_MOST_ROWS = 4
_BETWEEN = {
    Column.PHONE: " / ",
    **dict.fromkeys(
        (
            Column.POSITION,
            Column.POSITION_AND_UNIT,
            Column.UNIT,
            Column.ROLE,
            Column.NOTE,
            Column.POINT,
        ),
        " ",
    ),
}


def join_rows(sheet: Sheet, header: Header) -> set[int]:
    """Put what stands beside a tall name into its first row; the rows that are emptied by it.

    A row that is counted for itself is another person, whoever joined the cells.
    """
    emptied: set[int] = set()
    for merge in sheet.merges:
        if _is_tall_name(merge, header):
            for number in range(merge.top + 1, merge.bottom + 1):
                row = sheet.row(number)
                if not any(column in row.cells for column in header.of(Column.NUMBER)):
                    _move(row, sheet.row(merge.top), header)
                    emptied.add(number)
    return emptied


def _is_tall_name(merge: Merge, header: Header) -> bool:
    return (
        merge.top > header.bottom
        and merge.is_tall
        and merge.bottom - merge.top < _MOST_ROWS
        and merge.left in header.of(*NAMES)
    )


def _move(row: Row, first: Row, header: Header) -> None:
    for column, cell in row.cells.items():
        present = first.cells.get(column)
        between = _BETWEEN.get(header.columns.get(column, Column.NUMBER))
        if present is None:
            first.cells[column] = cell
        elif between and cell.text.strip() != present.text.strip():
            first.cells[column] = _both(present, cell, between)


def _both(above: Cell, below: Cell, between: str) -> Cell:
    text = f"{above.text.strip()}{between}{below.text.strip()}"
    return replace(above, value=text, text=text)
