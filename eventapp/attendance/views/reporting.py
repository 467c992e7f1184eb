"""Reporting for a point that called in its head count."""

from __future__ import annotations

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance import service
from eventapp.attendance.forms import HeadCountForm
from eventapp.attendance.queries import sheet_totals
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.deciding import SHEET
from eventapp.attendance.views.opening import opened
from eventapp.attendance.window import why_outside


@bp.route(f"{SHEET}/report", methods=["GET", "POST"])
@requires(Permission.LOCK_SHEETS)
def report_for(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    form = HeadCountForm()
    if why_outside(page.session, page.training, clock.now()) is None:
        del form.outside_reason
    with form.reporting_errors():
        if form.validate_on_submit():
            service.report_sheet(
                page.point,
                page.session,
                form.head_count.data or 0,
                by=current_user,
                female_count=form.female_count.data,
                kind=form.report_kind,
                note=form.note.data or "",
                outside_reason=form.outside_reason.data or "" if form.outside_reason else "",
            )
            flash(_("The report is taken."))
            return page.back()
    return render_template(
        "attendance/sheet_report.html",
        page=page,
        training=page.training,
        form=form,
        totals=sheet_totals(page.point, page.session, viewer=current_user),
    ), form.status
