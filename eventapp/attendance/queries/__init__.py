"""Finding out who came. ``expected`` and ``TOTALS`` are the source of every number on paper."""

from __future__ import annotations

from eventapp.attendance.queries.board import BoardRow, board, total_of
from eventapp.attendance.queries.expectation import TOTALS, Totals, expected
from eventapp.attendance.queries.experience import was_there
from eventapp.attendance.queries.lines import (
    Saying,
    SheetLine,
    lines_of_points,
    sheet_lines,
    sheet_totals,
)
from eventapp.attendance.queries.marks import (
    HistoryLine,
    PutAside,
    get_put_aside,
    heads_of,
    history,
    put_aside,
)
from eventapp.attendance.queries.recorded import recorded
from eventapp.attendance.queries.sheets import (
    PointToday,
    find_sheet,
    get_sheet,
    points_today,
    reports_of,
    versions_of,
)
from eventapp.attendance.queries.walk_ins import agencies_at
from eventapp.attendance.status import status_of

__all__ = [
    "TOTALS",
    "BoardRow",
    "HistoryLine",
    "PointToday",
    "PutAside",
    "Saying",
    "SheetLine",
    "Totals",
    "agencies_at",
    "board",
    "expected",
    "find_sheet",
    "get_put_aside",
    "get_sheet",
    "heads_of",
    "history",
    "lines_of_points",
    "points_today",
    "put_aside",
    "recorded",
    "reports_of",
    "sheet_lines",
    "sheet_totals",
    "status_of",
    "total_of",
    "versions_of",
    "was_there",
]
