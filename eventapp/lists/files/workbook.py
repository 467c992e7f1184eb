"""A file becomes sheets: values from calamine, looks from the file itself."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from eventapp.errors import RuleBroken
from eventapp.lists.files import limits
from eventapp.lists.files.archive import damaged, encrypted
from eventapp.lists.files.delimited import decode, rows_of, too_many_rows
from eventapp.lists.files.grid import Cell, Row, Sheet, Value
from eventapp.lists.files.kinds import kind_of
from eventapp.lists.files.looks import Looks
from eventapp.lists.files.ods import looks_of_ods
from eventapp.lists.files.xls import looks_of_xls
from eventapp.lists.files.xlsx import looks_of_xlsx


def open_sheets(content: bytes) -> list[Sheet]:
    """The sheets of a file, in its order; refused in a sentence when it cannot be read."""
    kind, archive = kind_of(content)
    if kind == "text":
        return [sheet_of_text(decode(content))]
    looks: list[Looks] | None
    if archive is None:
        looks = looks_of_xls(content)
    else:
        looks = looks_of_xlsx(archive) if kind == "xlsx" else looks_of_ods(archive)
    for look in looks or ():
        if look.last_row * look.last_column > limits.MOST_AREA:
            raise RuleBroken(
                "A cell far away from the list (row %(row)s, column %(column)s) makes this sheet "
                "too large. Please copy the list into a new workbook.",
                row=look.last_row,
                column=look.last_column,
            )
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return _sheets(book, looks)
    except PasswordError as error:
        raise encrypted() from error
    except CalamineError as error:
        raise damaged() from error


def sheet_of_text(text: str) -> Sheet:
    """The one sheet of a pasted table or a .csv."""
    rows = {}
    widest = 0
    for number, line in enumerate(rows_of(text), start=1):
        widest = max(widest, len(line))
        cells = {
            column: Cell(value, value[: limits.LONGEST_TEXT])
            for column, value in enumerate(line[: limits.MOST_COLUMNS], start=1)
            if value.strip()
        }
        if cells:
            rows[number] = Row(number, cells)
    return Sheet(
        "",
        rows,
        is_active=True,
        knows_merges=False,
        columns_cut=max(0, widest - limits.MOST_COLUMNS),
    )


def text_of(value: Value) -> str:
    """What a cell says, as text: dates as 13/10/2021, whole numbers without a point."""
    match value:
        case bool():
            return str(value)
        case float() if value.is_integer():
            return f"{value:.0f}"
        case dt.datetime() | dt.date():
            return value.strftime("%d/%m/%Y")
        case _:
            return str(value)[: limits.LONGEST_TEXT]


def _sheets(book: CalamineWorkbook, looks: list[Looks] | None) -> list[Sheet]:
    sheets: list[Sheet] = []
    rows = 0
    for index, name in enumerate(book.sheet_names[: limits.MOST_SHEETS]):
        known = looks[index] if looks and index < len(looks) else None
        sheet = _sheet(name, _values(book, index), known, is_active=index == 0)
        rows += len(sheet.rows)
        if rows > limits.MOST_ROWS:
            raise too_many_rows()
        sheets.append(sheet)
    return sheets


def _values(book: CalamineWorkbook, index: int) -> list[list[Any]]:
    try:
        sheet: CalamineSheet = book.get_sheet_by_index(index)
    except CalamineError:
        return []  # a chart, or a sheet this reader cannot make out
    return sheet.to_python(skip_empty_area=False)


def _sheet(name: str, values: list[list[Any]], known: Looks | None, *, is_active: bool) -> Sheet:
    looks = known or Looks(is_active=is_active)
    rows: dict[int, Row] = {}
    widest = 0
    for number, line in enumerate(values, start=1):
        cells = {}
        for column, value in enumerate(line, start=1):
            place = (number, column)
            if value == "" and place in looks.formulas:
                value = looks.formulas[place]  # noqa: PLW2901 - what stands there instead
            if (text := text_of(value)).strip():
                widest = max(widest, column)
                cells[column] = Cell(
                    value,
                    text,
                    place in looks.struck,
                    place in looks.old_font,
                    place in looks.dated,
                )
        if cells:
            kept = {at: cell for at, cell in cells.items() if at <= limits.MOST_COLUMNS}
            rows[number] = Row(number, kept, number in looks.hidden_rows)
    return Sheet(
        name,
        rows,
        tuple(looks.merges),
        is_active=looks.is_active,
        is_hidden=looks.is_hidden,
        knows_looks=known is not None,
        columns_cut=max(0, widest - limits.MOST_COLUMNS),
    )
