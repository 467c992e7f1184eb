"""Messages to copy: to all points that are late with their report, to an area, to one of them."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.attendance.chasing import Chase
from eventapp.attendance.presence import SheetStatus
from eventapp.attendance.queries.contact import operators_at
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.board import all_points, minutes_late
from eventapp.attendance.views.opening import held_session
from eventapp.trainings.queries import get_training


@bp.get("/trainings/<code>/board/<session_code>/reminders/")
@requires(Permission.WATCH_BOARD)
def board_reminders(code: str, session_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    session = held_session(training, session_code)
    late = all_points(training, session).only(SheetStatus.LATE)
    operators = operators_at([place.row.point.id for place in late.places])
    return render_template(
        "attendance/board_reminders.html",
        training=training,
        session=session,
        lateness=minutes_late(training, session),
        late=late,
        chase=Chase(session, operators),
    )
