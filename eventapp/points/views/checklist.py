"""The checklist of a half-day over all points, and by when its items are due."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.points import service
from eventapp.points.forms import MinutesForm
from eventapp.points.matrix import Matrix
from eventapp.points.queries.checklist import checklists, items_of, minutes_of, rooms_of
from eventapp.points.views.blueprint import bp
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import get_session, get_training, session_now


@bp.get("/trainings/<code>/checklist/")
@requires(Permission.WATCH_BOARD)
def matrix_now(code: str) -> ResponseReturnValue:
    """The checklist of the half-day that is on."""
    training = get_training(code, viewer=current_user)
    session = session_now(training)
    if session is None:
        return redirect(url_for("trainings.detail", code=code))
    return redirect(url_for(".matrix", code=code, session_code=session.code))


@bp.get("/trainings/<code>/checklist/<session_code>/")
@requires(Permission.WATCH_BOARD)
def matrix(code: str, session_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    session = get_session(training, session_code)
    points = rooms_of(training, viewer=current_user)
    found = Matrix(
        items_of(training, session),
        checklists(training, session, points),
        only=request.args.get("only", ""),
        area=request.args.get("area", ""),
    )
    page = page_of(found.shown, request.args.get("page", 1, type=int))
    return render_template(
        "points/matrix.html", training=training, session=session, matrix=found, page=page
    )


@bp.route("/trainings/<code>/checklist/minutes", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def minutes(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    if not training.sessions:
        abort(404)
    form = MinutesForm(minutes_of(training))
    with form.reporting_errors():
        if form.validate_on_submit():
            service.set_checklist(training, form.minutes(), by=current_user)
            flash(_("The checklist is saved."))
            return redirect(url_for(".matrix_now", code=code))
    return render_template("points/minutes.html", training=training, form=form), form.status
