"""Sheets of cells, the same whatever file they come from; rows and columns count from 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from eventapp.lists.files import limits

Value = str | int | float | bool | date | time | timedelta
Place = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it."""

    value: Value
    text: str
    """What is written, as text; whole numbers without a point."""
    is_struck: bool = False
    has_old_font: bool = False
    """Written in a .Vn font, whose letters are TCVN3."""
    is_dated: bool = False
    """Formatted as a date, whatever it holds."""
    was_old: bool = False
    """Its text was TCVN3 and has been decoded."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells joined to one; the first holds the text."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_wide(self) -> bool:
        return self.right > self.left

    @property
    def is_tall(self) -> bool:
        return self.bottom > self.top


@dataclass(slots=True)
class Row:
    """A row with at least one cell."""

    number: int
    cells: dict[int, Cell]
    is_hidden: bool = False

    def text(self, column: int) -> str:
        cell = self.cells.get(column)
        return cell.text if cell else ""

    @property
    def texts(self) -> list[str]:
        """What is written, from left to right."""
        return [self.cells[column].text for column in sorted(self.cells)]


@dataclass(slots=True)
class Sheet:
    """One sheet: only rows with something in them, in order."""

    name: str
    rows: dict[int, Row] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    is_active: bool = False
    is_hidden: bool = False
    knows_merges: bool = True
    """False for formats that have none (CSV, pasted text)."""
    knows_looks: bool = True
    """False where hidden and struck rows cannot be told."""
    columns_cut: int = 0
    """Columns to the right that were not read."""
    _merge_at: dict[Place, Merge] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._merge_at = {
            (row, column): merge
            for merge in self.merges
            for row in range(merge.top, min(merge.bottom, self.last_row) + 1)
            for column in range(merge.left, min(merge.right, limits.MOST_COLUMNS) + 1)
        }

    @property
    def last_row(self) -> int:
        return max(self.rows, default=0)

    def row(self, number: int) -> Row:
        """That row, empty when nothing is in it."""
        return self.rows.get(number) or Row(number, {})

    def merge_at(self, row: int, column: int) -> Merge | None:
        return self._merge_at.get((row, column))

    def covering(self, row: int, column: int) -> Cell | None:
        """The cell a reader sees there: its own, or that of the joined cells it belongs to."""
        if merge := self.merge_at(row, column):
            row, column = merge.top, merge.left
        return self.row(row).cells.get(column)

    def covering_text(self, row: int, column: int) -> str:
        cell = self.covering(row, column)
        return cell.text if cell else ""

    def rows_between(self, first: int, last: int) -> Iterator[Row]:
        """Every row from the first to the last, empty ones too."""
        return (self.row(number) for number in range(first, last + 1))
