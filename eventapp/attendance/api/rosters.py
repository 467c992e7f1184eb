"""What a phone takes along: which sheets there are, and who is on each."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from eventapp import clock
from eventapp.access import Role, checks_itself
from eventapp.attendance import queries, service
from eventapp.attendance.api.blueprint import bp, now_ms
from eventapp.attendance.api.sender import point_for, sender
from eventapp.attendance.events import LETTER_OF, PROTOCOL
from eventapp.attendance.presence import SheetStatus
from eventapp.attendance.queries import SheetLine
from eventapp.attendance.queries.phones import sheets_to_take, was_just_heard
from eventapp.attendance.queries.scans import codes_to_take
from eventapp.templating import clock_time
from eventapp.trainings.models import TrainingSession
from eventapp.trainings.queries import get_session, get_training


@bp.get("/sheets")
@checks_itself
def sheets() -> ResponseReturnValue:
    """Who this phone sends as, and the sheets it may take along, by time."""
    who = sender()
    return jsonify(
        proto=PROTOCOL,
        server_now=now_ms(),
        author=None if who.device else who.by.id,
        pairing=who.pairing_id,
        name=who.device.holder if who.device else who.by.full_name,
        token=None if who.device else generate_csrf(),
        valid_until=who.device.valid_until.isoformat() if who.device else None,
        revoked=bool(who.device and not who.device.may_send(clock.now())),
        sheets=[
            {
                "code": one.training.code,
                "session": one.session.code,
                "point": one.point.code,
                "name": one.point.name,
                "half_day": _half_day(one.session),
                "day": one.session.day.isoformat(),
                "opens_at": one.session.opens_at(one.training).isoformat(),
                "due": clock_time(one.session.due_at(one.training)),
                "is_today": one.session.day == clock.today(),
            }
            for one in sheets_to_take(viewer=who.by, device=who.device)
        ],
    )


@bp.get("/rosters/<code>/<session_code>/<point_code>")
@checks_itself
def roster(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    """Everybody on the sheet in printed order, with what stands; ``version`` changes with it.

    The phone says with ``waiting`` how many marks it still has to send.
    """
    who = sender()
    training = get_training(code, viewer=who.by)
    session = get_session(training, session_code)
    point = point_for(who, training, point_code)
    sheet = queries.find_sheet(point, session)
    lines = queries.sheet_lines(point, session, viewer=who.by)
    people = [_person(line) for line in lines]
    status = queries.status_of(
        sheet, session, training, clock.now(), is_combined=point.room_of is not None
    )
    waiting = min(max(request.args.get("waiting", 0, type=int), 0), 1_000_000)
    if not was_just_heard(point, session, waiting=waiting, device=who.device):
        keeps = {"1": True, "0": False}.get(request.args.get("keeps", ""))
        service.note_contact(
            point, session, by=who.by, waiting=waiting, device=who.device, keeps_marks=keeps
        )
    is_organiser = who.by.role is Role.ORGANISER and who.device is None
    return jsonify(
        proto=PROTOCOL,
        server_now=now_ms(),
        session=session.id,
        point=point.id,
        status=status.value,
        is_open=status not in {SheetStatus.LOCKED, SheetStatus.COMBINED}
        and (is_organiser or status is not SheetStatus.NOT_DUE),
        name=point.name,
        half_day=_half_day(session),
        opens=clock_time(session.opens_at(training)),
        due=clock_time(session.due_at(training)),
        opens_at=session.opens_at(training).isoformat(),
        due_at=session.due_at(training).isoformat(),
        head_count=sheet.head_count if sheet else None,
        reported=clock_time(sheet.reported_at) if sheet and sheet.reported_at else None,
        version=hashlib.sha256(json.dumps(people).encode()).hexdigest()[:16],
        people=people,
        codes=codes_to_take([line.registration.id for line in lines]),
    )


def _half_day(session: TrainingSession) -> str:
    return f"{_(session.half.label)} {session.day:%d/%m}"


def _person(line: SheetLine) -> dict[str, Any]:
    """No telephone, no birth: only what is read out."""
    return {
        "number": line.number,
        "person": line.registration.id,
        "name": line.registration.full_name,
        "position": line.registration.position,
        "agency": line.registration.agency_name,
        "value": LETTER_OF[line.value],
        "reason": line.reason,
        "guest_of": line.guest_of.name if line.guest_of else None,
        "conflict": line.is_conflict,
        "sayings": [
            _(
                "%(author)s at %(hour)s: %(answer)s.",
                author=one.author,
                hour=clock_time(one.at),
                answer=_(one.value.label),
            )
            for one in line.sayings
        ],
        "heads": list(line.heads),
    }
