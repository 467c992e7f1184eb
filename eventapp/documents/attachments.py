"""The tables of a paper as data inside its file: one CSV each, all of them as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib import import_module
from typing import Any

from eventapp.documents.paper import Paper
from eventapp.documents.table import Column, Row, RowStyle, Table
from eventapp.documents.wording import printable

BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take Vietnamese for something else
UNDATED = date(2000, 1, 1)


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
        DataFile(f"bang-{number:02d}.csv", f"Bảng {number}: {title}", _csv(table))
        for number, (title, table) in enumerate(tables, 1)
    ]
    told = {"title": printable(paper.file_title), "tables": [_plain(*each) for each in tables]}
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


def _tables(paper: Paper) -> Iterator[tuple[str, Table]]:
    for title, blocks in (
        (paper.title, paper.blocks),
        *((annex.title, annex.blocks) for annex in paper.annexes),
    ):
        yield from ((printable(title), block) for block in blocks if isinstance(block, Table))


def _csv(table: Table) -> str:
    """A head of one line, then every row, as many cells in each."""
    text = io.StringIO()
    write = csv.writer(text)
    write.writerow([_title(column) for column in table.columns])
    write.writerows(_full(table, row) for row in table.rows)
    return BYTE_ORDER_MARK + text.getvalue()


def _full(table: Table, row: Row) -> list[str | int]:
    """The row's cells; the columns its first cell also covers stay empty."""
    cells = list(map(_printed, row.cells))
    return [*cells[:1], *[""] * (len(table.columns) - len(cells)), *cells[1:]]


def _plain(title: str, table: Table) -> dict[str, object]:
    rows = [
        {"style": row.style.value, "cells": _full(table, row)}
        if row.style is not RowStyle.NORMAL
        else [*map(_printed, row.cells)]
        for row in table.rows
    ]
    return {"title": title, "columns": [_title(column) for column in table.columns], "rows": rows}


def _title(column: Column) -> str:
    return printable(" – ".join(filter(None, (column.group, column.title))))


def _printed(cell: str | int) -> str | int:
    """What the paper shows; a number stays a number."""
    return cell if isinstance(cell, int) else printable(cell)
