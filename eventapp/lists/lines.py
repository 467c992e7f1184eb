"""One row of a list, read by fact instead of by column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from eventapp.lists.columns import BIRTHS, NAMES, Column
from eventapp.lists.files.grid import Cell, Row, Sheet
from eventapp.lists.header import Header
from eventapp.lists.surnames import is_name
from eventapp.lists.texts import words
from eventapp.lists.wording import is_label, is_office, is_placeholder
from eventapp.vietnamese.names import clean_text, strip_honorific

_BIRTH = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}\s*[./-]\s*\d")
_NUMBER_BEFORE = re.compile(r"^\d{1,4}\s*[.)/-]\s*")
_LEAST_DIGITS = 8
_MARKS = {"x", "v", "1", "co", "nu", "nam"}
_TICKS = {"✓", "✔", "☑", "√", "*", "+", "●"}
_LABEL_COLUMNS = (Column.NUMBER, *NAMES)


def is_mark(text: str) -> bool:
    """Whether a cell is crossed or ticked."""
    return text.strip() in _TICKS or words(text) in _MARKS


@dataclass(slots=True)
class Line:
    """A row under the header; joined cells count for every row they cover."""

    sheet: Sheet
    header: Header
    row: Row

    @property
    def number(self) -> int:
        return self.row.number

    def cells(self, *facts: Column) -> list[Cell]:
        """The cells that hold a fact, from left to right; empty ones are left out."""
        found = (self._cell(column) for column in self.header.of(*facts))
        return [cell for cell in found if cell]

    def text(self, *facts: Column, joined: bool = False) -> str:
        """What is written for a fact: the first cell, or all of them ``joined``."""
        texts = [cell.text for cell in self.cells(*facts)]
        return " ".join(texts) if joined else next(iter(texts), "")

    @property
    def name(self) -> str:
        """The name as it is written, from one column or from two."""
        return self.text(*NAMES, joined=True)

    @property
    def own_texts(self) -> list[str]:
        """Everything written in this very row, without its number."""
        numbers = self.header.of(Column.NUMBER)
        return [
            cell.text
            for at, cell in sorted(self.row.cells.items())
            if at not in numbers or not (is_label(cell.text) or cell.text.startswith("="))
        ]

    @property
    def has_number(self) -> bool:
        """Whether the row is counted: 1, 2, 3 or a formula."""
        return any(
            cell.text.strip(" .)").isdigit() or cell.text.startswith("=")
            for cell in self.cells(Column.NUMBER)
        )

    @property
    def has_evidence(self) -> bool:
        """Whether something is written that only people have: birth, telephone, sex, e-mail."""
        own = {id(cell) for cell in self.row.cells.values()}

        def written(*facts: Column) -> list[Cell]:
            return [cell for cell in self.cells(*facts) if id(cell) in own]

        births = written(*BIRTHS, Column.BIRTH_YEAR)
        digits = [re.sub(r"\D", "", cell.text) for cell in written(Column.PHONE, Column.ID_NUMBER)]
        return (
            any(isinstance(cell.value, date) or _BIRTH.search(cell.text) for cell in births)
            or any(len(text) >= _LEAST_DIGITS for text in digits)
            or any("@" in cell.text for cell in written(Column.EMAIL))
            or any(is_mark(cell.text) for cell in written(Column.SEX, Column.MALE, Column.FEMALE))
        )

    @property
    def is_surely_a_person(self) -> bool:
        """Whether the row is one of the list, whatever stands around it."""
        name = _NUMBER_BEFORE.sub("", clean_text(self.name))
        if not name or is_placeholder(name):
            return self.has_evidence and self.has_number
        if self.has_evidence:
            return is_name(strip_honorific(name)[0]) or self.has_number
        return self.has_number and not is_office(name) and not self.is_wide

    @property
    def is_wide(self) -> bool:
        """Whether the name's cell is joined with the columns beside it, as titles are."""
        names = self.header.of(*_LABEL_COLUMNS)
        return any(
            (merge := self.sheet.merge_at(self.number, column)) is not None
            and merge.right > max(names)
            for column in names
        )

    def _cell(self, column: int) -> Cell | None:
        merge = self.sheet.merge_at(self.number, column)
        if merge and merge.is_tall and merge.left == column:
            return self.sheet.row(merge.top).cells.get(column)
        return self.row.cells.get(column)
