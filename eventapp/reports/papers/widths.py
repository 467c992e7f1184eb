"""How wide the columns of a list are, in millimetres."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from eventapp.documents.faces import face
from eventapp.documents.typesetting import FONT_SIZE
from eventapp.documents.wording import printable

PORTRAIT_MM, LANDSCAPE_MM = 165, 252
NARROW_NUMBER_MM, NUMBER_MM, SEX_MM, NOTE_MM = 8, 10, 10, 10.5
NARROWEST_NAME_MM, WIDEST_NAME_MM = 36, 49
"""The widest holds "Nguyễn Thị Phương Nhung" on one line; longer names take two."""

MARGINS_MM = 1.7
_MM_PER_PIXEL = 25.4 / 96
_UNKNOWN = 1000  # font units of a letter the font lacks


def text_mm(text: str) -> float:
    """How long the text is on one line of a table."""
    letters = face(bold=False)
    units = sum(letters.widths.get(letter, _UNKNOWN) for letter in printable(text))
    return units / letters.units * FONT_SIZE * _MM_PER_PIXEL


def lines(text: str, width_mm: float) -> int:
    """About how many lines the text takes in a column."""
    return max(1, ceil(text_mm(text) / (width_mm - MARGINS_MM)))


def name_mm(names: Iterable[str]) -> int:
    """Room for the longest of the names on one line, within reason."""
    wanted = ceil(max(map(text_mm, names), default=0) + MARGINS_MM)
    return min(max(wanted, NARROWEST_NAME_MM), WIDEST_NAME_MM)
