"""Which rows under the header are people, and what every other row is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from eventapp.lists.files.grid import Row, Sheet
from eventapp.lists.header import Header, is_numbering
from eventapp.lists.joining import join_rows
from eventapp.lists.lines import Line
from eventapp.lists.results import Section, Skipped
from eventapp.lists.sections import is_repeated_header, is_section, section_of
from eventapp.lists.surnames import begins_with_family_name, is_name
from eventapp.lists.texts import line, words
from eventapp.lists.wording import is_note, is_placeholder, is_signature, is_total
from eventapp.vietnamese.names import clean_text, strip_honorific

_MOST_BLANKS = 50
"""Empty rows in a row that are told one by one."""
_LONGEST_SHOWN = 300
_NAME_AND_TWO_FACTS = 3


@dataclass(slots=True)
class Body:
    """The rows under the header, told apart."""

    people: list[tuple[Line, Section | None]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    texts_below: list[str] = field(default_factory=list)
    """Total lines and notes, for the numbers they state."""


def body_of(sheet: Sheet, header: Header) -> Body:
    """Tell the rows under the header apart; every row with something in it is accounted for."""
    body = Body()
    emptied = join_rows(sheet, header)
    lines = [Line(sheet, header, row) for row in _rows(sheet, header)]
    sure = {one.number for one in lines if one.is_surely_a_person} - emptied
    last = max(sure, default=header.bottom)
    section: Section | None = None
    has_ended = False
    for one in lines:
        inside = one.number <= last
        reason = (
            "CONTINUED"
            if one.number in emptied
            else _reason(one, sure, inside=inside, has_ended=has_ended)
        )
        if reason is None:
            body.people.append((one, section))
        elif reason == "SECTION":
            section = section_of(one)
            body.sections.append(section)
        elif reason in {"TOTAL_LINE", "FOOT_NOTE"}:
            body.texts_below += one.own_texts
        if not inside and reason in {"TOTAL_LINE", "SIGNATURE"}:
            has_ended = True
        if reason:
            body.skipped.append(Skipped(one.number, reason, _shown(one, reason)))
    return _without_blanks_below(body)


def _rows(sheet: Sheet, header: Header) -> Iterator[Row]:
    """The rows under the header; of a long empty stretch only the first row."""
    previous = header.bottom
    for number in sorted(number for number in sheet.rows if number > header.bottom):
        if number - previous > 1:
            for blank in range(previous + 1, min(number, previous + 1 + _MOST_BLANKS)):
                yield Row(blank, {})
        yield sheet.row(number)
        previous = number


def _reason(one: Line, sure: set[int], *, inside: bool, has_ended: bool) -> str | None:
    """Why a row is no person; None when it is one."""
    if not any(clean_text(text) for text in one.own_texts):
        return "BLANK"
    if is_repeated_header(one) or is_numbering(one.row):
        return "REPEATED_HEADER"
    if one.number in sure:
        return None
    if is_total(_first(one)) and not one.has_evidence:
        return "TOTAL_LINE"
    return _among_people(one) if inside else _below_people(one, has_ended=has_ended)


def _among_people(one: Line) -> str | None:
    if is_section(one):
        return "SECTION"
    if _is_named(one) or one.has_evidence:
        return None
    return "PLACEHOLDER"


def _below_people(one: Line, *, has_ended: bool) -> str | None:
    if any(is_note(text) for text in one.own_texts[:1]):
        return "FOOT_NOTE"
    if has_ended:
        return "SIGNATURE"
    if is_section(one):
        return "SECTION"
    if one.has_number or (is_placeholder(one.name) and one.name.strip()):
        return None if _is_named(one) else "PLACEHOLDER"
    if any(is_signature(text) for text in one.own_texts):
        return "SIGNATURE"
    return None if _may_be_a_person(one) else "FOOT_NOTE"


def _is_named(one: Line) -> bool:
    name = clean_text(one.name)
    return bool(name) and not is_placeholder(name)


def _may_be_a_person(one: Line) -> bool:
    """Whether a row without number, birth or telephone is still one of the list."""
    name = strip_honorific(clean_text(one.name))[0]
    looks_like_one = is_name(name) and begins_with_family_name(name)
    return looks_like_one or (_is_named(one) and len(one.own_texts) >= _NAME_AND_TWO_FACTS)


def _first(one: Line) -> str:
    return next((clean_text(text) for text in one.own_texts if len(words(text)) > 1), "")


def _shown(one: Line, reason: str) -> str:
    """What the reader is shown of a row that was left out."""
    if reason == "PLACEHOLDER":
        return line(one.name)
    return " · ".join(text for text in (line(text) for text in one.own_texts) if text)[
        :_LONGEST_SHOWN
    ]


def _without_blanks_below(body: Body) -> Body:
    """Blank rows count between people only."""
    listed = {one.number for one, _ in body.people}
    listed |= {row.row for row in body.skipped if row.reason in {"PLACEHOLDER", "SECTION"}}
    last = max(listed, default=0)
    body.skipped = [row for row in body.skipped if row.reason != "BLANK" or row.row < last]
    return body
