"""Which rows of a long table stand on which page."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.documents.grid import SetRow
from eventapp.documents.table import RowStyle
from eventapp.documents.typesetting import Unpaintable


def paginate(rows: Sequence[SetRow], first: float, further: float) -> list[Sequence[SetRow]]:
    """The rows of each page, given the room on the first page and on each further one.

    A section row is never the last of a page, a total row never the first.
    """
    pages = []
    start, room = 0, first
    while start < len(rows):
        end = _overflow(rows, start, room)
        if end == start:
            raise Unpaintable("a row is higher than a page")
        if end < len(rows):
            end = _allowed(rows, start, end)
        pages.append(rows[start:end])
        start, room = end, further
    return pages


def first_rows(rows: Sequence[SetRow]) -> float:
    """The height of what must fit under the head for the table to begin on a page at all."""
    end = 1
    while end < len(rows) and _together(rows[end - 1], rows[end]):
        end += 1
    return sum(row.height for row in rows[:end])


def _overflow(rows: Sequence[SetRow], start: int, room: float) -> int:
    """The first row that no longer fits."""
    used = 0.0
    for index in range(start, len(rows)):
        used += rows[index].height
        if used > room:
            return index
    return len(rows)


def _allowed(rows: Sequence[SetRow], start: int, end: int) -> int:
    """The nearest place before a row where a page may end."""
    for index in range(end, start, -1):
        if not _together(rows[index - 1], rows[index]):
            return index
    return end


def _together(above: SetRow, below: SetRow) -> bool:
    return above.style is RowStyle.SECTION or below.style is RowStyle.TOTAL
