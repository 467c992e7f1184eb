"""When every point was on the line, half-day by half-day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.connections import queries, service
from eventapp.connections.forms import RuleForm
from eventapp.connections.lines import LineState
from eventapp.connections.views.blueprint import bp
from eventapp.points.queries import points_of
from eventapp.trainings.models import TrainingSession
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import get_session, get_training

CONNECTED, PARTLY, NEVER = "connected", "partly", "never"


@dataclass(frozen=True)
class HalfDayLines:
    """A half-day in the strip above: how many of its points were connected enough."""

    session: TrainingSession
    connected: int
    points: int
    has_log: bool


@bp.get("/")
@requires(Permission.WATCH_BOARD)
def index(code: str) -> ResponseReturnValue:
    """All half-days; for whoever imports them, the logs too."""
    training = get_training(code, viewer=current_user)
    states = queries.line_states(training, training.sessions, viewer=current_user)
    with_logs = queries.sessions_with_logs(training, training.sessions)
    half_days = [
        _half_day(session, states, is_known=session.id in with_logs)
        for session in training.sessions
    ]
    return render_template(
        "connections/index.html",
        training=training,
        half_days=half_days,
        logs=queries.logs_of(training, viewer=current_user),
        threshold=queries.threshold_of(training),
    )


@bp.get("/half-days/<session_code>/")
@requires(Permission.WATCH_BOARD)
def half_day(code: str, session_code: str) -> ResponseReturnValue:
    """The points of a half-day with their line."""
    training = get_training(code, viewer=current_user)
    session = get_session(training, session_code)
    states = queries.line_states(training, [session], viewer=current_user)
    rows = [
        (point, states[session.id, point.id]) for point in points_of(training, viewer=current_user)
    ]
    state = request.args.get("state", "")
    shown = [row for row in rows if state not in _STATES or _STATES[state](row[1])]
    return render_template(
        "connections/half_day.html",
        training=training,
        session=session,
        rows=rows,
        counts={name: sum(is_so(line) for _point, line in rows) for name, is_so in _STATES.items()},
        state=state if state in _STATES else "",
        page=page_of(shown, request.args.get("page", 1, type=int)),
        has_log=session.id in queries.sessions_with_logs(training, [session]),
        threshold=queries.threshold_of(training),
    )


@bp.route("/rule", methods=["GET", "POST"])
@requires(Permission.IMPORT_LOGS)
def rule(code: str) -> ResponseReturnValue:
    """From when on a point counts as connected."""
    training = get_training(code, viewer=current_user)
    present = queries.threshold_of(training)
    form = RuleForm(data={"share": present.share, "checks": present.checks})
    with form.reporting_errors():
        if form.validate_on_submit():
            service.set_line_rule(
                training, share=form.share.data, checks=form.checks.data, by=current_user
            )
            flash(_("The rule is saved. Every page and paper uses it."))
            return redirect(url_for(".index", code=code))
    page = render_template("connections/rule.html", training=training, form=form)
    return page, form.status


_STATES: dict[str, Callable[[LineState], bool]] = {
    CONNECTED: lambda line: line.is_connected,
    PARTLY: lambda line: line.was_seen and not line.is_connected,
    NEVER: lambda line: not line.was_seen,
}


def _half_day(
    session: TrainingSession, states: dict[tuple[int, int], LineState], *, is_known: bool
) -> HalfDayLines:
    own = [line for (session_id, _), line in states.items() if session_id == session.id]
    return HalfDayLines(session, sum(line.is_connected for line in own), len(own), is_known)
