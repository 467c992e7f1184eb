"""Text that is a table: .csv and .tsv in any usual encoding, or what was pasted from Excel."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from io import StringIO

from eventapp.errors import RuleBroken
from eventapp.lists.files import limits
from eventapp.lists.files.archive import damaged
from eventapp.lists.files.pasted_lines import one_cell_per_line, rows_again, with_commas
from eventapp.vietnamese.names import looks_like_tcvn3

_SEPARATORS = "\t;,|"
_SAMPLE = 200
_ENOUGH_CELLS = 8
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LONE_QUOTE = re.compile(r'(?<=\t)"(?=\t|\r?\n|$)')  # "as above", not a quoted cell
_MOST_CONTROLS = 0.01


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16, Windows-1258, or TCVN3 as old programs wrote it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _text(content.decode("utf-16", "replace"))
    if content[1:2] == b"\x00" and content[3:4] == b"\x00":
        return _text(content.decode("utf-16-le", "replace"))
    try:
        return _text(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    latin = content.decode("latin-1")
    if sum(map(looks_like_tcvn3, latin.split())) > latin.count("\n") / 2:
        return _text(latin)  # decoded cell by cell, where it is said
    return _text(unicodedata.normalize("NFC", content.decode("cp1258", "replace")))


def rows_of(text: str) -> list[list[str]]:
    """The cells of each line; a cell in quotes may hold line breaks."""
    lines = text.splitlines()
    if sum(map(bool, lines)) > limits.MOST_ROWS:
        raise too_many_rows()
    if found := one_cell_per_line(text):
        return found
    text = with_commas(text)
    text = _LONE_QUOTE.sub('""""', text)
    separator = _separator(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        rows = list(reader)
    except csv.Error:
        rows = [line.split(separator) for line in lines]
    return rows_again(rows) if separator == "\t" else rows


def too_many_rows() -> RuleBroken:
    return RuleBroken(
        "This file has more than %(most)s rows. Please send the list in parts.",
        most=limits.MOST_ROWS,
    )


def _text(text: str) -> str:
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise damaged()
    return text.replace("\x00", "")


def _separator(text: str) -> str:
    """The sign that cuts the most lines into the same number of cells."""
    head = "\n".join(text.splitlines()[:_SAMPLE])

    def fit(separator: str) -> int:
        rows = csv.reader(StringIO(head, newline=""), delimiter=separator)
        try:
            widths = Counter(len(row) for row in rows if len(row) > 1)
        except csv.Error:
            widths = Counter(line.count(separator) + 1 for line in head.splitlines())
            widths.pop(1, None)
        return max(
            (count * min(width, _ENOUGH_CELLS) for width, count in widths.items()), default=0
        )

    return max(_SEPARATORS, key=fit)
