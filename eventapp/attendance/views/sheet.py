"""The sheet of a point in a half-day: what was reported, marked, decided and locked."""

from __future__ import annotations

import json

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.attendance import queries
from eventapp.attendance.events import Unreadable, read_event
from eventapp.attendance.models import SheetVersion
from eventapp.attendance.overview import Place, places_on
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries.apologies import apologies_on
from eventapp.attendance.queries.evidence import disputed_sheets, said_on
from eventapp.attendance.queries.paper_scans import scans_of
from eventapp.attendance.queries.phones import contact_of
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.board import minutes_late
from eventapp.attendance.views.opening import Opened, opened
from eventapp.journal.queries import history_of


@bp.get("/trainings/<code>/sheets/<session_code>/<point_code>/")
@requires(Permission.WATCH_BOARD)
def sheet(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    lines = queries.sheet_lines(page.point, page.session, viewer=current_user)
    put_aside = queries.put_aside(page.session, viewer=current_user, point=page.point)
    return render_template(
        "attendance/sheet.html",
        page=page,
        training=page.training,
        session=page.session,
        place=_place(page, len(put_aside)),
        lateness=minutes_late(page.training, page.session),
        lines=lines,
        said=said_on(page.session, lines),
        phone_contact=contact_of(page.point, page.session),
        names={line.registration.id: line.registration.full_name for line in lines},
        put_aside=[(one, *_about(one)) for one in put_aside],
        scans=scans_of(page.sheet),
        apologies=apologies_on(page.session, [line.registration.id for line in lines]),
        reports=queries.reports_of(page.sheet) if page.sheet else (),
        versions=_versions(page),
        history=history_of("sheet", page.sheet.id) if page.sheet else (),
    )


def _about(aside: queries.PutAside) -> tuple[int | None, Presence | None]:
    """Whom a mark in quarantine is about, and what it says, when that can be read."""
    try:
        event = read_event(json.loads(aside.quarantined.body))
    except (Unreadable, ValueError):
        return None, None
    return event.registration_id, event.value


def _versions(page: Opened) -> list[tuple[SheetVersion, queries.Totals]]:
    """Every locked version with its numbers, the last one first."""
    if page.sheet is None:
        return []
    return [
        (version, queries.Totals(**version.content["totals"]))
        for version in queries.versions_of(page.sheet)
    ]


def _place(page: Opened, put_aside: int) -> Place:
    row = queries.BoardRow(
        point=page.point,
        sheet=page.sheet,
        status=page.status,
        totals=queries.sheet_totals(page.point, page.session, viewer=current_user),
        put_aside=put_aside,
    )
    return places_on([row], disputed_sheets(page.session))[0]
