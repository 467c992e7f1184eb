"""Rows as PDF operators inside WeasyPrint's own page streams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, repeat
from typing import Any

from eventapp.documents.faces import face
from eventapp.documents.grid import Grid, SetCell, SetRow
from eventapp.documents.table import RowStyle

Marks = list[int | None]


@dataclass(slots=True)
class PaintedRows:
    """Rows that stand on a page from a height on, in CSS pixels.

    `marks` are the numbers by which the page's tags know the cells, row by row: none for an empty
    cell, and none at all on a page without tags.
    """

    rows: Sequence[SetRow]
    grid: Grid
    top: float
    marks: list[Marks] = field(default_factory=list)

    def mark_from(self, number: int) -> int:
        """Number the cells; the next number that is free."""
        for row in self.rows:
            marks: Marks = []
            for cell in row.cells:
                marks.append(number if cell.lines else None)
                number += bool(cell.lines)
            self.marks.append(marks)
        return number

    def paint(self, stream: Any, regular: str, bold: str) -> None:
        """Paint the rows with these fonts; lines of other fonts are drawn by WeasyPrint."""
        stream.stream.append("\n".join(self._operators(regular, bold)).encode())
        for row, y, marks in self._placed():
            for cell, mark in zip(row.cells, marks, strict=False):
                if cell.is_shaped:
                    top = y + (row.height - cell.height) / 2
                    self._draw_shaped(stream, cell, top, mark, regular)

    def _draw_shaped(
        self, stream: Any, cell: SetCell, top: float, mark: int | None, font: str
    ) -> None:
        """Let WeasyPrint draw lines it laid out, a blank of ours between two of them."""
        if mark is not None:
            stream.stream.append(f"/TD<</MCID {mark}>>BDC".encode())
        blank = face(bold=False).codes[" "]
        for number, (x, baseline, line) in enumerate(cell.lines):
            if number:
                place = f"1 0 0 -1 {x:.2f} {top + baseline:.2f} Tm"
                shown = f"BT /{font} {self.grid.font_size:g} Tf {place} <{blank}> Tj ET"
                stream.stream.append(shown.encode())
            line.draw(stream, x, top + baseline)
        if mark is not None:
            stream.stream.append(b"EMC")

    def _operators(self, regular: str, bold: str) -> Iterator[str]:
        yield f"/Artifact BMC {self.grid.rule:.4f} w 0 G 0 g"
        yield from self._rules()
        yield "S EMC BT"
        current = ""
        for row, y, marks in self._placed():
            font = regular if row.style is RowStyle.NORMAL else bold
            if font != current:
                yield f"/{font} {self.grid.font_size:g} Tf"
                current = font
            for cell, mark in zip(row.cells, marks, strict=False):
                if cell.is_shaped:
                    continue
                if mark is not None:
                    yield f"/TD<</MCID {mark}>>BDC"
                top = y + (row.height - cell.height) / 2
                for x, baseline, glyphs in cell.lines:
                    yield f"1 0 0 -1 {x:.2f} {top + baseline:.2f} Tm <{glyphs}> Tj"
                if mark is not None:
                    yield "EMC"
        yield "ET"

    def _placed(self) -> Iterator[tuple[SetRow, float, Any]]:
        """Each row, where it begins, and the marks of its cells."""
        y = self.top
        for row, marks in zip(self.rows, self.marks or repeat(repeat(None)), strict=False):
            yield row, y, marks
            y += row.height

    def _rules(self) -> Iterator[str]:
        """A line under each row; lines between columns in one stroke over rows of one shape."""
        edges = self.grid.edges
        half = self.grid.rule / 2
        y = self.top
        for rules, group in groupby(self.rows, key=lambda row: row.rules):
            above = y
            for row in group:
                y += row.height
                yield f"{edges[0] - half:.2f} {y:.2f} m {edges[-1] + half:.2f} {y:.2f} l"
            for x in (edges[rule] for rule in rules):
                yield f"{x:.2f} {above - half:.2f} m {x:.2f} {y + half:.2f} l"
