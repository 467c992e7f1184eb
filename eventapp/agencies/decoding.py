"""Bytes of a CSV file to rows: UTF-8, UTF-16 and Windows-1258; comma, semicolon or tab."""

from __future__ import annotations

import codecs
import csv
from io import StringIO

from eventapp.agencies.unit_dates import DATE_COLUMNS, check_dates, is_month_first
from eventapp.errors import RuleBroken
from eventapp.vietnamese.names import clean_text

LARGEST = 2 * 1024 * 1024
Cells = dict[str, str]


class Sheet:
    """The header of a file and its rows, each with the line it starts on; empty rows left out."""

    def __init__(self, content: bytes) -> None:
        rows = _rows(decode(content))
        self.header = [clean_text(word).lower() for word in rows[0][1]] if rows else []
        self.rows = [(line, cells) for line, cells in rows[1:] if any(map(str.strip, cells))]
        dates = [n for n, word in enumerate(self.header) if word in DATE_COLUMNS]
        self._odd = any(
            is_month_first(cells[n]) for _, cells in self.rows for n in dates if n < len(cells)
        )

    def named(self, cells: list[str]) -> Cells:
        """The cells of a row by column; refused when there are too few, too many or odd days."""
        if len(cells) != len(self.header):
            raise RuleBroken(
                "The row has %(found)s cells instead of %(expected)s.",
                found=len(cells),
                expected=len(self.header),
            )
        named = dict(zip(self.header, map(clean_text, cells), strict=True))
        check_dates(named, others_are_odd=self._odd)
        return named


def decode(content: bytes) -> str:
    """The text of a file as Vietnamese offices save it: which encoding is seen from the bytes."""
    if len(content) > LARGEST:
        raise RuleBroken(
            "The file is larger than %(most)s MB.", field="file", most=LARGEST // 1024 // 1024
        )
    encodings = ["utf-8-sig", "cp1258"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RuleBroken("This is not a CSV file in UTF-8, UTF-16 or Windows-1258.", field="file")


def _rows(text: str) -> list[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows, starts_on = [], 1
    try:
        for row in reader:
            rows.append((starts_on, row))
            starts_on = reader.line_num + 1
    except csv.Error as error:
        raise RuleBroken("Line %(line)s is not CSV.", field="file", line=reader.line_num) from error
    return rows
