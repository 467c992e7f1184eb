"""The tables of a paper as a spreadsheet: the same columns and rows, numbers stay numbers."""

from __future__ import annotations

from collections.abc import Iterator

from eventapp.documents import Paper, Row, RowStyle, Table
from eventapp.documents.table import Column
from eventapp.reports.words import capital
from eventapp.spreadsheets import Cell, Worksheet, workbook

_MM = 0.55
"""Of a column's width on paper, in the letters a spreadsheet counts."""


def paper_workbook(paper: Paper, *names: str) -> bytes:
    """A worksheet per table in the order of the paper, called by these names."""
    found = list(_tables(paper))
    return workbook(
        [worksheet(name, title, table) for name, (title, table) in zip(names, found, strict=True)]
    )


def worksheet(name: str, title: str, table: Table) -> Worksheet:
    return Worksheet(
        name,
        title,
        [_heading(column) for column in table.columns],
        [_cells(row, len(table.columns)) for row in table.rows],
        [column.width_mm * _MM for column in table.columns],
    )


def _tables(paper: Paper) -> Iterator[tuple[str, Table]]:
    for title, blocks in (
        (paper.file_title, paper.blocks),
        *((annex.title, annex.blocks) for annex in paper.annexes),
    ):
        yield from ((capital(title), block) for block in blocks if isinstance(block, Table))


def _heading(column: Column) -> str:
    return ": ".join(filter(None, (column.group, column.title)))


def _cells(row: Row, width: int) -> list[Cell]:
    """As wide as the table: what stands for several columns is in the column of the names."""
    spare = width - len(row.cells)
    if row.style is RowStyle.NORMAL or not spare:
        return list(row.cells)
    first, *rest = row.cells
    return ["", first, *[""] * (spare - 1), *rest]
