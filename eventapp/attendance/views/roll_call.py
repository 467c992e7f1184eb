"""The roll call of a point in a half-day, on a phone; works without script, one press at a time."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, Role, requires
from eventapp.attendance import queries, service
from eventapp.attendance.presence import Presence, SheetStatus
from eventapp.attendance.queries import SheetLine
from eventapp.attendance.roll_call_forms import PressForm, ReportForm, WalkInForm
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.installing import phone_urls
from eventapp.attendance.views.opening import Opened, opened
from eventapp.attendance.views.wording import phone_words
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.security import SCANNING_POLICY

PLACE = "/trainings/<code>/roll-call/<session_code>/<point_code>/"


@bp.get(PLACE)
@requires(Permission.TAKE_ROLL)
def roll_call(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    return _page(opened(code, session_code, point_code))


@bp.post(f"{PLACE}answers")
@requires(Permission.TAKE_ROLL)
def roll_call_answer(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    """One answer; comes back to the same person, where it can be undone."""
    room = opened(code, session_code, point_code)
    form = PressForm()
    lines = queries.sheet_lines(room.point, room.session, viewer=current_user)
    line = next((one for one in lines if one.registration.id == form.person.data), None)
    if line is None:
        abort(404)
    if not form.validate_on_submit():
        flash(" ".join(str(error) for errors in form.errors.values() for error in errors), "error")
        return redirect(_address(room, _anchor=_anchor(line)), 303)
    try:
        service.mark(
            line.registration,
            room.session,
            form.presence,
            by=current_user,
            point=room.point,
            reason=(form.reason.data or "") if form.presence is Presence.EXCUSED else "",
            seen=form.heads,
            page=form.rendering,
        )
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(_address(room, last=str(line.registration.id), _anchor=_anchor(line)), 303)


@bp.post(f"{PLACE}all-present")
@requires(Permission.TAKE_ROLL)
def roll_call_all_present(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    room = opened(code, session_code, point_code)
    try:
        count = service.mark_all_present(room.point, room.session, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    else:
        flash(_("%(count)s people were marked present.", count=count))
    return redirect(_address(room), 303)


@bp.post(f"{PLACE}report")
@requires(Permission.TAKE_ROLL)
def roll_call_report(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    room = opened(code, session_code, point_code)
    form = ReportForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.report_sheet(room.point, room.session, by=current_user, **form.counts())
            flash(_("The organisers have your head count: %(count)s.", count=form.head_count.data))
            return redirect(_address(room), 303)
    return _page(room, report_form=form)


@bp.post(f"{PLACE}walk-ins")
@requires(Permission.TAKE_ROLL)
def roll_call_walk_in(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    room = opened(code, session_code, point_code)
    form = WalkInForm(queries.agencies_at(room.point), room.training.groups)
    with form.reporting_errors():
        if form.validate_on_submit():
            came = service.add_walk_in(
                form.nomination(room.point),
                session=room.session,
                training=room.training,
                by=current_user,
            )
            flash(_("%(name)s is on the list and present.", name=came.full_name))
            return redirect(_address(room, _anchor=f"p{came.id}"), 303)
    return _page(room, walk_in_form=form)


def _address(room: Opened, **more: str) -> str:
    place: dict[str, Any] = {**room.address, **more}
    return url_for(".roll_call", **place)


def _anchor(line: SheetLine) -> str:
    return f"p{line.registration.id}"


def _page(
    room: Opened, *, report_form: ReportForm | None = None, walk_in_form: WalkInForm | None = None
) -> ResponseReturnValue:
    lines = queries.sheet_lines(room.point, room.session, viewer=current_user)
    totals = queries.sheet_totals(room.point, room.session, viewer=current_user)
    is_early = room.status is SheetStatus.NOT_DUE and current_user.role is not Role.ORGANISER
    refused = report_form or walk_in_form
    page = render_template(
        "attendance/roll_call.html",
        place=room.address,
        training=room.training,
        session=room.session,
        point=room.point,
        sheet=room.sheet,
        version=queries.versions_of(room.sheet)[0] if room.sheet and room.is_locked else None,
        lines=lines,
        totals=totals,
        status=room.status,
        can_mark=not room.is_locked and not is_early and not room.is_combined,
        is_early=is_early,
        page=uuid4(),
        last=request.args.get("last", type=int),
        report_form=report_form
        or ReportForm(
            formdata=None,
            data={"head_count": totals.here or None, "female_count": totals.female_here or None},
        ),
        walk_in_form=walk_in_form or _walk_in_form(room, lines),
        words=phone_words(),
        urls=phone_urls(f"/trainings/{quote(room.training.code)}/roll-call/"),
    )
    answer = make_response(page, refused.status if refused else 200)
    answer.headers["Content-Security-Policy"] = SCANNING_POLICY
    return answer


def _walk_in_form(room: Opened, lines: list[SheetLine]) -> WalkInForm:
    """Most who come are of the hosting agency, and of the group that is there already."""
    groups = Counter(line.registration.group_id for line in lines).most_common(1)
    return WalkInForm(
        queries.agencies_at(room.point),
        room.training.groups,
        formdata=None,
        data={"agency": room.point.agency_id, "group": groups[0][0] if groups else None},
    )
