"""Pages laid out by WeasyPrint with rows painted into them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from eventapp.documents.painting import PaintedRows
from eventapp.documents.typesetting import Typesetter

NUMBER_SIZE = 13 * 96 / 72  # 13 pt, the size of page numbers


@dataclass(frozen=True, slots=True)
class Drawn:
    """A frame as operators, and the marks in it that belong to tags."""

    operators: tuple[object, ...]
    tags: dict[Any, Any]


@dataclass(slots=True)
class Cast:
    """What the pages of one section share: typesetters, fonts and frames already drawn."""

    regular: Typesetter
    bold: Typesetter
    sample: Any
    frames: dict[int, Drawn] = field(default_factory=dict)
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
        self.rows = tuple(rows)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Called by WeasyPrint when it writes the file."""
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            self._draw_frame(stream)
            if stream._tags is not None:  # noqa: SLF001 - kept there for `add_tags`
                number = len(stream._tags)  # noqa: SLF001
                for rows in self.rows:
                    number = rows.mark_from(number)
            for rows in self.rows:
                names = [self._cast.font(stream, bold=bold) for bold in (False, True)]
                rows.paint(stream, *names)
            if self._number > 1:
                stream.stream.append(self._page_number(self._cast.font(stream, bold=False)))

    def _draw_frame(self, stream: Any) -> None:
        """What WeasyPrint laid out on the page, drawn once for all pages that show it."""
        drawn = self._cast.frames.get(id(self._frame))
        if drawn is not None:
            stream.stream.extend(drawn.operators)
            if drawn.tags:
                stream._tags.update(drawn.tags)  # noqa: SLF001
            return
        start = len(stream.stream)
        import_module("weasyprint.draw").draw_page(self._frame._page_box, stream)  # noqa: SLF001
        tags = dict(stream._tags or {})  # noqa: SLF001 - taken out one by one later
        self._cast.frames[id(self._frame)] = Drawn(tuple(stream.stream[start:]), tags)

    def _page_number(self, font: str) -> bytes:
        """The number centred in the top margin, as the style sheet has it elsewhere."""
        face = self._cast.regular.face
        (line,) = self._cast.regular.lines(self._number, face.units * 9)
        box = self._frame._page_box  # noqa: SLF001
        x = box.margin_left + (box.width - line.width * NUMBER_SIZE / face.units) / 2
        y = (box.margin_top + (face.ascent - face.descent) * NUMBER_SIZE) / 2
        return (
            f"/Artifact <</Type /Pagination>> BDC BT /{font} {NUMBER_SIZE:.4f} Tf 0 g"
            f" 1 0 0 -1 {x:.2f} {y:.2f} Tm <{line.glyphs}> Tj ET EMC"
        ).encode()


def _add_font(stream: Any, box: Any) -> Any:
    """Put the font of a laid-out text into the file."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    font, _ = stream.add_font(line.runs[0].data.item.analysis.font)
    layout.deactivate()
    return font
