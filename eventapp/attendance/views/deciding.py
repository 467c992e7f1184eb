"""What an organiser decides about sheets: checked, locked, open again, a mark taken after all."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.attendance import service
from eventapp.attendance.forms import ReopenForm
from eventapp.attendance.queries import get_put_aside
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.opening import held_session, opened
from eventapp.errors import RuleBroken
from eventapp.trainings.queries import get_training

SHEET = "/trainings/<code>/sheets/<session_code>/<point_code>"


@bp.post("/trainings/<code>/board/<session_code>/lock-ready")
@requires(Permission.LOCK_SHEETS)
def lock_ready(code: str, session_code: str) -> ResponseReturnValue:
    """Lock every sheet that was checked or agrees with itself."""
    training = get_training(code, viewer=current_user)
    session = held_session(training, session_code)
    count = service.lock_all_ready(training, session, by=current_user)
    if count:
        flash(_("Locked sheets: %(count)s.", count=count))
    else:
        flash(_("No sheet is ready to be locked."), "warning")
    return redirect(url_for(".board_of", code=code, session_code=session_code))


@bp.post(f"{SHEET}/check")
@requires(Permission.LOCK_SHEETS)
def check(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    try:
        service.check_sheet(page.existing(), by=current_user, version=_version_seen())
    except RuleBroken as error:
        return page.refused(error)
    flash(_("The sheet is checked."))
    return page.back()


@bp.post(f"{SHEET}/lock")
@requires(Permission.LOCK_SHEETS)
def lock(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    try:
        locked = service.lock_sheet(page.existing(), by=current_user, version=_version_seen())
    except RuleBroken as error:
        return page.refused(error)
    flash(_("The sheet is locked as version %(number)s.", number=locked.number))
    return page.back()


@bp.route(f"{SHEET}/reopen", methods=["GET", "POST"])
@requires(Permission.LOCK_SHEETS)
def reopen(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    form = ReopenForm(obj=page.sheet)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.reopen_sheet(
                page.existing(), reason=form.reason.data, by=current_user, version=form.seen_version
            )
            flash(_("The sheet is open again. The locked version is kept."))
            return page.back()
    if not page.is_locked and not form.errors:
        return page.back()
    form.version.data = str(page.sheet.version) if page.sheet else ""
    return render_template(
        "attendance/sheet_reopen.html", page=page, training=page.training, form=form
    ), form.status


@bp.post(f"{SHEET}/put-aside/<int(max=2147483647):put_aside_id>/release")
@requires(Permission.LOCK_SHEETS)
def release(
    code: str, session_code: str, point_code: str, put_aside_id: int
) -> ResponseReturnValue:
    """Take a mark that was put aside."""
    page = opened(code, session_code, point_code)
    put_aside = get_put_aside(
        put_aside_id, viewer=current_user, point=page.point, session=page.session
    )
    try:
        service.release(put_aside, by=current_user)
    except RuleBroken as error:
        return page.refused(error)
    flash(_("The mark is taken."))
    return page.back()


def _version_seen() -> int | None:
    return request.form.get("version", type=int)
