"""Scans of the signed paper sheet: attaching one, and getting it back as it came."""

from __future__ import annotations

from io import BytesIO

from flask import Response, abort, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.utils import secure_filename

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance import service
from eventapp.attendance.queries.paper_scans import get_scan, scans_of
from eventapp.attendance.sheet_forms import ScanForm
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.deciding import SHEET
from eventapp.attendance.views.opening import opened
from eventapp.attendance.window import why_outside


@bp.route(f"{SHEET}/scans", methods=["GET", "POST"])
@requires(Permission.TAKE_ROLL)
def scans(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    form = ScanForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            with form.scan.data.stream as sent:
                content = sent.read()
            service.attach_scan(
                page.point,
                page.session,
                content=content,
                file_name=form.scan.data.filename or "",
                by=current_user,
                outside_reason=form.outside_reason.data or "",
            )
            flash(_("The scan is attached to the sheet."))
            return redirect(url_for(".scans", **page.address), 303)
    is_outside = why_outside(page.session, page.training, clock.now()) is not None
    return render_template(
        "attendance/scans.html",
        page=page,
        training=page.training,
        form=form,
        scans=scans_of(page.sheet),
        is_outside=is_outside,
    ), form.status


@bp.get(f"{SHEET}/scans/<int(max=2147483647):scan_id>")
@requires(Permission.WATCH_BOARD)
def scan(code: str, session_code: str, point_code: str, scan_id: int) -> Response:
    """The file as it came, for whoever watches the board."""
    return _file(code, session_code, point_code, scan_id)


@bp.get(f"{SHEET}/scans/<int(max=2147483647):scan_id>/file")
@requires(Permission.TAKE_ROLL)
def own_scan(code: str, session_code: str, point_code: str, scan_id: int) -> Response:
    """The same for whoever takes the roll at the point."""
    return _file(code, session_code, point_code, scan_id)


def _file(code: str, session_code: str, point_code: str, scan_id: int) -> Response:
    page = opened(code, session_code, point_code)
    if page.sheet is None:
        abort(404)
    found = get_scan(page.sheet, scan_id, viewer=current_user)
    return send_file(  # never opened in the page
        BytesIO(found.content),
        mimetype=found.content_type,
        as_attachment=True,
        download_name=secure_filename(found.file_name) or "scan",
    )
