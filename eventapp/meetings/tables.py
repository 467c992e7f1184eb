"""Tables in a file: each begins at a row that is a header and ends before the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eventapp.meetings.headings import SHOWN, fields_of

_NUMBERED = re.compile(r"\d{1,2}\. \S")


@dataclass(frozen=True)
class Table:
    """``fields`` by column; ``title`` is what stands above, ``rows`` are without blank ones."""

    title: str
    header_line: int
    fields: dict[str, int]
    rows: tuple[tuple[int, list[str]], ...]

    @property
    def shown_fields(self) -> tuple[str, ...]:
        in_order = sorted(self.fields, key=lambda field: self.fields[field])
        others = [field for field in in_order if field not in SHOWN]
        others = [field for field in others if field not in {"consent", "waiting", "country"}]
        return tuple([field for field in in_order if field in SHOWN] + others)

    def cell(self, row: Sequence[str], field: str) -> str:
        """The cell, without blanks; a row may be shorter than its header."""
        column = self.fields.get(field)
        return row[column].strip() if column is not None and column < len(row) else ""

    def has(self, *fields: str) -> bool:
        return all(field in self.fields for field in fields)


def find_tables(rows: Sequence[tuple[int, list[str]]]) -> list[Table]:
    headers = [(at, fields) for at, (_, row) in enumerate(rows) if (fields := fields_of(row))]
    ends = [at for at, _ in headers[1:]] + [len(rows)]
    tables = []
    begins = 0
    for (at, fields), end in zip(headers, ends, strict=True):
        tables.append(
            Table(
                _title(rows[begins:at]),
                rows[at][0],
                fields,
                tuple(_body(_without_title(rows[at + 1 : end], is_last=end == len(rows)))),
            )
        )
        begins = at + 1
    return tables


def _without_title(
    rows: Sequence[tuple[int, list[str]]], *, is_last: bool
) -> Sequence[tuple[int, list[str]]]:
    """The rows up to the next header, without the line that is that one's title."""
    filled = [at for at, (_, row) in enumerate(rows) if any(cell.strip() for cell in row)]
    if is_last or not filled:
        return rows
    last = rows[filled[-1]][1]
    is_title = sum(bool(cell.strip()) for cell in last) == 1
    return rows[: filled[-1]] if is_title else rows


def _body(rows: Sequence[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """The rows of a table: a title after a blank row, or a numbered one, is the next section's."""
    kept: list[tuple[int, list[str]]] = []
    was_blank = False
    for line, row in rows:
        cells = [cell for cell in row if cell.strip()]
        is_title = len(cells) == 1 and bool(row[0].strip())
        if is_title and (was_blank or _NUMBERED.match(row[0])):
            break
        was_blank = not cells
        if cells:
            kept.append((line, row))
    return kept


def _title(above: Sequence[tuple[int, list[str]]]) -> str:
    """The first cell of the last row above that is no heading of its own."""
    filled = [row for _, row in above if any(cell.strip() for cell in row)]
    return filled[-1][0].strip()[:200] if filled else ""
