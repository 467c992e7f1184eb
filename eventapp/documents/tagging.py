"""What a screen reader needs to know of tables, put into WeasyPrint's tree of tags.

WeasyPrint tags all it lays out. It says of no head cell that it heads a column, and where rows are
painted it finds a seat: a row without cells. The painted rows are put there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eventapp.documents.pages import PaintedPage
from eventapp.documents.painting import PaintedRows
from eventapp.documents.writing import Pack, pack


def tag_table_heads(pdf: Any) -> None:
    """Let each head cell head its column.

    WeasyPrint names the heads cell by cell instead, and wrongly where a head has two rows.
    """
    for element in _elements(pdf, "/TH", "/TD"):
        attributes = element["A"]
        if element["S"] == "/TH":
            attributes["Scope"] = "/Column"
            element.pop("ID", None)
        else:
            attributes.pop("Headers", None)
            if len(attributes) == 1:  # nothing left but the kind of attributes they are
                del element["A"]


def tag_painted_rows(pdf: Any, pages: list[Any]) -> list[Pack]:
    """Put the painted rows into the tree; their elements, numbered after the objects of `pdf`."""
    seats = (element for element in _elements(pdf, "/TR") if not element["K"])
    tree = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    marked = pdf.objects[_number(tree["ParentTree"])]["Nums"]
    number = len(pdf.objects)
    packs = []
    for index, page in enumerate(pages):
        for rows in page.rows if isinstance(page, PaintedPage) else ():
            seat = next(seats)
            body = pdf.objects[_number(seat["P"])]
            elements = _Elements(rows, number, body.number, _number(seat["Pg"]))
            packs.append(pack(number, list(elements.of_rows())))
            number += packs[-1].count
            place = body["K"].index(seat.reference)
            body["K"][place : place + 1] = [b"%d 0 R" % each for each in elements.row_numbers]
            marked[2 * index + 1] += [b"%d 0 R" % cell for _, cell in sorted(elements.marked)]
            seat.free = "f"
    return packs


class _Elements:
    """The elements of rows painted on one page: each row, then its cells, numbered in a row."""

    def __init__(self, rows: PaintedRows, number: int, body: int, page: int) -> None:
        self.row_numbers: list[int] = []
        self.marked: list[tuple[int, int]] = []  # (mark on the page, number of its cell)
        self._rows = rows
        self._number = number
        self._body = body
        self._page = page

    def of_rows(self) -> Iterator[bytes]:
        number = self._number
        for row, marks in zip(self._rows.rows, self._rows.marks, strict=True):
            above = number
            self.row_numbers.append(above)
            cells = []
            for mark, left, right in zip(marks, row.rules, row.rules[1:], strict=False):
                number += 1
                wide = b"/A<</O/Table/ColSpan %d>>" % (right - left) if right - left > 1 else b""
                if mark is None:
                    cells.append(b"<</S/TD/P %d 0 R%b/K[]>>" % (above, wide))
                    continue
                self.marked.append((mark, number))
                cells.append(
                    b"<</S/TD/P %d 0 R/Pg %d 0 R%b/K %d>>" % (above, self._page, wide, mark)
                )
            number += 1
            kids = b" ".join([b"%d 0 R" % each for each in range(above + 1, number)])
            yield b"<</S/TR/P %d 0 R/K[%b]>>" % (self._body, kids)
            yield from cells


def _elements(pdf: Any, *kinds: str) -> Iterator[Any]:
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/StructElem" and item["S"] in kinds:
            yield item


def _number(reference: bytes) -> int:
    """The number of an object referred to, such as 12 in "12 0 R"."""
    return int(reference.split()[0])
