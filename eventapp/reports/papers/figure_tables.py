"""Tables of figures on paper."""

from __future__ import annotations

from eventapp.documents import Align, Column, Row, RowStyle, Table
from eventapp.reports.measures import printed
from eventapp.reports.tables import TOTAL, FigureTable, Line


def body_table(table: FigureTable, *, name_mm: float) -> Table:
    """The table on an upright page: the number stands before the name to save a column."""
    return Table(
        columns=(Column(table.subject, name_mm, Align.LEFT), *_columns(table)),
        rows=(
            *(Row((f"{line.number}. {line.name}", *_texts(table, line))) for line in table.lines),
            _total(table),
        ),
    )


def annex_table(table: FigureTable, *, name_mm: float) -> Table:
    """The table on a page of its own, with sections."""
    return Table(
        columns=(
            Column("TT", 10),
            Column(table.subject, name_mm, Align.LEFT),
            *_columns(table),
        ),
        rows=(*(_row(table, line) for line in table.lines), _total(table)),
    )


def _columns(table: FigureTable) -> list[Column]:
    return [Column(m.title, m.width_mm, Align.CENTER, m.group) for m in table.measures]


def _row(table: FigureTable, line: Line) -> Row:
    if line.number is None:
        return Row((line.name, *_texts(table, line)), RowStyle.SECTION)
    return Row((line.number, line.name, *_texts(table, line)))


def _total(table: FigureTable) -> Row:
    return Row((TOTAL, *_texts(table, Line(TOTAL, table.total))), RowStyle.TOTAL)


def _texts(table: FigureTable, line: Line) -> list[str]:
    return [printed(value) for value in table.values(line.figures)]
