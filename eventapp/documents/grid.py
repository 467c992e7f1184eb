"""Rows of a table set into its grid: how high each is and where its lines of text stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from eventapp.documents.shaping import ShapedLine
from eventapp.documents.table import Align, Row, RowStyle, Table
from eventapp.documents.typesetting import Line, Typesetter

PANGO_UNITS = 1024
_SHARE = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}


@dataclass(frozen=True, slots=True)
class Grid:
    """The measures of a table in CSS pixels, as WeasyPrint laid out its head."""

    edges: tuple[float, ...]
    font_size: float
    line_height: float
    padding: float
    side_padding: float
    rule: float
    least_height: float

    @property
    def margin(self) -> float:
        """From the edge of a cell to its text: half the rule, then the padding."""
        return self.rule / 2 + self.side_padding


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row ready to paint; `texts` are (x, baseline below the row's top, glyphs)."""

    height: float
    style: RowStyle
    rules: tuple[int, ...]
    texts: tuple[tuple[float, float, str | ShapedLine], ...]


@dataclass(frozen=True, slots=True)
class _SetCell:
    lines: tuple[Line, ...]
    left: float
    width: float
    align: Align

    def height(self, line_height: float) -> float:
        return sum([line.height(line_height) for line in self.lines])


@dataclass(slots=True)
class RowSetter:
    """Sets the rows of one table with a regular and a bold typesetter."""

    table: Table
    grid: Grid
    regular: Typesetter
    bold: Typesetter
    _rooms: dict[tuple[int, int], tuple[float, float, int]] = field(default_factory=dict)

    def rows(self) -> list[SetRow]:
        return [self._set(row) for row in self.table.rows]

    def _set(self, row: Row) -> SetRow:
        grid = self.grid
        setter = self.regular if row.style is RowStyle.NORMAL else self.bold
        cells = []
        rules = [0]
        for text, covered, align in self.table.placed(row):
            left, width, room = self._room(rules[-1], covered)
            cells.append(_SetCell(setter.lines(text, room), left, width, align))
            rules.append(rules[-1] + covered)
        most = max(cell.height(grid.line_height) for cell in cells)
        height = most + 2 * grid.padding + grid.rule
        height = max(height, grid.least_height)
        return SetRow(height, row.style, tuple(rules), tuple(self._texts(cells, height, setter)))

    def _room(self, column: int, covered: int) -> tuple[float, float, int]:
        """Left edge and width of a cell's text, and the width in font units."""
        known = self._rooms.get((column, covered))
        if known is None:
            left = self.grid.edges[column] + self.grid.margin
            width = self.grid.edges[column + covered] - self.grid.margin - left
            unit = self.grid.font_size * PANGO_UNITS / self.regular.face.units
            known = left, width, int(int(width * PANGO_UNITS) / unit)
            self._rooms[column, covered] = known
        return known

    def _texts(
        self, cells: Iterable[_SetCell], height: float, setter: Typesetter
    ) -> Iterable[tuple[float, float, str | ShapedLine]]:
        grid, face = self.grid, setter.face
        drop = (grid.line_height - (face.ascent + face.descent) * grid.font_size) / 2
        drop += face.ascent * grid.font_size
        scale = grid.font_size / face.units
        for cell in cells:
            share = _SHARE[cell.align]
            top = (height - cell.height(grid.line_height)) / 2
            for line in cell.lines:
                x = cell.left + share * (cell.width - line.width * scale)
                yield x, top + line.baseline(drop), line.glyphs
                top += line.height(grid.line_height)
