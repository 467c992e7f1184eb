"""What an .xls looks like, as far as xlrd can tell."""

from __future__ import annotations

import contextlib
import io

import xlrd

from eventapp.lists.files import limits
from eventapp.lists.files.grid import Merge
from eventapp.lists.files.looks import Looks, Style
from eventapp.lists.files.xlsx_styles import is_date_format, is_old_font

_NOTHING = {xlrd.XL_CELL_BLANK, xlrd.XL_CELL_EMPTY}


def looks_of_xls(content: bytes) -> list[Looks] | None:
    """The looks of the sheets in order; None when the file is too unusual to tell."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            book = xlrd.open_workbook(file_contents=content, formatting_info=True)
            styles = [_style(book, number) for number in range(len(book.xf_list))]
            return [_looks(sheet, styles) for sheet in book.sheets()[: limits.MOST_SHEETS]]
    except Exception:  # noqa: BLE001 - xlrd fails in many ways; values are read without it
        return None


def _looks(sheet: xlrd.sheet.Sheet, styles: list[Style]) -> Looks:
    looks = Looks(
        is_active=bool(sheet.sheet_visible),
        is_hidden=sheet.visibility != 0,
        hidden_rows={
            number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden or not row.height
        },
        merges=[
            Merge(top + 1, left + 1, bottom, right)
            for top, bottom, left, right in sheet.merged_cells
        ],
    )
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if sheet.cell_type(row, column) not in _NOTHING:
                looks.fill(row + 1, column + 1)
                looks.note((row + 1, column + 1), styles[sheet.cell_xf_index(row, column)])
    return looks


def _style(book: xlrd.Book, number: int) -> Style:
    xf = book.xf_list[number]
    font = book.font_list[xf.font_index]
    number_format = book.format_map.get(xf.format_key)
    return Style(
        is_struck=bool(font.struck_out),
        has_old_font=is_old_font(font.name),
        is_dated=bool(number_format and is_date_format(number_format.format_str)),
    )
