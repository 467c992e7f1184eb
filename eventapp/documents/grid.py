"""Rows of a table set into its grid: how high each is and where its lines of text stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from eventapp.documents.shaping import ShapedLine
from eventapp.documents.table import Align, Row, RowStyle, Table
from eventapp.documents.typesetting import Typesetter

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
class SetCell:
    """The lines of a cell; each is (left edge, baseline below the top of the text, glyphs).

    Either all lines of a cell are glyphs in our font, or all are shaped by WeasyPrint.
    """

    height: float
    lines: tuple[tuple[float, float, Any], ...]
    is_shaped: bool


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row ready to paint; `rules` are the edges its cells stand between."""

    height: float
    style: RowStyle
    rules: tuple[int, ...]
    cells: tuple[SetCell, ...]


class _Place(dict[object, SetCell]):
    """The cells that stand between two edges and are written alike, by their text."""

    def __init__(
        self, grid: Grid, edges: tuple[int, int], align: Align, setter: Typesetter
    ) -> None:
        face = setter.face
        self._grid = grid
        self._setter = setter
        self._left = grid.edges[edges[0]] + grid.margin
        self._width = grid.edges[edges[1]] - grid.margin - self._left
        self._scale = grid.font_size / face.units
        unit = grid.font_size * PANGO_UNITS / face.units
        self._room = int(int(self._width * PANGO_UNITS) / unit)  # in font units
        self._share = _SHARE[align]
        drop = (grid.line_height - (face.ascent + face.descent) * grid.font_size) / 2
        self._drop = drop + face.ascent * grid.font_size

    def __missing__(self, text: object) -> SetCell:
        lines = []
        top = 0.0
        for line in self._setter.lines(text, self._room):
            x = self._left + self._share * (self._width - line.width * self._scale)
            lines.append((x, top + line.baseline(self._drop), line.glyphs))
            top += line.height(self._grid.line_height)
        is_shaped = any(isinstance(glyphs, ShapedLine) for *_, glyphs in lines)
        cell = self[text] = SetCell(top, tuple(lines), is_shaped)
        return cell


@dataclass(slots=True)
class RowSetter:
    """Sets the rows of one table with a regular and a bold typesetter."""

    table: Table
    grid: Grid
    regular: Typesetter
    bold: Typesetter
    _places: dict[tuple[int, int, Align, bool], _Place] = field(default_factory=dict)

    def rows(self) -> list[SetRow]:
        columns = self.table.columns
        usual = [self._place(i, i + 1, column.align) for i, column in enumerate(columns)]
        rules = tuple(range(len(columns) + 1))
        rows = []
        for row in self.table.rows:
            if row.style is RowStyle.NORMAL:
                cells = tuple([place[text] for place, text in zip(usual, row.cells, strict=True)])
                rows.append(self._row(row.style, rules, cells))
            else:
                rows.append(self._spanning(row))
        return rows

    def _spanning(self, row: Row) -> SetRow:
        """A section or total row: bold, its first cell over several columns."""
        cells = []
        rules = [0]
        for text, covered, align in self.table.placed(row):
            rules.append(rules[-1] + covered)
            cells.append(self._place(rules[-2], rules[-1], align, bold=True)[text])
        return self._row(row.style, tuple(rules), tuple(cells))

    def _row(self, style: RowStyle, rules: tuple[int, ...], cells: tuple[SetCell, ...]) -> SetRow:
        most = max([cell.height for cell in cells])
        height = most + 2 * self.grid.padding + self.grid.rule
        return SetRow(max(height, self.grid.least_height), style, rules, cells)

    def _place(self, left: int, right: int, align: Align, *, bold: bool = False) -> _Place:
        key = (left, right, align, bold)
        if key not in self._places:
            setter = self.bold if bold else self.regular
            self._places[key] = _Place(self.grid, (left, right), align, setter)
        return self._places[key]
