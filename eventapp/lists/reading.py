"""The whole reading of a list: a file or a pasted table in, values out, nothing kept."""

from __future__ import annotations

from datetime import date
from string import ascii_uppercase

from eventapp import clock
from eventapp.lists.births import BirthRead, are_swapped, read_birth, with_judgement
from eventapp.lists.choosing import Candidate, choose
from eventapp.lists.columns import BIRTHS, Column
from eventapp.lists.doubles import find_doubles
from eventapp.lists.file_warnings import about_the_file, compare
from eventapp.lists.files.grid import Sheet
from eventapp.lists.files.workbook import open_sheets, sheet_of_text
from eventapp.lists.filling import agencies_of
from eventapp.lists.numbers import count, stated_counts
from eventapp.lists.participant import Participant
from eventapp.lists.people import RowFacts, Surroundings, read_person
from eventapp.lists.places import group_of_place
from eventapp.lists.questions import questions_about
from eventapp.lists.request import Request
from eventapp.lists.results import LeftOut, Reading
from eventapp.lists.sexes import Sexes
from eventapp.lists.texts import decode_cells
from eventapp.lists.vocabulary import known_roles


def read_file(content: bytes, request: Request | None = None) -> Reading:
    """Read a file; :class:`~eventapp.errors.RuleBroken` says in a sentence why it cannot be."""
    return read_sheets(open_sheets(content), request or Request())


def read_pasted(text: str, request: Request | None = None) -> Reading:
    """Read a table that was pasted from a spreadsheet."""
    return read_sheets([sheet_of_text(text)], request or Request())


def read_sheets(sheets: list[Sheet], request: Request) -> Reading:
    """Read the list among these sheets."""
    for sheet in sheets:
        decode_cells(sheet)
    chosen, others = choose(sheets, request.sheet)
    heading = chosen.heading
    document_day = heading.sender.document_date
    on = (
        request.on
        or heading.event_day
        or (date.fromisoformat(document_day) if document_day else None)
        or (date(heading.year, 12, 31) if heading.year else clock.today())
    )
    asked = chosen.header.take_asked(request.asked)
    around = Surroundings(on, known_roles(), heading.group, request.asks_ethnicity, asked)
    people, by_blank = _people(chosen, around)
    doubles = find_doubles(people)
    for section in chosen.body.sections:
        section.group = group_of_place(section.text) or heading.group
    has_ethnicity = chosen.header.has(Column.ETHNICITY)
    totals = count(people, _ethnicities(chosen) if has_ethnicity else None)
    stated, stated_female = stated_counts(chosen.body.texts_below)
    return Reading(
        file=request.name,
        sheet=chosen.sheet.name,
        sheets_ignored=others,
        header_rows=tuple(range(chosen.header.top, chosen.header.bottom + 1)),
        column_map={_letter(at): fact.value for at, fact in sorted(chosen.header.columns.items())},
        columns_dropped=_left_out(chosen, Column.ID_NUMBER, "ID_NUMBER"),
        sensitive_columns=(
            *_left_out(chosen, Column.ETHNICITY, "ETHNICITY"),
            *_left_out(chosen, Column.SENSITIVE, "SENSITIVE"),
        ),
        sender=heading.sender,
        event_title=heading.event_title,
        sections=tuple(chosen.body.sections),
        stated_count=stated,
        stated_female=stated_female,
        participants=tuple(people),
        skipped=tuple(chosen.body.skipped),
        duplicates=tuple(doubles),
        questions=questions_about(people, doubles, by_blank),
        file_warnings=(
            *compare(stated, stated_female, totals),
            *about_the_file(chosen, others, request.on),
        ),
        totals=totals,
    )


def _people(chosen: Candidate, around: Surroundings) -> tuple[list[Participant], set[int]]:
    rows = chosen.body.people
    births = {line.number: read_birth(line, around.on) for line, _ in rows}
    swapped = _swapped_columns(chosen)
    sexes = Sexes(rows)
    agencies = agencies_of(chosen.body)
    people = [
        read_person(
            line,
            RowFacts(
                _judged(births[line.number], swapped=swapped),
                sexes.of(line, section),
                sexes.contradicts_itself(line),
                *agencies[line.number],
                section,
            ),
            around,
        )
        for line, section in rows
    ]
    return people, {line.number for line, section in rows if sexes.is_by_blank(line, section)}


def _swapped_columns(chosen: Candidate) -> bool:
    cells = [cell for line, _ in chosen.body.people for cell in line.cells(*BIRTHS)]
    return are_swapped(cells)


def _judged(read: BirthRead, *, swapped: bool) -> BirthRead:
    return BirthRead(with_judgement(read.birth, swapped=swapped), read.cell)


def _ethnicities(chosen: Candidate) -> dict[int, str]:
    """By row, for counting only."""
    return {line.number: line.text(Column.ETHNICITY) for line, _ in chosen.body.people}


def _left_out(chosen: Candidate, fact: Column, reason: str) -> tuple[LeftOut, ...]:
    labels = chosen.header.labels
    return tuple(
        LeftOut(_letter(column), reason, labels.get(column, ""))
        for column in chosen.header.of(fact)
    )


def _letter(column: int) -> str:
    first, second = divmod(column - 1, len(ascii_uppercase))
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[second]
