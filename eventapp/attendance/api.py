"""The roll call for programs: events in, acknowledgements out; the list of a point to take along.

An acknowledgement is status 200, ``application/json``, a known ``proto`` and a result for every
event that was sent. Anything else is no acknowledgement, and the phone keeps what it has.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from flask import Blueprint, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance import queries, service
from eventapp.attendance.events import LETTER_OF, PROTOCOL, AnswerNow, Batch, EventResult
from eventapp.attendance.queries import SheetLine
from eventapp.points.queries import get_point
from eventapp.trainings.queries import get_session, get_training

bp = Blueprint("attendance_api", __name__, url_prefix="/api/rollcall/v1")

MOST_EVENTS = 200
LARGEST_BODY = 1024 * 1024
DEEPEST = 100  # brackets within brackets; an event of ours needs four


@bp.post("/events")
@requires(Permission.TAKE_ROLL)
def take() -> ResponseReturnValue:
    """Take up to 200 events; 413 asks for smaller batches, 400 means it is no batch at all."""
    batch = _batch()
    result = service.take_events(batch, by=current_user)
    return jsonify(
        proto=PROTOCOL,
        server_now=_now_ms(),
        results=[_result(one) for one in result.results],
        heads=[_answer(one) for one in result.answers],
    )


@bp.get("/rosters/<code>/<session_code>/<point_code>")
@requires(Permission.TAKE_ROLL)
def roster(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    """Everybody on the sheet in printed order, with what stands; ``version`` changes with it."""
    training = get_training(code, viewer=current_user)
    session = get_session(training, session_code)
    point = get_point(training, point_code, viewer=current_user)
    sheet = queries.find_sheet(point, session)
    lines = queries.sheet_lines(point, session, viewer=current_user)
    people = [_person(line) for line in lines]
    return jsonify(
        proto=PROTOCOL,
        server_now=_now_ms(),
        session=session.id,
        point=point.id,
        status=queries.status_of(
            sheet, session, training, clock.now(), is_combined=point.room_of is not None
        ).value,
        opens_at=session.opens_at(training).isoformat(),
        due_at=session.due_at(training).isoformat(),
        version=hashlib.sha256(json.dumps(people).encode()).hexdigest()[:16],
        people=people,
    )


def _batch() -> Batch:
    request.max_content_length = min(LARGEST_BODY, current_app.config["MAX_CONTENT_LENGTH"])
    if request.mimetype != "application/json":
        abort(415, "Send application/json.")
    try:
        sent: Any = json.loads(request.get_data())
    except (ValueError, RecursionError):
        abort(400, "This is not JSON.")
    if _is_deeper_than(DEEPEST, sent):
        abort(400, f"This is nested more than {DEEPEST} deep.")
    if not isinstance(sent, dict) or not isinstance(sent.get("events"), list):
        abort(400, "A batch is an object with a list of events.")
    if sent.get("proto", PROTOCOL) != PROTOCOL:
        abort(400, f"Only protocol {PROTOCOL} is known here.")
    if len(sent["events"]) > MOST_EVENTS:
        abort(413, f"Send at most {MOST_EVENTS} events at once.")
    return Batch(sent["events"], sent.get("client_now"))


def _is_deeper_than(most: int, value: Any) -> bool:
    """Level by level, not by recursion: what could be read can be too deep to be written again."""
    level = [value]
    for _ in range(most):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return any(isinstance(value, dict | list) for value in level)


def _now_ms() -> int:
    return round(clock.now().timestamp() * 1000)


def _result(one: EventResult) -> dict[str, Any]:
    return {"id": one.id, "r": one.outcome, "why": one.why.value if one.why else None}


def _answer(one: AnswerNow) -> dict[str, Any]:
    return {
        "session": one.session_id,
        "person": one.registration_id,
        "value": LETTER_OF[one.value],
        "reason": one.reason,
        "conflict": one.is_conflict,
        "heads": list(one.heads),
    }


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
        "conflict": line.is_conflict,
        "heads": list(line.heads),
    }
