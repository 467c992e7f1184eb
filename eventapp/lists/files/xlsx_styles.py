"""What the styles of an .xlsx say about a cell: struck through, an old font, a date."""

from __future__ import annotations

import re

from eventapp.lists.files.looks import Style
from eventapp.lists.files.markup import Attributes, Reader, is_on

_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NO_LETTERS_OF_A_DATE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|General', re.IGNORECASE)
_OLD_FONT = re.compile(r"\.vn", re.IGNORECASE)


def is_date_format(code: str) -> bool:
    """Whether a number format shows a day, a month or a year."""
    return bool(re.search("[dmyDMY]", _NO_LETTERS_OF_A_DATE.sub("", code)))


def is_old_font(name: str) -> bool:
    """Whether a font is one of the .Vn family, whose letters are TCVN3."""
    return bool(_OLD_FONT.match(name))


def whole_number(text: str | None) -> int:
    """The number of an attribute, 0 for anything else."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else 0  # noqa: PLR2004 - more digits than any sheet has rows


class Styles(Reader):
    """xl/styles.xml: ``styles`` in the order in which cells point at them."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: list[Style] = []
        self._fonts: list[list[bool]] = []
        self._dates = set(_DATE_FORMATS)
        self._inside: list[str] = []

    def on_start(self, tag: str, attributes: Attributes) -> None:
        parent = self._inside[-1] if self._inside else ""
        self._inside.append(tag)
        match parent, tag:
            case "fonts", "font":
                self._fonts.append([False, False])
            case "font", "strike" if "fonts" in self._inside:
                self._fonts[-1][0] = is_on(attributes, "val", "1")
            case "font", "name" if "fonts" in self._inside:
                self._fonts[-1][1] = is_old_font(attributes.get("val", ""))
            case "numFmts", "numFmt":
                if is_date_format(attributes.get("formatCode", "")):
                    self._dates.add(whole_number(attributes.get("numFmtId")))
            case "cellXfs", "xf":
                self.styles.append(self._style(attributes))

    def on_end(self, tag: str, text: str) -> None:
        self._inside.pop()

    def _style(self, attributes: Attributes) -> Style:
        font = whole_number(attributes.get("fontId"))
        struck, old = self._fonts[font] if font < len(self._fonts) else (False, False)
        return Style(struck, old, whole_number(attributes.get("numFmtId")) in self._dates)


class SharedTexts(Reader):
    """xl/sharedStrings.xml: which texts are struck through or in an old font all along."""

    def __init__(self) -> None:
        super().__init__()
        self.struck: set[int] = set()
        self.old_font: set[int] = set()
        self._index = -1
        self._looks: list[tuple[bool, bool]] = []
        self._run = [False, False]

    def on_start(self, tag: str, attributes: Attributes) -> None:
        if tag == "si":
            self._index += 1
            self._looks = []
            self._run = [False, False]
        elif tag == "r":
            self._run = [False, False]
        elif tag == "strike":
            self._run[0] = is_on(attributes, "val", "1")
        elif tag == "rFont":
            self._run[1] = is_old_font(attributes.get("val", ""))

    def on_end(self, tag: str, text: str) -> None:
        if tag == "t" and text.strip():
            self._looks.append((self._run[0], self._run[1]))
        elif tag == "si" and self._looks:
            if all(struck for struck, _ in self._looks):
                self.struck.add(self._index)
            if any(old for _, old in self._looks):
                self.old_font.add(self._index)
