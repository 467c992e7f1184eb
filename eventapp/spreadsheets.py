"""Tables as XLSX: text stays text, no cell becomes a formula or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | float | None

# What Excel would compute when somebody edits the cell: kept as text by the apostrophe in front.
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@|＝＋－＠%]|[\t\r\n]")


@dataclass(frozen=True)
class Worksheet:
    """One sheet: its name (31 characters at most), a title line, headings, rows of cells."""

    name: str
    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[float] = ()


def workbook(worksheets: Sequence[Worksheet]) -> bytes:
    """An XLSX file with the given sheets, headings frozen and filterable."""
    import xlsxwriter  # noqa: PLC0415 - only where a file is asked for

    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
    title = book.add_format({"bold": True, "font_size": 13})
    quoted = book.add_format({"quote_prefix": True})
    for sheet in worksheets:
        page = book.add_worksheet(sheet.name[:31])
        page.write_string(0, 0, sheet.title, title)
        page.write_row(2, 0, sheet.headings, bold)
        last = 2
        for last, row in enumerate(sheet.rows, start=3):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(last, column, cell, quoted if _FORMULA.match(cell) else None)
                elif cell is not None:
                    page.write_number(last, column, cell)
        page.freeze_panes(3, 0)
        page.autofilter(2, 0, last, len(sheet.headings) - 1)
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
    book.close()
    return buffer.getvalue()
