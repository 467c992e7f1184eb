"""The checklist of one point before a half-day, ticked on a phone by whoever runs it."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.points import queries, service
from eventapp.points.forms import PointNoteForm
from eventapp.points.models import ChecklistItem
from eventapp.points.queries.checklist import checklists
from eventapp.points.queries.line_tests import get_tested, tests_at
from eventapp.points.views.blueprint import bp
from eventapp.trainings.queries import get_session, get_training, session_now

OWN = "/trainings/<code>/points/<point_code>/checklist/"


@bp.get(OWN)
@requires(Permission.TAKE_ROLL)
def own_checklist_now(code: str, point_code: str) -> ResponseReturnValue:
    """The checklist of the half-day that is on, or comes next."""
    training = get_training(code, viewer=current_user)
    queries.get_point(training, point_code, viewer=current_user)
    session = session_now(training)
    if session is None:
        abort(404)
    return redirect(
        url_for(".own_checklist", code=code, point_code=point_code, session_code=session.code)
    )


@bp.get(f"{OWN}<session_code>/")
@requires(Permission.TAKE_ROLL)
def own_checklist(code: str, point_code: str, session_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    session = get_session(training, session_code)
    point = queries.get_point(training, point_code, viewer=current_user)
    return render_template(
        "points/own_checklist.html",
        training=training,
        session=session,
        point=point,
        guests=queries.sitting_in(point),
        steps=[] if point.room_of else checklists(training, session, [point])[0].steps,
        tests=tests_at(point),
    )


@bp.post(f"{OWN}<session_code>/")
@requires(Permission.TAKE_ROLL)
def tick(code: str, point_code: str, session_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    session = get_session(training, session_code)
    point = queries.get_point(training, point_code, viewer=current_user)
    item = request.form.get("item", "")
    if item not in set(ChecklistItem):
        abort(404)
    action = service.untick if request.form.get("undo") else service.tick
    try:
        action(point, session, ChecklistItem(item), by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(
        url_for(
            ".own_checklist",
            code=code,
            point_code=point_code,
            session_code=session_code,
            _anchor=item,
        ),
        303,
    )


@bp.route(
    "/trainings/<code>/line-tests/points/<int(max=2147483647):row_id>/note",
    methods=["GET", "POST"],
)
@requires(Permission.TAKE_ROLL)
def line_note(code: str, row_id: int) -> ResponseReturnValue:
    """What the point itself says about a test of its line."""
    training = get_training(code, viewer=current_user)
    row = get_tested(training, row_id, viewer=current_user)
    form = PointNoteForm(data={"note": row.point_note})
    with form.reporting_errors():
        if form.validate_on_submit():
            service.note_line(row, form.note.data or "", by=current_user)
            flash(_("The organisers read your note beside the test."))
            return redirect(url_for(".own_checklist_now", code=code, point_code=row.point.code))
    return render_template(
        "points/line_note.html", training=training, row=row, form=form
    ), form.status
