"""A reading as the one JSON document that programs may rely on."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from eventapp.lists.participant import Participant
from eventapp.lists.results import Reading, Skipped

_REASONS = {
    "ID_NUMBER": "data minimisation: identity number is not needed; never stored",
    "ETHNICITY": "sensitive personal data: read only if the training asks for it",
    "SENSITIVE": "sensitive personal data: not read",
    "EMPTY": "empty",
    "OLDER_YEAR": "older year in the title",
    "NO_LIST": "no list of people",
    "HAS_PEOPLE_TOO": "holds people too; name it to read it",
}


def document_of(reading: Reading) -> dict[str, Any]:
    """Keys as promised by ``flask lists read --json``; absent facts are null."""
    return {
        "file": reading.file,
        "sheet": reading.sheet,
        "sheets_ignored": [
            {"name": one.name, "reason": _REASONS[one.reason]} for one in reading.sheets_ignored
        ],
        "header_rows": list(reading.header_rows),
        "column_map": reading.column_map,
        "columns_dropped": _columns(reading.columns_dropped),
        "sensitive_columns": _columns(reading.sensitive_columns),
        "sender": {
            "raw": list(reading.sender.raw),
            "document": {
                "number": reading.sender.document_number,
                "date": reading.sender.document_date,
            },
            "warnings": list(reading.sender.warnings),
        },
        "event_title_found": reading.event_title,
        "sections": [asdict(section) for section in reading.sections],
        "stated_count": reading.stated_count,
        "stated_female": reading.stated_female,
        "participants": [_participant(person) for person in reading.participants],
        "skipped_rows": [_skipped(row) for row in reading.skipped],
        "duplicates": [
            {"rows": list(double.rows), "level": double.level, "reason": double.reason}
            for double in reading.duplicates
        ],
        "questions": [asdict(question) for question in reading.questions],
        "file_warnings": [
            {"code": one.code, **one.numbers, **one.words} for one in reading.file_warnings
        ],
        "totals": {
            key: value for key, value in asdict(reading.totals).items() if value is not None
        },
    }


def _participant(person: Participant) -> dict[str, Any]:
    found = asdict(person)
    found["roles"], found["warnings"] = list(person.roles), list(person.warnings)
    found["other_phones"] = list(person.other_phones)
    return found


def _skipped(row: Skipped) -> dict[str, Any]:
    """The text only where it stands in the place of a name."""
    found: dict[str, Any] = {"row": row.row, "reason": row.reason}
    return {**found, "text": row.text} if row.reason == "PLACEHOLDER" else found


def _columns(columns: tuple[Any, ...]) -> list[dict[str, str]]:
    return [
        {"column": one.name, "header": one.header, "reason": _REASONS[one.reason]}
        for one in columns
    ]
