"""Lines our own typesetter leaves to WeasyPrint: other scripts, symbols, combining marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from eventapp.documents.engine import engine
from eventapp.documents.markup import cell_html


@dataclass(frozen=True, slots=True, eq=False)
class ShapedLine:
    """Text boxes of one line, that WeasyPrint draws where we say; measures in CSS pixels."""

    boxes: tuple[Any, ...]
    top: float
    height: float

    @property
    def width(self) -> float:
        return float(self.boxes[-1].position_x + self.boxes[-1].width - self.boxes[0].position_x)

    @property
    def baseline(self) -> float:
        """How far below the line's top the letters stand."""
        return float(self.boxes[0].position_y + self.boxes[0].baseline - self.top)

    def draw(self, stream: Any, x: float, baseline: float) -> None:
        draw_text = import_module("weasyprint.draw.text").draw_text
        first = self.boxes[0]
        with stream.stacked():
            stream.transform(e=x - first.position_x, f=baseline - self.top - self.baseline)
            for box in self.boxes:
                draw_text(stream, box, 0, "clip", "none")


def shaped_lines(text: str, width_em: float, *, bold: bool, language: str) -> Iterator[ShapedLine]:
    """The text as WeasyPrint breaks it in a table cell of that width."""
    boxes = import_module("weasyprint.formatting_structure.boxes")
    html = cell_html(text, width_em, bold=bold, language=language)
    for page in engine().lay_out(html, numbered=False).pages:
        for box in page._page_box.descendants():  # noqa: SLF001 - the page has no public face
            if isinstance(box, boxes.LineBox):
                texts = tuple(each for each in box.descendants() if isinstance(each, boxes.TextBox))
                if texts:
                    yield ShapedLine(texts, box.position_y, box.height)
