"""What one worksheet of an .xlsx looks like, read cell by cell."""

from __future__ import annotations

import re

from eventapp.lists.files.grid import Merge, Place
from eventapp.lists.files.looks import PLAIN, Looks, Style
from eventapp.lists.files.markup import Attributes, Reader, is_on
from eventapp.lists.files.xlsx_styles import SharedTexts, whole_number

_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})")


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class SheetLooks(Reader):
    """``looks`` is filled while the worksheet is read."""

    def __init__(self, styles: list[Style], texts: SharedTexts) -> None:
        super().__init__()
        self.looks = Looks()
        self._styles, self._texts = styles, texts
        self._row = self._column = 0
        self._kind = self._formula = self._value = ""

    def on_start(self, tag: str, attributes: Attributes) -> None:
        if tag == "row":
            self._row = whole_number(attributes.get("r")) or self._row + 1
            self._column = 0
            flat = is_on(attributes, "customHeight") and attributes.get("ht") in {"0", "0.0"}
            if is_on(attributes, "hidden") or flat:
                self.looks.hidden_rows.add(self._row)
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def on_end(self, tag: str, text: str) -> None:
        if tag == "f":
            self._formula = text
        elif tag in {"v", "t"}:
            self._value += text
        elif tag == "c" and (self._value or self._formula):
            self._end_cell((self._row, self._column))

    def _start_cell(self, attributes: Attributes) -> None:
        self._kind, self._formula, self._value = attributes.get("t", "n"), "", ""
        if match := _REFERENCE.fullmatch(attributes.get("r", "")):
            self._row, self._column = int(match[2]), column_number(match[1])
        else:
            self._column += 1
        index = whole_number(attributes.get("s"))
        style = self._styles[index] if index < len(self._styles) else PLAIN
        self.looks.note((self._row, self._column), style)

    def _end_cell(self, place: Place) -> None:
        self.looks.fill(*place)
        if not self._value:
            self.looks.formulas[place] = f"={self._formula}"
        elif self._kind == "s":
            index = whole_number(self._value)
            texts = self._texts
            self.looks.note(place, Style(index in texts.struck, index in texts.old_font))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if start and end:
            self.looks.merges.append(
                Merge(int(start[2]), column_number(start[1]), int(end[2]), column_number(end[1]))
            )
