"""Text as rows of cells: the delimiter is taken from the line that is a header."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from eventapp.meetings import limits, refusals
from eventapp.meetings.headings import fields_of

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}


def delimiter_of(text: str) -> str | None:
    """What separates the cells of the first line that is a header; none when there is none."""
    for line in text.split("\n"):
        for delimiter in DELIMITERS:
            if delimiter in line and len(line) <= limits.LONGEST_CELL:
                try:
                    cells = next(csv.reader([line], delimiter=delimiter), [])
                except csv.Error:
                    continue
                if fields_of(cells):
                    return delimiter
    return None


def likely_delimiter(text: str) -> str:
    """For a table with unknown headings: the sign most lines have."""
    lines = text.split("\n")[: limits.SAMPLE_LINES]
    return max(DELIMITERS, key=lambda sign: sum(sign in line for line in lines))


def rows_of(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Every row with the number of the line it begins on, from 1; bounded."""
    rows = []
    for line, row in _read(text, delimiter):
        if len(row) > limits.MOST_COLUMNS or any(len(cell) > limits.LONGEST_CELL for cell in row):
            raise refusals.too_wide()
        rows.append((line, row))
        if len(rows) > limits.MOST_ROWS:
            raise refusals.too_many_rows()
    return rows


def _read(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:  # a cell without end, or longer than any cell may be
        raise refusals.too_wide() from error
