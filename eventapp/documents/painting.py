"""Rows and page numbers as PDF operators inside WeasyPrint's own page streams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import groupby
from typing import Any

from eventapp.documents.grid import Grid, SetRow
from eventapp.documents.shaping import ShapedLine
from eventapp.documents.table import RowStyle
from eventapp.documents.typesetting import Typesetter

NUMBER_SIZE = 13 * 96 / 72  # 13 pt, the size of page numbers


@dataclass(frozen=True, slots=True)
class PaintedRows:
    """Rows that stand on a page from a height on, in CSS pixels."""

    rows: Sequence[SetRow]
    grid: Grid
    top: float

    def operators(self, regular: str, bold: str) -> Iterator[str]:
        yield f"{self.grid.rule:.4f} w 0 G 0 g"
        yield from self._rules()
        yield "S BT"
        current = ""
        for row, y in self._placed():
            font = regular if row.style is RowStyle.NORMAL else bold
            if font != current:
                yield f"/{font} {self.grid.font_size:g} Tf"
                current = font
            for cell in row.cells:
                top = y + (row.height - cell.height) / 2
                for x, baseline, glyphs in cell.lines:
                    if isinstance(glyphs, str):
                        yield f"1 0 0 -1 {x:.2f} {top + baseline:.2f} Tm <{glyphs}> Tj"
        yield "ET"

    def draw_shaped(self, stream: Any) -> None:
        """Let WeasyPrint draw the lines it laid out."""
        for row, y in self._placed():
            for cell in row.cells:
                top = y + (row.height - cell.height) / 2
                for x, baseline, line in cell.lines:
                    if isinstance(line, ShapedLine):
                        line.draw(stream, x, top + baseline)

    def _placed(self) -> Iterator[tuple[SetRow, float]]:
        """Each row and where it begins."""
        y = self.top
        for row in self.rows:
            yield row, y
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
                yield f"{edges[0] - half:.3f} {y:.3f} m {edges[-1] + half:.3f} {y:.3f} l"
            for x in (edges[rule] for rule in rules):
                yield f"{x:.3f} {above - half:.3f} m {x:.3f} {y + half:.3f} l"


@dataclass(slots=True)
class Cast:
    """What the pages of one section share: typesetters, fonts and frames already drawn."""

    regular: Typesetter
    bold: Typesetter
    sample: Any
    frames: dict[int, tuple[object, ...]] = field(default_factory=dict)
    fonts: dict[bool, Any] = field(default_factory=dict)

    def font(self, stream: Any, *, bold: bool) -> str:
        """The name of a face in the file, made known to it with all letters used so far."""
        if bold not in self.fonts:
            setter = self.bold if bold else self.regular
            font = self.fonts[bold] = _add_font(stream, self.sample[bold])
            for letter in sorted(setter.letters):
                glyph = setter.face.glyphs[letter]
                font.to_unicode.setdefault(glyph, letter)
                width = round(setter.face.widths[letter] * 1000 / setter.face.units)
                font.widths.setdefault(glyph, width)
        name: str = self.fonts[bold].hash
        return name


class PaintedPage:
    """A page laid out by WeasyPrint, with rows painted into the seats it left for them."""

    def __init__(self, frame: Any, cast: Cast, rows: Iterable[PaintedRows], number: int) -> None:
        vars(self).update(vars(frame))
        self._number = number
        self._frame = frame
        self._cast = cast
        self._rows = tuple(rows)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Called by WeasyPrint when it writes the file."""
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            drawn = self._cast.frames.get(id(self._frame))
            if drawn is None:
                start = len(stream.stream)
                import_module("weasyprint.draw").draw_page(self._frame._page_box, stream)  # noqa: SLF001
                self._cast.frames[id(self._frame)] = tuple(stream.stream[start:])
            else:
                stream.stream.extend(drawn)
            for rows in self._rows:
                names = [self._cast.font(stream, bold=bold) for bold in (False, True)]
                stream.stream.append("\n".join(rows.operators(*names)).encode())
                rows.draw_shaped(stream)
            if self._number > 1:
                stream.stream.append(self._page_number(self._cast.font(stream, bold=False)))

    def _page_number(self, font: str) -> bytes:
        """The number centred in the top margin, as the style sheet has it elsewhere."""
        face = self._cast.regular.face
        (line,) = self._cast.regular.lines(self._number, face.units * 9)
        box = self._frame._page_box  # noqa: SLF001
        x = box.margin_left + (box.width - line.width * NUMBER_SIZE / face.units) / 2
        y = (box.margin_top + (face.ascent - face.descent) * NUMBER_SIZE) / 2
        return (
            f"BT /{font} {NUMBER_SIZE:.4f} Tf 0 g 1 0 0 -1 {x:.3f} {y:.3f} Tm <{line.glyphs}> Tj ET"
        ).encode()


def _add_font(stream: Any, box: Any) -> Any:
    """Put the font of a laid-out text into the file."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    font, _ = stream.add_font(line.runs[0].data.item.analysis.font)
    layout.deactivate()
    return font
