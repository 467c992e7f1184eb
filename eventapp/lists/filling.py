"""The office of every row, also where it is written once for several people."""

from __future__ import annotations

from eventapp.lists.body import Body
from eventapp.lists.columns import Column
from eventapp.lists.lines import Line
from eventapp.lists.texts import line as clean_line
from eventapp.lists.wording import is_ditto, is_placeholder


def agencies_of(body: Body) -> dict[int, tuple[str, bool]]:
    """By row: the office, and whether it was only taken from the row above.

    Joined cells say it themselves. Where the column has none (they are lost in .csv), an empty
    cell goes with the one above it in the same section, and that is asked about.
    """
    is_joined = any(_has_joined_office(line) for line, _ in body.people)
    found: dict[int, tuple[str, bool]] = {}
    above, section_above = "", None
    for line, section in body.people:
        text = _own(line)
        if section is not section_above:
            above = ""
        if text:
            found[line.number] = (text, False)
        elif is_ditto(line.text(Column.UNIT)):
            found[line.number] = (above, False)
        else:
            found[line.number] = ("", False) if is_joined or not above else (above, True)
        above, section_above = text or above, section
    return found


def _own(line: Line) -> str:
    text = clean_line(line.text(Column.UNIT))
    return "" if is_placeholder(text) or is_ditto(text) else text


def _has_joined_office(line: Line) -> bool:
    return any(
        (merge := line.sheet.merge_at(line.number, column)) is not None and merge.is_tall
        for column in line.header.of(Column.UNIT)
    )
