"""Columns told by what stands in them: where there is no header, or it says the wrong thing."""

from __future__ import annotations

import re
from collections.abc import Callable

from eventapp.lists.columns import Column
from eventapp.lists.files.grid import Cell, Sheet
from eventapp.lists.header import Header
from eventapp.lists.lines import is_mark
from eventapp.lists.surnames import begins_with_family_name, is_name
from eventapp.lists.texts import words
from eventapp.vietnamese.names import strip_honorific
from eventapp.vietnamese.phones import parse_phone

_MOST = 0.6
_FEWEST_ROWS = 1
_SAMPLE = 300
_ID = re.compile(r"\d{12}|\d{9}")
_YEAR_OR_DATE = re.compile(r"(?:\d{1,2}\s*[./-]\s*){0,2}(?:19|20)\d\d(?:-\d\d-\d\d.*)?")

_OFFICE = re.compile(r"(?:ubnd|xa|phuong|thi tran|so|huyen|benh vien|trung tam|hoi)\b")
_POSITION = re.compile(
    r"(?:p?ct|chu tich|pho|truong|cc|cv|chuyen vien|cong chuc|uy vien|uv|p?gd|giam doc|can bo)\b"
)

_NUMBER_BEFORE = re.compile(r"^\d{1,4}\s*[.)/-]\s*")

Test = Callable[[Cell], bool]


def guess_header(sheet: Sheet) -> Header | None:
    """A header for a table without one; None when no column holds names."""
    columns: dict[int, Column] = {}
    for column in sorted({at for row in sheet.rows.values() for at in row.cells}):
        cells = _cells(sheet, column, 0)
        for fact, test in _TESTS.items():
            if fact not in columns.values() and _most(cells, test):
                columns[column] = fact
                break
    first = min(sheet.rows, default=1)
    found = Header(first - 1, first - 1, columns, {}, is_guessed=True)
    return found if found.has(Column.NAME) else None


def correct(header: Header, sheet: Sheet) -> None:
    """Mend what the cells under a heading contradict, and find numbers of identity cards."""
    for column in range(1, max([*header.columns, *header.labels], default=0) + 2):
        cells = _cells(sheet, column, header.bottom)
        fact = header.columns.get(column)
        if fact is Column.FEMALE and _most(cells, _is_birth):
            header.name(column, Column.BIRTH_IF_FEMALE)
        elif fact is Column.MALE and _most(cells, _is_birth):
            header.name(column, Column.BIRTH_IF_MALE)
        elif fact is Column.ETHNICITY and _most(cells, _is_phone):
            header.name(column, Column.PHONE)
        elif fact is None and _most(cells, _is_id):
            header.name(column, Column.ID_NUMBER)
        elif fact is None and _is_second_name(header, column, cells):
            header.name(column, Column.NAME)


def _cells(sheet: Sheet, column: int, bottom: int) -> list[Cell]:
    rows = [row for number, row in sheet.rows.items() if number > bottom][:_SAMPLE]
    return [row.cells[column] for row in rows if column in row.cells]


def _most(cells: list[Cell], test: Test) -> bool:
    return len(cells) >= _FEWEST_ROWS and sum(map(test, cells)) >= _MOST * len(cells)


def _is_second_name(header: Header, column: int, cells: list[Cell]) -> bool:
    """Whether the column beside "Họ và tên", whose joined heading was lost, has the given name."""
    left = header.columns.get(column - 1)
    if left is not Column.NAME or header.labels.get(column):
        return False
    return _most(cells, lambda cell: cell.text.strip().isalpha())


def _is_name(cell: Cell) -> bool:
    text = strip_honorific(_NUMBER_BEFORE.sub("", cell.text.strip()))[0]
    return is_name(text) and begins_with_family_name(text)


def _is_phone(cell: Cell) -> bool:
    is_number = isinstance(cell.value, int | float)
    return parse_phone(float(cell.value) if is_number else cell.text).number is not None  # type: ignore[arg-type]  # a number, as told


def _is_birth(cell: Cell) -> bool:
    return not isinstance(cell.value, str | int | float) or bool(
        _YEAR_OR_DATE.fullmatch(cell.text.strip())
    )


def _is_id(cell: Cell) -> bool:
    return bool(_ID.fullmatch(cell.text.strip())) and not _is_phone(cell)


def _is_sex(cell: Cell) -> bool:
    return words(cell.text) in {"nam", "nu"}


_TESTS: dict[Column, Test] = {
    Column.EMAIL: lambda cell: "@" in cell.text,
    Column.ID_NUMBER: _is_id,
    Column.PHONE: _is_phone,
    Column.SEX: _is_sex,
    Column.BIRTH: _is_birth,
    Column.NAME: _is_name,
    Column.NUMBER: lambda cell: cell.text.strip(" .)").isdigit(),
    Column.FEMALE: lambda cell: is_mark(cell.text),
    Column.UNIT: lambda cell: bool(_OFFICE.match(words(cell.text))),
    Column.POSITION: lambda cell: bool(_POSITION.match(words(cell.text))),
}
