"""Rows between people that are none of them: titles of sections, and the headings again."""

from __future__ import annotations

from eventapp.lists.columns import NAMES, Column
from eventapp.lists.lines import Line
from eventapp.lists.results import Section
from eventapp.lists.surnames import begins_with_family_name, is_name
from eventapp.lists.texts import line, words
from eventapp.lists.wording import is_label, is_office, is_placeholder, split_label
from eventapp.vietnamese.names import clean_text


def is_section(one: Line) -> bool:
    """A title between people: one text, perhaps with a number, that is no name."""
    texts = [text for text in one.own_texts if not text.strip().isdigit()]
    labels = [
        cell.text
        for cell in one.cells(Column.NUMBER)
        if is_label(cell.text) and not cell.text.strip(" .)").isdigit()
    ]
    titles = [text for text in texts if not is_label(text)]
    if len(titles) != 1 or one.has_evidence:
        return False
    title = split_label(clean_text(titles[0]))[1]
    if is_placeholder(title):
        return False
    has_label = bool(labels) or split_label(clean_text(titles[0]))[0] != ""
    if is_office(title) or one.is_wide or has_label:
        return True
    in_name = clean_text(one.name) == clean_text(titles[0])
    return in_name and not (is_name(title) and begins_with_family_name(title))


def section_of(one: Line) -> Section:
    """The section a title begins."""
    numbers = [cell.text for cell in one.cells(Column.NUMBER) if is_label(cell.text)]
    titles = [text for text in one.own_texts if not is_label(text) and not text.strip().isdigit()]
    label, title = split_label(clean_text(titles[0]))
    return Section(one.number, (numbers[0].strip(" .):") if numbers else label), line(title))


def is_repeated_header(one: Line) -> bool:
    """Whether a row says what the columns are, once more."""
    labels = one.header.labels
    own = {column: words(cell.text) for column, cell in one.row.cells.items()}
    same = [
        column
        for column, text in own.items()
        if text and text in {words(part) for part in labels.get(column, "").split(" / ")}
    ]
    names = set(one.header.of(*NAMES))
    return (
        len(same) > 1
        and len(same) * 2 >= len(own)
        and (bool(names & set(same)) or not names & set(own))
    )
