"""What a locked sheet says for ever: lines, totals and the hash they are known by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from eventapp.attendance.models import Sheet
from eventapp.attendance.presence import Presence, ReportKind
from eventapp.attendance.queries.chains import ChainHead
from eventapp.attendance.queries.expectation import Totals
from eventapp.attendance.queries.lines import SheetLine
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession


def content_of(  # noqa: PLR0913 - a sheet is all of this
    sheet: Sheet,
    *,
    point: Point,
    session: TrainingSession,
    training: Training,
    lines: Sequence[SheetLine],
    marks: Iterable[tuple[str, str]],
    chain: ChainHead,
) -> dict[str, Any]:
    """Everything on the sheet as plain JSON values. ``marks``: ids and body hashes behind it."""
    known = sorted(marks)
    return {
        "training": {"code": training.code, "title": training.title},
        "session": {
            "code": session.code,
            "day": session.day.isoformat(),
            "half": session.half.value,
        },
        "point": {"code": point.code, "name": point.name, "area": point.area},
        "report": {
            "head_count": sheet.head_count,
            "female_count": sheet.female_count,
            "is_connected": sheet.is_connected,
            **_kind(sheet),
            "note": sheet.note,
            "reported_at": sheet.reported_at.isoformat() if sheet.reported_at else None,
        },
        "lines": [_line(line) for line in lines],
        "totals": asdict(totals_of(lines)),
        "marks": {"count": len(known), "digest": hash_of(known)},
        "chain": asdict(chain),
    }


def hash_of(content: object) -> str:
    """SHA-256 of canonical JSON: sorted keys, no spaces, UTF-8."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def totals_of(lines: Sequence[SheetLine]) -> Totals:
    """The numbers of lines already at hand; the database counts the same way."""

    def having(value: Presence) -> int:
        return sum(1 for line in lines if line.value is value and not line.is_conflict)

    women = [line for line in lines if line.registration.sex is Sex.FEMALE]
    return Totals(
        expected=len(lines),
        present=having(Presence.PRESENT),
        late=having(Presence.LATE),
        excused=having(Presence.EXCUSED),
        absent=having(Presence.ABSENT),
        unmarked=having(Presence.UNMARKED),
        conflicts=sum(1 for line in lines if line.is_conflict),
        female_expected=len(women),
        female_here=sum(1 for line in women if line.value.is_here),
    )


def _kind(sheet: Sheet) -> dict[str, str]:
    """Said only where it is not a plain count, so that sheets of before keep their hash."""
    return {} if sheet.report_kind is ReportKind.COUNTED else {"kind": sheet.report_kind.value}


def _line(line: SheetLine) -> dict[str, Any]:
    person = line.registration
    return {
        "number": line.number,
        "registration_id": person.id,
        "full_name": person.full_name,
        "sex": person.sex.value,
        "birth_year": person.birth_year,
        "position": person.position,
        "agency_name": person.agency_name,
        "group": person.group.code,
        "status": person.status.value,
        "value": line.value.value,
        "reason": line.reason,
        **({"late_minutes": line.late_minutes} if line.late_minutes else {}),
        **({"guest_of": line.guest_of.name} if line.guest_of else {}),
    }
