"""Line tests: all points with what is known of their lines, the slots, and one slot on a phone."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.points import queries, service
from eventapp.points.forms import JoinForm, LineTestForm, NewLineTestForm, ResultForm
from eventapp.points.forms.line_tests import facts_of_test
from eventapp.points.lines import Lines
from eventapp.points.queries.checklist import rooms_of
from eventapp.points.queries.line_tests import (
    get_line_test,
    get_tested,
    lines_of,
    rows_in,
    slots_of,
)
from eventapp.points.views.blueprint import bp
from eventapp.trainings.models import Training
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import get_training

TEST = "/trainings/<code>/line-tests/<int(max=2147483647):test_id>"


@bp.get("/trainings/<code>/line-tests/")
@requires(Permission.WATCH_BOARD)
def lines(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    found = _lines(training)
    page = page_of(found.shown, request.args.get("page", 1, type=int))
    return render_template(
        "points/lines.html", training=training, lines=found, page=page, slots=slots_of(training)
    )


@bp.route("/trainings/<code>/line-tests/new", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def new_line_test(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    found = _lines(training)
    form = NewLineTestForm(found.rooms, found.not_passed)
    with form.reporting_errors():
        if form.validate_on_submit():
            test = service.plan_line_test(training, form.plan(), form.points(), by=current_user)
            flash(_("The line test is planned."))
            return redirect(url_for(".line_test", code=code, test_id=test.id))
    return render_template("points/new_line_test.html", training=training, form=form), form.status


@bp.get(f"{TEST}/")
@requires(Permission.WATCH_BOARD)
def line_test(code: str, test_id: int) -> ResponseReturnValue:
    """The slot as a technician holds it in her hand: a point, two buttons, a note."""
    training = get_training(code, viewer=current_user)
    test = get_line_test(training, test_id)
    rows = rows_in(test, viewer=current_user)
    inside = {row.point_id for row in rows}
    others = [room for room in rooms_of(training, viewer=current_user) if room.id not in inside]
    return render_template(
        "points/line_test.html",
        training=training,
        test=test,
        rows=rows,
        waiting=[row for row in rows if row.result is None],
        form=JoinForm(others),
    )


@bp.route(f"{TEST}/edit", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def edit_line_test(code: str, test_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    test = get_line_test(training, test_id)
    facts = facts_of_test(test)
    form = LineTestForm(data=facts)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.change_line_test(test, form.plan(), version=form.seen, by=current_user)
            flash(_("The line test is saved."))
            return redirect(url_for(".line_test", code=code, test_id=test_id))
    form.compare(int(facts["version"]), LineTestForm(data=facts, formdata=None))
    return render_template(
        "points/edit_line_test.html", training=training, test=test, form=form
    ), form.status


@bp.post(f"{TEST}/remove")
@requires(Permission.PLAN_TRAININGS)
def remove_line_test(code: str, test_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    try:
        service.remove_line_test(get_line_test(training, test_id), by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
        return redirect(url_for(".line_test", code=code, test_id=test_id))
    flash(_("The line test is removed."))
    return redirect(url_for(".lines", code=code))


@bp.post(f"{TEST}/points")
@requires(Permission.PLAN_TRAININGS)
def join_line_test(code: str, test_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    test = get_line_test(training, test_id)
    form = JoinForm(rooms_of(training, viewer=current_user))
    with form.reporting_errors():
        if form.validate_on_submit():
            service.join_line_test(test, [form.chosen()], by=current_user)
    for sentence in (*form.point.errors, *form.form_errors):
        flash(sentence, "error")
    return redirect(url_for(".line_test", code=code, test_id=test_id))


@bp.post("/trainings/<code>/line-tests/points/<int(max=2147483647):row_id>/result")
@requires(Permission.PLAN_TRAININGS)
def record_line(code: str, row_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    row = get_tested(training, row_id, viewer=current_user)
    form = ResultForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.record_line(row, form.chosen, note=form.note.data or "", by=current_user)
    for sentence in (*form.result.errors, *form.note.errors, *form.form_errors):
        flash(sentence, "error")
    anchor = f"t{row.id}"
    return redirect(url_for(".line_test", code=code, test_id=row.line_test_id, _anchor=anchor))


@bp.post("/trainings/<code>/line-tests/points/<int(max=2147483647):row_id>/remove")
@requires(Permission.PLAN_TRAININGS)
def drop_from_line_test(code: str, row_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    row = get_tested(training, row_id, viewer=current_user)
    test_id = row.line_test_id
    try:
        service.drop_from_line_test(row, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".line_test", code=code, test_id=test_id))


def _lines(training: Training) -> Lines:
    return Lines(
        queries.points_of(training, viewer=current_user),
        lines_of(training, viewer=current_user),
        state=request.args.get("state", ""),
        area=request.args.get("area", ""),
    )
