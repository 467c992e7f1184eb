"""A reading becomes the rows of a draft: values as somebody would type them, nothing lost."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.imports.models import ImportRow, ListImport
from eventapp.imports.surroundings import Surroundings
from eventapp.lists.participant import Participant
from eventapp.lists.request import Request
from eventapp.lists.results import Reading
from eventapp.people.models import Sex
from eventapp.questions.queries import asked_in
from eventapp.trainings.models import Training
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.phones import format_phone

POINT_UNKNOWN = "POINT_UNKNOWN"
SEXES = {"nu": Sex.FEMALE, "nam": Sex.MALE, None: Sex.UNKNOWN}
_LONGEST_CELL = 300
_SENSITIVE = {"NOTE_SENSITIVE_HEALTH", "NOTE_SENSITIVE_POLITICAL", "NOTE_SENSITIVE_RELIGIOUS"}
_WITHOUT_BIRTH = {"DOB_INVALID", "DOB_OUT_OF_RANGE"}


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What came in. ``is_again``: the very same file may have been sent before."""

    reading: Reading
    digest: str
    is_again: bool = False


def draft_of(sent: Sent, around: Surroundings, *, by: User) -> ListImport:
    """The draft of a list, not yet in the database."""
    group, point = around.usual_group(around.agency), around.usual_point(around.agency)
    return ListImport(
        training_id=around.training.id,
        agency_id=around.agency.id,
        file_name=sent.reading.file[:200],
        digest=sent.digest,
        sent_by_id=by.id,
        sent_at=clock.now(),
        about=about(sent.reading),
        group_id=group.id if group else None,
        point_id=point.id if point else None,
        answers=0,
        rows=rows_of(sent.reading, around),
    )


def request_for(training: Training, name: str) -> Request:
    """How a list for a training is read: its questions may be columns."""
    asked = tuple(question.text for question in asked_in(training))
    return Request(name=name, on=training.starts_on, asked=asked)


def digest_of(content: bytes | str) -> str:
    """What tells the very same file or text again."""
    sent = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return hashlib.sha256(sent).hexdigest()


def about(reading: Reading) -> dict[str, Any]:
    """What is kept of the file as a whole; never a cell of a column that was dropped."""
    return {
        "sheet": reading.sheet,
        "sender": list(reading.sender.raw),
        "document": [reading.sender.document_number, reading.sender.document_date],
        "dropped": [
            {"column": one.name, "header": one.header, "reason": one.reason}
            for one in (*reading.columns_dropped, *reading.sensitive_columns)
        ],
        "warnings": [
            {"code": one.code, "values": {**one.numbers, **one.words}}
            for one in reading.file_warnings
        ],
        "left_out": [
            {"row": one.row, "reason": one.reason, "text": one.text[:_LONGEST_CELL]}
            for one in reading.skipped
        ],
        "doubles": [[*one.rows, one.level] for one in reading.duplicates],
        "year": _other_year(reading),
    }


def rows_of(reading: Reading, around: Surroundings) -> list[ImportRow]:
    """One row for every person of the reading."""
    return [_row(person, around) for person in reading.participants]


def typed_birth(person: Participant) -> str:
    """The birth as somebody would type it: 05/03/1980, 6/1980, 1980, or what the cell says."""
    if person.birth_date and person.birth_precision == "day":
        return format_date(date.fromisoformat(person.birth_date))
    if person.birth_date:
        year, month = person.birth_date.split("-")
        return f"{int(month)}/{year}"
    if person.birth_year:
        return str(person.birth_year)
    return person.original.get("birth", "")[:100] if _WITHOUT_BIRTH & set(person.warnings) else ""


def _row(person: Participant, around: Surroundings) -> ImportRow:
    commune = around.commune(person.agency or person.agency_raw)
    agency = commune or around.agency
    allowed = {group.code: group for group in around.groups_of(agency)}
    group = allowed.get(person.group or "") if person.group else None
    group = group or (around.usual_group(agency) if commune else None)
    point = around.point(person.point) if person.point else None
    if point is None and commune:
        point = around.usual_point(commune)
    warnings = [*person.warnings]
    if person.point and point is None:
        warnings.append(POINT_UNKNOWN)
    phone = format_phone(person.phone) if person.phone else ""
    if "PHONE_INVALID" in warnings and not phone:
        phone = person.original.get("phone", "")
    return ImportRow(
        number=person.row,
        cells=_cells(person),
        warnings=list(dict.fromkeys(warnings)),
        settled=[],
        full_name=person.full_name,
        sex=SEXES[person.sex],
        birth=typed_birth(person),
        position=person.position,
        phone=phone[:100],
        email=person.email or "",
        answers=_answers(person, around),
        role_code=around.role(person.roles, group or around.usual_group(agency)),
        agency_id=commune.id if commune and commune is not around.agency else None,
        group_id=group.id if group else None,
        point_id=point.id if point else None,
        is_skipped=person.status == "duplicate",
    )


def _answers(person: Participant, around: Surroundings) -> dict[str, str]:
    """What its columns say, as written, by the key of the question."""
    return {
        question.key: person.answers[question.text][:_LONGEST_CELL]
        for question in around.questions
        if question.text in person.answers
    }


def _cells(person: Participant) -> dict[str, str]:
    """The cells as they are; a note about somebody's health or party is not kept."""
    cells = {fact: text[:_LONGEST_CELL] for fact, text in person.original.items()}
    if person.point:
        cells["point"] = person.point[:_LONGEST_CELL]
    if person.note and not _SENSITIVE & set(person.warnings):
        cells["note"] = person.note[:_LONGEST_CELL]
    return cells


def _other_year(reading: Reading) -> int | None:
    for warning in reading.file_warnings:
        if warning.code == "OTHER_YEAR":
            return warning.numbers["stated"]
    return None
