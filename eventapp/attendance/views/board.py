"""The board: every point of a half-day at a glance, kept up to date while it is open."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_login import current_user
from markupsafe import Markup

from eventapp import clock
from eventapp.access import Permission, may, requires
from eventapp.attendance.kept import kept
from eventapp.attendance.overview import Group
from eventapp.attendance.snapshot import Moment, moment_of, part_of, snapshot_of
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.choosing import Choice, area_chips, units
from eventapp.attendance.views.opening import held_session
from eventapp.templating import clock_time
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import get_training, session_now

WHOLE = {"wall": "attendance/board_wall.html"}
BODY = {"wall": "attendance/board_wall_body.html"}
USUAL_BODY = "attendance/board_body.html"
PARTS = {"wall": "attendance/board_wall_parts.html"}


@bp.get("/trainings/<code>/board/")
@requires(Permission.WATCH_BOARD)
def board(code: str) -> ResponseReturnValue:
    """The board of the half-day that is on."""
    training = get_training(code, viewer=current_user)
    session = session_now(training)
    if session is None:
        return render_template("attendance/board_empty.html", training=training)
    return redirect(url_for(".board_of", code=code, session_code=session.code))


@bp.get("/trainings/<code>/board/<session_code>/")
@requires(Permission.WATCH_BOARD)
def board_of(code: str, session_code: str) -> ResponseReturnValue:
    """The whole page; with ``?fragment=1`` its living parts, or 304 when nothing has changed."""
    training = get_training(code, viewer=current_user)
    session = held_session(training, session_code)
    choice = Choice.of_request(code, session_code)
    moment = moment_of(training, session)
    seen = _seen(training, session, choice, moment)
    tag = hashlib.sha256(repr((seen, current_user.get_id())).encode()).hexdigest()[:20]
    is_fragment = bool(request.args.get("fragment"))
    if is_fragment and request.if_none_match.contains(tag):
        return _with_hour(Response(status=304), tag)

    shown = _shown(training, session, choice, moment)
    body = kept(
        ("body", training.id, session.id, part_of(current_user), choice, may_lock()),
        (seen, str(get_locale())),
        lambda: Markup(render_template(BODY.get(choice.view, USUAL_BODY), **shown)),  # noqa: S704 - just made by Jinja
    )
    kind = PARTS if is_fragment else WHOLE
    usual = "attendance/board_parts.html" if is_fragment else "attendance/board.html"
    page = render_template(kind.get(choice.view, usual), **shown, body=body, tag=tag)
    return _with_hour(make_response(page), tag)


def may_lock() -> bool:
    return may(Permission.LOCK_SHEETS)


def all_points(training: Training, session: TrainingSession) -> Group:
    moment = moment_of(training, session)
    return snapshot_of(training, session, moment, viewer=current_user).everywhere


def minutes_late(training: Training, session: TrainingSession) -> int:
    """How long ago the reports were due, in full minutes but at least 1; 0 before that."""
    over = (clock.now() - session.due_at(training)).total_seconds()
    return max(1, int(over // 60)) if over > 0 else 0


def _shown(
    training: Training, session: TrainingSession, choice: Choice, moment: Moment
) -> dict[str, Any]:
    """What the templates of the board speak of."""
    found = snapshot_of(training, session, moment, viewer=current_user)
    here = choice.within(found)
    areas = found.everywhere.by_area()
    return {
        "training": training,
        "session": session,
        "choice": choice,
        "lateness": minutes_late(training, session),
        "area_chips": area_chips(choice, areas),
        "areas": [(area.name, area.name) for area in areas],
        "units": units(found),
        "ready": sum(place.row.is_ready_to_lock for place in found.everywhere.places),
        "here": here,
        "shown": here.only(choice.state) if choice.state else here,
        "session_on": session_now(training),
        "found": found,
    }


def _seen(
    training: Training, session: TrainingSession, choice: Choice, moment: Moment
) -> tuple[object, ...]:
    """What decides how the board looks: facts, clock, choice.

    The clock counts as far as it is seen: by the phase of the half-day and, while somebody is
    late, by the minute. Every half hour brings fresh form tokens.
    """
    return (
        moment,
        minutes_late(training, session) if moment.is_waited_for else 0,
        clock.now().timestamp() // 1800,
        choice,
        str(get_locale()),
        session_now(training) is session,
    )


def _with_hour(response: Response, tag: str) -> Response:
    """The tag for the next question, and the server's time for "as of 8h21"."""
    response.set_etag(tag)
    response.headers["Board-Hour"] = clock_time(clock.now())
    return response
