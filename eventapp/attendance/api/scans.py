"""Whose code was scanned, when the phone's list does not know it."""

from __future__ import annotations

from flask import abort, jsonify, request
from flask.typing import ResponseReturnValue

from eventapp.access import checks_itself
from eventapp.attendance.api.blueprint import bp, now_ms
from eventapp.attendance.api.sender import point_for, sender
from eventapp.attendance.events import PROTOCOL
from eventapp.attendance.queries.scans import shown_at_door
from eventapp.security import without_token
from eventapp.trainings.queries import get_session, get_training


@bp.post("/scans/<code>/<session_code>/<point_code>")
@without_token
@checks_itself
def scan(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    """``r``: unknown, revoked, other training, here or elsewhere; for the last two, who it is.

    ``proof`` is what an event of source ``qr`` carries so that a person of another point counts
    here: only whoever has seen her code can know it.
    """
    who = sender()
    training = get_training(code, viewer=who.by)
    session = get_session(training, session_code)
    point = point_for(who, training, point_code)
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict):
        abort(400, "Send application/json with a code.")
    found = shown_at_door(str(sent.get("code") or "")[:100], session=session, point=point)
    return jsonify(
        proto=PROTOCOL,
        server_now=now_ms(),
        r=found.outcome,
        person=found.registration_id,
        name=found.name,
        point=found.point_name,
        marked_at=found.marked_at,
        heads=list(found.heads),
        proof=found.proof,
    )
