"""The tables of a paper as data inside its file: one CSV each, all of them as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib import import_module
from typing import Any, TypedDict

from eventapp.documents.paper import Paper
from eventapp.documents.table import Column, Table
from eventapp.documents.wording import printable

BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take Vietnamese for something else
_FORMULA = re.compile(r"\s*[=+\-@|＝＋－＠](?![\d.,% ]*$)")  # "-" and "-5,5" are none
UNDATED = date(2000, 1, 1)


class _Data(TypedDict):
    """A table as data; each row begins with what it is: "normal", "section" or "total"."""

    title: str
    columns: list[str]
    rows: list[list[str | int]]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to embed; its name says what kind it is."""

    name: str
    description: str
    content: str


def data_files(paper: Paper) -> list[DataFile]:
    """The paper's tables in order, those of the annexes too; none without tables."""
    tables = list(_tables(paper))
    if not tables:
        return []
    files = [
        DataFile(f"bang-{number:02d}.csv", f"Bảng {number}: {table['title']}", _csv(table))
        for number, table in enumerate(tables, 1)
    ]
    told = {"title": printable(paper.file_title), "tables": tables}
    content = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return [*files, DataFile("bang.json", "Tất cả các bảng", content)]


def embedded(paper: Paper) -> list[Any]:
    """The files as WeasyPrint embeds them, dated as the paper is: the same bytes each time."""
    attachment = import_module("weasyprint").Attachment
    dated = datetime.combine(file_date(paper) or UNDATED, time(), UTC)
    return [
        attachment(
            string=file.content,
            name=file.name,
            description=file.description,
            created=dated,
            modified=dated,
            relationship="Data",
        )
        for file in data_files(paper)
    ]


def file_date(paper: Paper) -> date | None:
    """The day the registry gave the paper, or nothing."""
    return paper.letterhead.issued_on if paper.letterhead else None


def _tables(paper: Paper) -> Iterator[_Data]:
    for title, blocks in (
        (paper.title, paper.blocks),
        *((annex.title, annex.blocks) for annex in paper.annexes),
    ):
        yield from (_data(printable(title), block) for block in blocks if isinstance(block, Table))


def _data(title: str, table: Table) -> _Data:
    """As many cells in each row as there are columns: what a cell covers besides stays empty."""
    shown = _Shown()
    width = len(table.columns)
    rows = []
    for row in table.rows:
        first, *further = [shown[cell] for cell in row.cells]
        rows.append([row.style.value, first, *[""] * (width - len(row.cells)), *further])
    return {"title": title, "columns": [*map(_title, table.columns)], "rows": rows}


def _csv(table: _Data) -> str:
    """The table as it is seen; an apostrophe keeps a spreadsheet from computing a text."""
    lines: list[Sequence[str | int]] = [table["columns"], *(row[1:] for row in table["rows"])]
    texts = {cell for line in lines for cell in line if isinstance(cell, str)}
    kept = {text: f"'{text}" for text in texts if _FORMULA.match(text)}
    if kept:
        lines = [[kept.get(str(cell), cell) for cell in line] for line in lines]
    written = io.StringIO()
    csv.writer(written).writerows(lines)
    return BYTE_ORDER_MARK + written.getvalue()


def _title(column: Column) -> str:
    return printable(" – ".join(filter(None, (column.group, column.title))))


class _Shown(dict[str | int, str | int]):
    """What the paper shows of a cell; a number stays a number."""

    def __missing__(self, cell: str | int) -> str | int:
        shown = self[cell] = cell if isinstance(cell, int) else printable(cell)
        return shown
