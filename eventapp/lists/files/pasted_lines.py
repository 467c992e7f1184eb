"""Pasted text whose lines are not the rows of its table: from Word, from Zalo, from a PDF."""

from __future__ import annotations

import re
from collections import Counter

_DASH = re.compile(r"\s+[-–—]\s+")
_NUMBER = re.compile(r"(\d{1,4})[.)]?")
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 15
_FEWEST_DASHES = 2


def rows_again(rows: list[list[str]]) -> list[list[str]]:
    """Rows that were broken at a line break inside a cell, put together again.

    Word does not quote such cells: two short lines in a row make one of the usual width.
    """
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return rows
    width = widths.most_common(1)[0][0]
    found: list[list[str]] = []
    for row in rows:
        above = found[-1] if found else []
        both = len(above) + len(row)
        is_broken = 1 < len(above) < width and 0 < len(row) < width
        if is_broken and both - 1 <= width and any(cell.strip() for cell in row):
            if both == width:
                above += row
            else:
                above[-1] = f"{above[-1]}\n{row[0]}"
                above += row[1:]
        else:
            found.append([*row])
    return found


def one_cell_per_line(text: str) -> list[list[str]] | None:
    """A table of which every cell became a line; None when it is not one.

    Told by its running numbers: 1, 2, 3 … always the same number of lines apart.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any("\t" in line for line in lines):
        return None
    first = next((at for at, line in enumerate(lines) if _is_number(line, 1)), None)
    second = next((at for at, line in enumerate(lines) if _is_number(line, 2)), None)
    if first is None or second is None:
        return None
    width = second - first
    starts = range(first, len(lines), width) if width > 0 else range(0)
    is_table = (
        _FEWEST_COLUMNS <= width <= _MOST_COLUMNS
        and first >= width
        and len(starts) > 1
        and all(_is_number(lines[at], count) for count, at in enumerate(starts, 1))
    )
    if not is_table:
        return None
    rows = [[line] for line in lines[: first - width]]
    return [*rows, *(lines[at : at + width] for at in (first - width, *starts))]


def with_commas(text: str) -> str:
    """Lines that write dashes where the others write commas, as in messages."""
    lines = text.splitlines()
    has_commas = sum(line.count(",") >= _FEWEST_DASHES for line in lines)
    if "\t" in text or ";" in text or "|" in text or not has_commas:
        return text
    return "\n".join(
        _DASH.sub(", ", line)
        if "," not in line and len(_DASH.findall(line)) >= _FEWEST_DASHES
        else line
        for line in lines
    )


def _is_number(line: str, number: int) -> bool:
    match = _NUMBER.fullmatch(line)
    return match is not None and int(match[1]) == number
