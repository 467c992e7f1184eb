"""What cells say, in letters that can be compared: old encodings decoded, words folded."""

from __future__ import annotations

import re
from dataclasses import replace

from eventapp.lists.files.grid import Cell, Row, Sheet
from eventapp.vietnamese.letters import syllables
from eventapp.vietnamese.names import clean_text, decode_tcvn3, fold, looks_like_tcvn3

_BEYOND_LATIN1 = re.compile("[Ā-ɏ\u0300-\u036fḀ-ỿ]")
_ID_NUMBER = re.compile(
    r"(?:(?:số\s*)?(?:cccd|cmnd|cmt|căn\s*cước|chứng\s*minh)[^\d\n]{0,25})?(?<![\d.+])\d{12}(?!\d)"
    r"|(?:cccd|cmnd|cmt|căn\s*cước|chứng\s*minh)[^\d\n]{0,25}\d{9}(?!\d)",
    re.IGNORECASE,
)
_HIDDEN_NUMBER = "(…)"


def decode_cells(sheet: Sheet) -> None:
    """Turn every TCVN3 cell of the sheet into Unicode, and remember that it was one."""
    for row in sheet.rows.values():
        _decode_row(row)


def without_id_numbers(text: str) -> str:
    """The text with numbers of identity cards taken out."""
    return _ID_NUMBER.sub(_HIDDEN_NUMBER, text)


def letters(text: str) -> str:
    """As ``fold``, but đ ă â ê ô ơ ư stay: "đt" is a telephone, "dt" is dân tộc."""
    return " ".join(part.letters for word in text.split() for part in syllables(word))


def line(text: str) -> str:
    """A text as it is kept: one clean line without numbers of identity cards."""
    return without_id_numbers(clean_text(text))


def words(*texts: str) -> str:
    """Several texts folded to one: small letters without marks, single spaces."""
    return fold(" ".join(texts))


def _decode_row(row: Row) -> None:
    for column, cell in row.cells.items():
        if isinstance(cell.value, str) and _is_old(cell):
            text = decode_tcvn3(cell.text)
            row.cells[column] = replace(cell, value=text, text=text, was_old=text != cell.text)


def _is_old(cell: Cell) -> bool:
    if _BEYOND_LATIN1.search(cell.text):
        return False
    return cell.has_old_font or looks_like_tcvn3(cell.text)
