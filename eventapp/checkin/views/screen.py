"""The screen of a room, and what its operator sees of those who checked in by themselves."""

from __future__ import annotations

import segno
from flask import flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance.views.opening import Opened, opened
from eventapp.checkin import queries, room_codes, service
from eventapp.checkin.models import RoomScreen
from eventapp.checkin.views import visitor
from eventapp.checkin.views.blueprint import bp
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.mail.links import link

PLACE = "/trainings/<code>/roll-call/<session_code>/<point_code>/"


@bp.get(f"{PLACE}screen")
@requires(Permission.TAKE_ROLL)
def screen(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    """The code in large; without script the page comes again by itself."""
    room = opened(code, session_code, point_code)
    found = queries.open_screen_of(room.point, room.session)
    shown = _shown(found) if found else None
    return render_template(
        "checkin/screen.html" if shown else "checkin/screen_closed.html",
        training=room.training,
        session=room.session,
        point=room.point,
        place=room.address,
        shown=shown,
        is_allowed=queries.is_allowed(room.training.id),
    )


@bp.post(f"{PLACE}screen/open")
@requires(Permission.TAKE_ROLL)
def open_screen(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    room = opened(code, session_code, point_code)
    try:
        service.open_screen(room.point, room.session, network=visitor.network(), by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".screen", **room.address), 303)


@bp.get(f"{PLACE}screen/now")
@requires(Permission.TAKE_ROLL)
def screen_now(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    """The code of this moment for the page's script, or that the screen is closed."""
    room = opened(code, session_code, point_code)
    found = queries.open_screen_of(room.point, room.session)
    if found is None:
        return jsonify(closed=True)
    if found.network != visitor.network():
        service.note_network(found, visitor.network(), by=current_user)
    return jsonify(_shown(found))


@bp.post(f"{PLACE}screen/close")
@requires(Permission.TAKE_ROLL)
def close_screen(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    room = opened(code, session_code, point_code)
    if found := queries.find_screen(room.point, room.session):
        service.close_screen(found, by=current_user)
        flash(_("The screen is closed: its codes no longer count."))
    return redirect(_list(room), 303)


@bp.get(f"{PLACE}check-ins")
@requires(Permission.TAKE_ROLL)
def check_ins(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    """Who checked in alone, with what the operator may want to look up for."""
    room = opened(code, session_code, point_code)
    found = queries.find_screen(room.point, room.session)
    entries = queries.entries(found) if found else []
    return render_template(
        "checkin/check_ins.html",
        training=room.training,
        session=room.session,
        point=room.point,
        place=room.address,
        entries=entries,
        to_call=queries.to_call(found, entries, clock.now()) if found else [],
        is_open=bool(found and not found.closed_at),
        is_allowed=queries.is_allowed(room.training.id),
    )


def _list(room: Opened) -> str:
    return url_for(".check_ins", **room.address)


def _shown(found: RoomScreen) -> dict[str, object]:
    now = clock.now()
    letters = room_codes.room_code(
        found.key, found.session_id, found.point_id, room_codes.step_at(now)
    )
    code = room_codes.in_full(found.id, letters)
    drawn = segno.make(f"{link('checkin.enter')}#{code}", error="m").svg_inline(
        border=3, dark="#000", light="#fff", omitsize=True
    )
    return {
        "code": code,
        "picture": Markup(drawn),  # noqa: S704 - drawn by segno from letters of ours
        "seconds": room_codes.seconds_left(now),
        "address": link("checkin.enter"),
    }
