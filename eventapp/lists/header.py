"""Where the header of a list stands (one to three rows), and which column holds what."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from eventapp.lists.columns import NAMES, Column, column_of, column_under
from eventapp.lists.files.grid import Row, Sheet
from eventapp.lists.texts import words

_ROWS_SEARCHED = 150
_MOST_ROWS = 3
_LONGEST_LABEL = 60
_FEWEST_COLUMNS = 2
_NOT_FOR_ANSWERS = {*NAMES, Column.ID_NUMBER, Column.SENSITIVE, Column.NUMBER}


@dataclass(slots=True)
class Header:
    """The rows of the header and the column of every fact."""

    top: int
    bottom: int
    columns: dict[int, Column]
    labels: dict[int, str] = field(default_factory=dict)
    is_guessed: bool = False
    """The list has no header: columns were told by what stands in them."""
    _found: dict[tuple[Column, ...], list[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, *wanted: Column) -> list[int]:
        """The columns that hold one of these facts, from left to right."""
        if wanted not in self._found:
            self._found[wanted] = [
                at for at, fact in sorted(self.columns.items()) if fact in wanted
            ]
        return self._found[wanted]

    def has(self, *wanted: Column) -> bool:
        return bool(self.of(*wanted))

    def name(self, column: int, fact: Column) -> None:
        """Say that a column holds another fact than its heading says."""
        self.columns[column] = fact
        self._found.clear()

    def take_asked(self, questions: tuple[str, ...]) -> dict[int, str]:
        """The columns whose headings are questions of the training: they hold nothing else.

        What is never kept (id numbers, health, party) and names stay what they are.
        """
        wanted = {words(question): question for question in questions}
        found: dict[int, str] = {}
        for column, label in sorted(self.labels.items()):
            question = wanted.get(words(label)) or wanted.get(words(label.split(" / ")[-1]))
            if question in found.values() or self.columns.get(column) in _NOT_FOR_ANSWERS:
                continue
            if question:
                found[column] = question
                self.columns.pop(column, None)
        self._found.clear()
        return found

    @property
    def width(self) -> int:
        """How many different facts the header names."""
        return len(set(self.columns.values()))


def find_header(sheet: Sheet) -> Header | None:
    """The header with the most known columns; None when no row names people."""
    best: Header | None = None
    for number in [number for number in sorted(sheet.rows) if number <= _ROWS_SEARCHED]:
        if _names_people(sheet.row(number)):
            header = _header_around(sheet, number)
            if header.width >= _FEWEST_COLUMNS and (not best or header.width > best.width):
                best = header
    return best


def is_numbering(row: Row) -> bool:
    """Whether a row only numbers the columns: 1 2 3 4, (1) (2) (3), A B 1 2."""
    texts = [words(text) for text in row.texts]
    numbers = [int(text) for text in texts if text.isdigit()]
    rest = [text for text in texts if not text.isdigit()]
    counts_up = all(after == before + 1 for before, after in pairwise(numbers))
    return len(numbers) > _FEWEST_COLUMNS and counts_up and all(len(text) == 1 for text in rest)


def _names_people(row: Row) -> bool:
    short = [cell.text for cell in row.cells.values() if len(cell.text) <= _LONGEST_LABEL]
    return len(row.cells) > 1 and any(column_of(text) in NAMES for text in short)


def _header_around(sheet: Sheet, anchor: int) -> Header:
    top = bottom = anchor
    while top > 1 and bottom - top < _MOST_ROWS - 1 and _belongs_above(sheet, top - 1, anchor):
        top -= 1
    while bottom - top < _MOST_ROWS - 1 and _belongs_below(sheet, bottom + 1, anchor):
        bottom += 1
    columns, labels = {}, {}
    for column in range(1, _last_column(sheet, top, bottom) + 1):
        parts = _parts(sheet, column, top, bottom)
        labels[column] = " / ".join(parts)
        if parts and (kind := column_under(parts[:-1], parts[-1])):
            columns[column] = kind
    if Column.NAME not in columns.values():
        _given_names_alone(columns)
    while is_numbering(sheet.row(bottom + 1)):
        bottom += 1
    return Header(top, bottom, columns, labels)


def _parts(sheet: Sheet, column: int, top: int, bottom: int) -> list[str]:
    """The labels over a column, from the widest to its own."""
    parts: list[str] = []
    for number in range(top, bottom + 1):
        text = sheet.covering_text(number, column)
        if not text and not sheet.knows_merges and number < bottom:
            text = _label_to_the_left(sheet, number, column, bottom)
        text = " ".join(text.split())
        if text and (not parts or words(parts[-1]) != words(text)):
            parts.append(text)
    return parts


def _label_to_the_left(sheet: Sheet, number: int, column: int, bottom: int) -> str:
    """Where joined cells were lost: the label over a group stands over its first column only."""
    if column == 1 or not sheet.row(bottom).text(column):
        return ""
    left = column - 1
    if sheet.row(bottom).text(left) and (text := sheet.row(number).text(left)):
        return text
    return ""


def _belongs_above(sheet: Sheet, number: int, anchor: int) -> bool:
    row = sheet.row(number)
    if not row.cells or any(len(cell.text) > _LONGEST_LABEL for cell in row.cells.values()):
        return False
    for column in row.cells:
        if (merge := sheet.merge_at(number, column)) and merge.bottom >= anchor:
            return True
    known = [column_of(cell.text) for cell in row.cells.values()]
    return sum(map(bool, known)) >= _FEWEST_COLUMNS


def _belongs_below(sheet: Sheet, number: int, anchor: int) -> bool:
    row = sheet.row(number)
    if not row.cells:
        return False
    over = {column: sheet.covering_text(anchor, column) for column in row.cells}
    for column, cell in row.cells.items():
        parts = [over[column]] if over[column] else []
        is_name = column_of(over[column]) is Column.NAME
        label = column_of(cell.text)
        if len(cell.text) > _LONGEST_LABEL or (is_name and label not in NAMES):
            return False
        if not label and column_under(parts, cell.text) is column_of(over[column]):
            return False
    return not is_numbering(row)


def _given_names_alone(columns: dict[int, Column]) -> None:
    """A column "Tên" holds whole names when no other one holds the family name."""
    if Column.FAMILY not in columns.values():
        for column, kind in columns.items():
            if kind is Column.GIVEN:
                columns[column] = Column.NAME


def _last_column(sheet: Sheet, top: int, bottom: int) -> int:
    own = [max(sheet.row(number).cells, default=0) for number in range(top, bottom + 1)]
    joined = [merge.right for merge in sheet.merges if top <= merge.top <= bottom]
    return max([*own, *(right for right in joined if right <= max(own) + 10)])
