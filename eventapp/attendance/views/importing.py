"""Answers from a spreadsheet: what each row would do, then all of them in one action."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance import queries, service
from eventapp.attendance.mark_file import FileRow, read_marks
from eventapp.attendance.presence import MarkSource
from eventapp.attendance.sheet_forms import ConfirmedMarksForm, MarkFileForm
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.deciding import SHEET
from eventapp.attendance.views.opening import held_session, opened
from eventapp.attendance.window import why_outside
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.lists.apart import read_cells_apart
from eventapp.points.models import Point
from eventapp.points.queries import points_of
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import get_training

HALF_DAY = "/trainings/<code>/board/<session_code>/import"


@bp.route(f"{SHEET}/import", methods=["GET", "POST"])
@requires(Permission.TAKE_ROLL)
def import_marks(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    lines = queries.sheet_lines(page.point, page.session, viewer=current_user)
    back = url_for(".grid", **page.address)
    confirm = url_for(".confirm_import", **page.address)
    return _preview(
        page.training, page.session, lines, back=back, confirm=confirm, point=page.point
    )


@bp.post(f"{SHEET}/import/confirm")
@requires(Permission.TAKE_ROLL)
def confirm_import(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    _take(page.session, page.point)
    return redirect(url_for(".grid", **page.address), 303)


@bp.route(HALF_DAY, methods=["GET", "POST"])
@requires(Permission.LOCK_SHEETS)
def import_half_day(code: str, session_code: str) -> ResponseReturnValue:
    """The same for all sheets of a half-day at once."""
    training = get_training(code, viewer=current_user)
    session = held_session(training, session_code)
    places = [point.id for point in points_of(training, viewer=current_user)]
    lines = [one for found in queries.lines_of_points(session, places).values() for one in found]
    address: dict[str, Any] = {"code": code, "session_code": session_code}
    back, confirm = url_for(".board_of", **address), url_for(".confirm_half_day", **address)
    return _preview(training, session, lines, back=back, confirm=confirm)


@bp.post(f"{HALF_DAY}/confirm")
@requires(Permission.LOCK_SHEETS)
def confirm_half_day(code: str, session_code: str) -> ResponseReturnValue:
    session = held_session(get_training(code, viewer=current_user), session_code)
    _take(session, None)
    return redirect(url_for(".board_of", code=code, session_code=session_code), 303)


def _preview(  # noqa: PLR0913 - one page for a sheet and for a half-day
    training: Training,
    session: TrainingSession,
    lines: list[queries.SheetLine],
    *,
    back: str,
    confirm: str,
    point: Point | None = None,
) -> ResponseReturnValue:
    form, confirmation = MarkFileForm(), ConfirmedMarksForm(formdata=None)
    rows: list[FileRow] | None = None
    with form.reporting_errors():
        if form.validate_on_submit():
            rows = read_marks(read_cells_apart(form.sent()), lines)
            confirmation.keep(rows)
    return render_template(
        "attendance/import.html",
        training=training,
        session=session,
        point=point,
        form=form,
        rows=rows,
        counts=Counter(row.state.value for row in rows or ()),
        confirmation=confirmation,
        is_outside=why_outside(session, training, clock.now()) is not None,
        back=back,
        confirm=confirm,
    ), form.status


def _take(session: TrainingSession, point: Point | None) -> None:
    """Mark what the preview showed; the page one comes back to says what became of it."""
    form = ConfirmedMarksForm()
    try:
        typed = service.type_answers(
            point,
            session,
            form.answers(),
            by=current_user,
            page=form.rendering,
            source=MarkSource.IMPORT,
            outside_reason=form.outside_reason.data or "",
        )
    except RuleBroken as error:
        flash(refusal(error), "error")
        return
    if typed.refused:
        why = " ".join({_(one.label) for one in typed.refused.values()})
        flash(_("Put aside: %(count)s. %(why)s", count=len(typed.refused), why=why), "warning")
    flash(_("Saved answers: %(count)s.", count=typed.taken))
