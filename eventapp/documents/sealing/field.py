"""The empty field that a signature fills: in the file, in its form, in its tree of tags.

It lies where the signature block left room over the signer's name. A list that nobody signs in the
name of the office has it at the top right of the first page, where Decree 30 puts the signature on
what accompanies a paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

NAME = "ChuKyCoQuan"
TOOLTIP = "Chữ ký số của cơ quan"
_MILLIMETRE = 96 / 25.4  # CSS pixels
_WIDEST, _HIGHEST = 70 * _MILLIMETRE, 15 * _MILLIMETRE
_CORNER_WIDTH, _CORNER_HEIGHT, _CORNER_TOP = (n * _MILLIMETRE for n in (80, 13, 4))
_POINT = 72 / 96
_PRINT_LOCKED = 4 + 128


@dataclass(frozen=True, slots=True)
class Room:
    """A place to sign: on which page, counted from 0, and where, in CSS pixels from its corner."""

    page: int
    left: float
    top: float
    width: float
    height: float

    def in_points(self, page_height: float) -> tuple[float, ...]:
        """Left, bottom, right and top as PDF counts them, from the foot of the page."""
        bottom = page_height - self.top - self.height
        corners = (self.left, bottom, self.left + self.width, bottom + self.height)
        return tuple(round(place * _POINT, 2) for place in corners)


def room_to_sign(pages: list[Any]) -> Room:
    """Where the office signs these laid-out pages."""
    for number, page in enumerate(pages):
        for box in _rooms(page):
            width, height = min(box.width, _WIDEST), min(box.height, _HIGHEST)
            left = box.position_x + (box.width - width) / 2
            return Room(number, left, box.position_y + (box.height - height) / 2, width, height)
    margin = pages[0]._page_box.margin_right  # noqa: SLF001 - the laid-out page has no public face
    left = pages[0].width - margin - _CORNER_WIDTH
    return Room(0, left, _CORNER_TOP, _CORNER_WIDTH, _CORNER_HEIGHT)


def add_field(pdf: Any, pages: list[Any]) -> None:
    """Put the empty field into the file; it shows nothing."""
    pydyf = import_module("pydyf")
    room = room_to_sign(pages)
    page = [each for each in pdf.objects if _is(each, "/Page")][room.page]
    corners = room.in_points(pages[room.page].height)
    nothing = pydyf.Stream(
        [], {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, 1, 1])}
    )
    pdf.add_object(nothing)
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "F": _PRINT_LOCKED,
            "T": pydyf.String(NAME),
            "TU": pydyf.String(TOOLTIP),
            "Rect": pydyf.Array(corners),
            "P": page.reference,
            "AP": pydyf.Dictionary({"N": nothing.reference}),
        }
    )
    pdf.add_object(field)
    page.setdefault("Annots", pydyf.Array()).append(field.reference)
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": pydyf.Array([field.reference])})
    if "StructTreeRoot" in pdf.catalog:
        _tag(pdf, page, field)


def _tag(pdf: Any, page: Any, field: Any) -> None:
    """Tell a screen reader of the field, behind all else."""
    pydyf = import_module("pydyf")
    tree = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    document = pdf.objects[_number(tree["K"][0])]
    there = pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page.reference})
    pdf.add_object(there)
    element = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/Form",
            "P": document.reference,
            "Pg": page.reference,
            "Alt": pydyf.String(TOOLTIP),
            "K": pydyf.Array([there.reference]),
        }
    )
    pdf.add_object(element)
    document["K"].append(element.reference)
    marked = pdf.objects[_number(tree["ParentTree"])]["Nums"]
    field["StructParent"] = max(marked[::2]) + 1
    marked.extend([field["StructParent"], element.reference])
    page["Tabs"] = "/S"


def _rooms(page: Any) -> Iterator[Any]:
    """The room between office and name in the block of whoever signs the paper."""
    for cell in page._page_box.descendants():  # noqa: SLF001 - as above
        if _class(cell) == "cell signatory":
            yield from (box for box in cell.descendants() if _class(box) == "room-to-sign")


def _class(box: Any) -> str:
    return "" if box.element is None else str(box.element.get("class") or "")


def _is(item: Any, kind: str) -> bool:
    return isinstance(item, dict) and item.get("Type") == kind


def _number(reference: bytes | str) -> int:
    return int(reference.split()[0])
