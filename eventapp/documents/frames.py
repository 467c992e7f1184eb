"""What WeasyPrint laid out, read back: where the seats for painted rows are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from eventapp.documents.grid import Grid


@dataclass(frozen=True, slots=True)
class Seat:
    """The place of a table's rows on one page, in CSS pixels from the page's top left."""

    block: int
    page: Any
    top: float
    bottom_of_page: float
    grid: Grid
    sample: dict[bool, Any]

    @property
    def room(self) -> float:
        return self.bottom_of_page - self.top


def seats(document: Any) -> list[Seat]:
    """Every seat of the document in the order of the pages; they are emptied for the rows."""
    found = [(seat, row) for page in document.pages for seat, row in _seats(page)]
    for _, row in found:
        row.children = []  # what held the place is neither drawn nor read
    return [seat for seat, _ in found]


def _seats(page: Any) -> Iterator[tuple[Seat, Any]]:
    """The seats of a page and the table rows they are."""
    boxes = import_module("weasyprint.formatting_structure.boxes")
    box = page._page_box  # noqa: SLF001 - the laid-out page has no public face
    bottom = box.position_y + box.margin_top + box.height
    table = None
    for inner in box.descendants():
        if isinstance(inner, boxes.TableBox):
            table = inner
        elif isinstance(inner, boxes.TableRowBox) and inner.element.get("data-seat"):
            block = int(inner.element.get("data-seat"))
            grid, sample = _grid(table), _sample(inner)
            yield Seat(block, page, inner.position_y, bottom, grid, sample), inner


def _grid(table: Any) -> Grid:
    cell = table.children[0].children[0].children[0]
    style = cell.style
    positions, widths = table.column_positions, table.column_widths
    return Grid(
        edges=(*positions, positions[-1] + widths[-1]),
        font_size=style["font_size"],
        line_height=style["font_size"] * style["line_height"],
        padding=style["padding_top"].value,
        side_padding=cell.padding_left,
        rule=2 * cell.border_left_width,
        least_height=float(table.element.get("data-least-height")) * 96 / 25.4,
    )


def _sample(row: Any) -> dict[bool, Any]:
    """A text box of the regular and one of the bold face."""
    texts = [box for box in row.descendants() if getattr(box, "pango_layout", None)]
    return {box.style["font_weight"] >= 700: box for box in texts}  # noqa: PLR2004 - CSS bold
