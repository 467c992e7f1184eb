"""Tables as data: columns, rows and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class RowStyle(StrEnum):
    NORMAL = "normal"
    SECTION = "section"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Column:
    """Widths are shares, the table fills the page; neighbours of one `group` share a head."""

    title: str
    width_mm: float
    align: Align = Align.CENTER
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of one row; in a section or total row the first may stand for several columns."""

    cells: tuple[str | int, ...]
    style: RowStyle = RowStyle.NORMAL


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the table's head and the columns and rows it covers."""

    title: str
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on each page.

    `row_height_mm` is the least height of a row, for lists that are signed by hand.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = "Không có dữ liệu."
    row_height_mm: float = 0

    def __post_init__(self) -> None:
        width = len(self.columns)
        if not width:
            raise ValueError("A table needs a column.")
        for number, row in enumerate(self.rows, 1):
            if row.style is RowStyle.NORMAL and len(row.cells) != width:
                raise ValueError(f"Row {number} has {len(row.cells)} cells for {width} columns.")
            if not 1 <= len(row.cells) <= width:
                raise ValueError(f"Row {number} has {len(row.cells)} cells for {width} columns.")

    @property
    def widths(self) -> tuple[float, ...]:
        """Each column's share of the table, in per cent."""
        total = sum(column.width_mm for column in self.columns)
        return tuple(round(100 * column.width_mm / total, 4) for column in self.columns)

    @property
    def head(self) -> tuple[tuple[HeadCell, ...], ...]:
        """One row of titles, or two where columns are grouped."""
        if all(column.group is None for column in self.columns):
            return (tuple(HeadCell(column.title, 1, 1) for column in self.columns),)
        upper, lower = [], []
        for group, members in groupby(self.columns, key=lambda column: column.group):
            columns = list(members)
            if group is None:
                upper += [HeadCell(column.title, 1, 2) for column in columns]
            else:
                upper.append(HeadCell(group, len(columns), 1))
                lower += [HeadCell(column.title, 1, 1) for column in columns]
        return tuple(upper), tuple(lower)

    def placed(self, row: Row) -> Iterator[tuple[str | int, int, Align]]:
        """Each cell of the row, the number of columns it covers and how it is aligned."""
        spare = len(self.columns) - len(row.cells) + 1
        at = 0
        for index, cell in enumerate(row.cells):
            covered = spare if index == 0 else 1
            align = self.columns[at].align
            if row.style is RowStyle.SECTION and index == 0:
                align = Align.LEFT
            elif covered > 1:
                align = Align.CENTER
            yield cell, covered, align
            at += covered
