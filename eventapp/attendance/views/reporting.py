"""Reporting for a point that called in its head count."""

from __future__ import annotations

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.attendance import service
from eventapp.attendance.forms import HeadCountForm
from eventapp.attendance.queries import sheet_totals
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.deciding import SHEET
from eventapp.attendance.views.opening import opened


@bp.route(f"{SHEET}/report", methods=["GET", "POST"])
@requires(Permission.LOCK_SHEETS)
def report_for(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    form = HeadCountForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.report_sheet(
                page.point,
                page.session,
                form.head_count.data,
                by=current_user,
                female_count=form.female_count.data,
                is_connected=not form.has_no_line.data,
                note=form.note.data or "",
            )
            flash(_("The head count is reported."))
            return page.back()
    return render_template(
        "attendance/sheet_report.html",
        page=page,
        training=page.training,
        form=form,
        totals=sheet_totals(page.point, page.session, viewer=current_user),
    ), form.status
