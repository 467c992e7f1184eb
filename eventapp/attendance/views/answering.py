"""Correcting one answer on a sheet, and deciding between two that contradict each other."""

from __future__ import annotations

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance import queries, service
from eventapp.attendance.forms import AnswerForm
from eventapp.attendance.presence import MarkSource
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.deciding import SHEET
from eventapp.attendance.views.opening import Opened, opened
from eventapp.attendance.window import must_be_inside, why_outside
from eventapp.points.models import Point
from eventapp.points.queries import get_point


@bp.route(f"{SHEET}/answers/<int(max=2147483647):registration_id>", methods=["GET", "POST"])
@requires(Permission.LOCK_SHEETS)
def answer(
    code: str, session_code: str, point_code: str, registration_id: int
) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    line = _line(page, registration_id)
    form = AnswerForm(line=line)
    if why_outside(page.session, page.training, clock.now()) is None:
        del form.outside_reason
    with form.reporting_errors():
        if form.validate_on_submit():
            service.mark(
                line.registration,
                page.session,
                form.presence,
                by=current_user,
                point=_where(page, form.at.data),
                reason=form.reason.data or "",
                seen=form.seen_marks,
                page=form.rendering,
                source=MarkSource.TAP,
                outside_reason=must_be_inside(
                    page.session,
                    page.training,
                    by=current_user,
                    reason=(form.outside_reason.data or "") if form.outside_reason else "",
                ),
            )
            flash(_("Noted: %(name)s.", name=line.registration.full_name))
            return page.back()
    return render_template(
        "attendance/sheet_answer.html",
        page=page,
        training=page.training,
        line=line,
        form=form,
        history=queries.history(line.registration, viewer=current_user, session=page.session),
    ), form.status


def _line(page: Opened, registration_id: int) -> queries.SheetLine:
    lines = queries.sheet_lines(page.point, page.session, viewer=current_user)
    return next((line for line in lines if line.registration.id == registration_id), None) or abort(
        404
    )


def _where(page: Opened, point_code: str | None) -> Point:
    """The point of one of two answers that name different ones, else the point of the sheet."""
    if not point_code or point_code == page.point.code:
        return page.point
    return get_point(page.training, point_code, viewer=current_user)
