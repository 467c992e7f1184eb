"""Tables of figures on paper."""

from __future__ import annotations

from eventapp.documents import Align, Column, Row, RowStyle, Table
from eventapp.reports.measures import printed
from eventapp.reports.tables import TOTAL, FigureTable, Line


def figure_table(table: FigureTable, *, name_mm: float) -> Table:
    """The table with its total; ``name_mm`` is the width of what its lines are about."""
    return Table(
        columns=(
            Column("TT", 9),
            Column(table.subject, name_mm, Align.LEFT),
            *(Column(m.title, m.width_mm, Align.CENTER, m.group) for m in table.measures),
        ),
        rows=(
            *(_row(table, line) for line in table.lines),
            Row((TOTAL, *_texts(table, Line(TOTAL, table.total))), RowStyle.TOTAL),
        ),
    )


def _row(table: FigureTable, line: Line) -> Row:
    if line.number is None:
        return Row((line.name, *_texts(table, line)), RowStyle.SECTION)
    return Row((line.number, line.name, *_texts(table, line)))


def _texts(table: FigureTable, line: Line) -> list[str]:
    return [printed(value) for value in table.values(line.figures)]
