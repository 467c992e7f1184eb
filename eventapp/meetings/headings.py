"""Which column is which: header texts of every system and language, and rows that hold them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from eventapp.vietnamese.names import clean_text

_FILE = Path(__file__).with_name("headers.csv")
NAMES = {"name", "first"}
TIMES = {"join", "leave", "dur", "total", "first_join", "timestamp"}
SHOWN = ("name", "email", "join", "leave", "dur", "guest")
"""What everybody knows a log by; the other fields are told after these."""


def folded(cell: str) -> str:
    """A cell as headers are compared: small letters, one kind of blank."""
    return clean_text(cell.replace("\xa0", " ").replace("\u202f", " ")).casefold()


@cache
def known_headers() -> dict[str, str]:
    """Header text -> field."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {folded(row["header"]): row["field"] for row in csv.DictReader(file)}


def fields_of(row: Sequence[str]) -> dict[str, int] | None:
    """The columns of a header row; none when the row is no header.

    A header names people and says when or how long. The line before a Zoom log knows minutes and
    an address but nobody's name.
    """
    known = known_headers()
    fields: dict[str, int] = {}
    for column, cell in enumerate(row):
        field = known.get(folded(cell)) if 0 < len(cell) <= 60 else None  # noqa: PLR2004
        if field and field not in fields:
            fields[field] = column
    is_header = NAMES & set(fields) and TIMES & set(fields)
    return fields if is_header else None
