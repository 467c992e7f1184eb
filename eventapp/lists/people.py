"""One row of a list becomes one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from eventapp.lists.births import BirthRead
from eventapp.lists.columns import BIRTHS, NAMES, Column
from eventapp.lists.contacts import read_contacts
from eventapp.lists.lines import Line
from eventapp.lists.naming import read_name
from eventapp.lists.notes import is_substitute, is_withdrawn, sensitive, yes_or_no
from eventapp.lists.participant import Participant, Sex
from eventapp.lists.places import group_of_row, split_position
from eventapp.lists.results import Section
from eventapp.lists.roles import read_roles
from eventapp.lists.sexes import hint_of
from eventapp.lists.texts import line as clean_line
from eventapp.lists.vocabulary import RoleWords
from eventapp.lists.wording import is_ditto, is_placeholder
from eventapp.vietnamese.names import split_name

_ORIGINALS = (Column.SEX, Column.POSITION, Column.POSITION_AND_UNIT, Column.UNIT, Column.ROLE)
_ASKS = {"HIDDEN_ROW", "STRIKETHROUGH", "WITHDRAWN_NOTE", "SEX_CONTRADICTS"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole list says about each of its people."""

    on: date
    vocabulary: tuple[RoleWords, ...]
    sender_group: str | None
    asks_ethnicity: bool
    asked: Mapping[int, str]
    """The training's own questions, by column."""


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What was told about a row with an eye on the others."""

    birth: BirthRead
    sex: Sex | None
    sex_contradicts: bool
    agency: str
    agency_is_from_above: bool
    section: Section | None


def read_person(line: Line, facts: RowFacts, around: Surroundings) -> Participant:
    """The person of a row, with every warning by code."""
    name = read_name(line.cells(*NAMES))
    contacts = read_contacts(line)
    birth = facts.birth.birth
    position = _position(line)
    remark = name.remark
    if name.behind and not line.header.has(Column.POSITION, Column.POSITION_AND_UNIT):
        position, remark = name.behind, ""
    note = clean_line("; ".join(t for t in (line.text(Column.NOTE), remark) if t))
    parts = split_name(name.name)
    split = (
        split_position(position) if line.header.has(Column.POSITION_AND_UNIT) else (position, "")
    )
    section = facts.section.text if facts.section else ""
    group = group_of_row(facts.agency, section, around.sender_group)
    role_texts = [line.text(Column.ROLE), position]
    warnings = [
        *name.warnings,
        *birth.warnings,
        *_of_sex(line, facts, name.honorific, name.name),
        *contacts.warnings,
        *_of_looks(line),
        *_of_note(note),
        *(["AGENCY_FILLED_DOWN"] if facts.agency_is_from_above else []),
    ]
    return Participant(
        row=line.number,
        full_name=name.name,
        status="needs_confirmation" if name.is_doubtful or _ASKS & set(warnings) else "ok",
        family=parts.ho,
        middle=parts.dem,
        given=parts.ten,
        honorific=name.honorific,
        sex=facts.sex,
        birth_year=birth.year,
        birth_date=birth.iso,
        birth_precision=birth.precision,
        position_raw=position,
        agency_raw=facts.agency,
        position=split[0],
        agency=facts.agency or split[1],
        roles=read_roles(around.vocabulary, around.on, group, role_texts, section),
        group=group,
        phone=contacts.phone,
        other_phones=contacts.other_phones,
        email=contacts.email,
        ethnicity_raw=_ethnicity(line) if around.asks_ethnicity else None,
        attended_before=_attended(line),
        point=clean_line(line.text(Column.POINT)) or None,
        note=note or None,
        answers=_answers(line, around.asked),
        warnings=tuple(dict.fromkeys(warnings)),
        original=_originals(line),
    )


def _position(line: Line) -> str:
    columns = (Column.POSITION, Column.POSITION_AND_UNIT)
    text = clean_line(line.text(*columns))
    above = line.sheet.row(line.number - 1)
    if is_ditto(text) and above.cells:
        text = clean_line(Line(line.sheet, line.header, above).text(*columns))
    return "" if is_placeholder(text) else text


def _of_sex(line: Line, facts: RowFacts, honorific: str | None, name: str) -> list[str]:
    if facts.sex_contradicts:
        return ["SEX_CONTRADICTS"]
    if facts.sex is None:
        return ["SEX_MISSING"]
    hint = hint_of(honorific, name)
    return ["SEX_VS_NAME_HINT"] if hint and hint != facts.sex else []


def _of_looks(line: Line) -> list[str]:
    found = ["HIDDEN_ROW"] if line.row.is_hidden else []
    names = line.cells(*NAMES)
    if names and all(cell.is_struck for cell in names):
        found.append("STRIKETHROUGH")
    return found


def _of_note(note: str) -> list[str]:
    found = ["WITHDRAWN_NOTE"] if is_withdrawn(note) else []
    found += sensitive(note)
    return [*found, "SUBSTITUTE"] if is_substitute(note) else found


def _ethnicity(line: Line) -> str | None:
    text = clean_line(line.text(Column.ETHNICITY))
    return text[:1].upper() + text[1:] or None


def _attended(line: Line) -> bool | None:
    if (before := yes_or_no(line.text(Column.ATTENDED))) is not None:
        return before
    first = yes_or_no(line.text(Column.FIRST_TIME))
    return None if first is None else not first


def _answers(line: Line, asked: Mapping[int, str]) -> dict[str, str]:
    """By question, for every column there is; an empty cell is an empty answer."""
    return {question: clean_line(line.row.text(column)) for column, question in asked.items()}


def _originals(line: Line) -> dict[str, str]:
    """The cells as they are, for showing beside what was understood."""
    found = {"full_name": line.name}
    found["birth"] = line.text(*BIRTHS)
    found["phone"], found["email"] = line.text(Column.PHONE), line.text(Column.EMAIL)
    for fact in _ORIGINALS:
        found[fact.value] = line.text(fact)
    marks = [("Nữ", line.text(Column.FEMALE)), ("Nam", line.text(Column.MALE))]
    found["sex"] = found["sex"] or "; ".join(f"{word}: {text}" for word, text in marks if text)
    return {key: clean_line(text) for key, text in found.items() if text.strip()}
