"""The timeline of a half-day: who reported when, and how the reports added up."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.attendance.snapshot import moment_of, snapshot_of
from eventapp.attendance.timeline import timeline_of
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.opening import held_session
from eventapp.trainings.queries import get_training


@bp.get("/trainings/<code>/board/<session_code>/timeline/")
@requires(Permission.WATCH_BOARD)
def board_timeline(code: str, session_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    session = held_session(training, session_code)
    found = snapshot_of(training, session, moment_of(training, session), viewer=current_user)
    return render_template(
        "attendance/board_timeline.html",
        training=training,
        session=session,
        progress=found.progress,
        times=timeline_of(
            found.everywhere,
            found.first_reports,
            opens=session.opens_at(training),
            due=session.due_at(training),
            ends=session.ends_at,
        ),
    )
