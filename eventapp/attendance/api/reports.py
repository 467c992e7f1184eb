"""The head count from a phone that may have kept it for a while."""

from __future__ import annotations

from uuid import UUID

from flask import abort, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from eventapp.access import checks_itself
from eventapp.attendance import service
from eventapp.attendance.api.blueprint import bp, now_ms
from eventapp.attendance.api.sender import point_for, sender
from eventapp.attendance.events import PROTOCOL
from eventapp.attendance.refusals import Why
from eventapp.attendance.roll_call_forms import ReportForm
from eventapp.clock import now
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.security import without_token
from eventapp.templating import clock_time
from eventapp.trainings.queries import get_session, get_training


@bp.post("/reports/<code>/<session_code>/<point_code>")
@without_token
@checks_itself
def report(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    """One head count; sent again with the same ``id`` it is the same. ``r``: new or refused."""
    who = sender()
    training = get_training(code, viewer=who.by)
    session = get_session(training, session_code)
    point = point_for(who, training, point_code)
    form = ReportForm(meta={"csrf": False})
    if not form.validate():
        return _refused({field: str(found[0]) for field, found in form.errors.items() if field})
    if who.device and not who.device.may_send(now()):
        return _refused({"": _(Why.REVOKED.label)})
    try:
        made = service.report_sheet(
            point,
            session,
            by=who.by,
            device=who.device,
            report_id=_id(),
            **form.counts(),
        )
    except RuleBroken as error:
        return _refused({error.field or "": refusal(error)})
    return jsonify(
        proto=PROTOCOL,
        server_now=now_ms(),
        id=_id(),
        r="new",
        head_count=made.head_count,
        reported=clock_time(made.reported_at),
    )


def _refused(errors: dict[str, str]) -> ResponseReturnValue:
    return jsonify(proto=PROTOCOL, server_now=now_ms(), id=_id(), r="refused", errors=errors)


def _id() -> str:
    try:
        return str(UUID(request.form.get("id", "")))
    except ValueError:
        abort(400, "A report is named by a UUID.")
