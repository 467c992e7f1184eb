"""The public page of a training, and its calendars: whole, for a group, for a point."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from eventapp.access import public
from eventapp.programme import queries
from eventapp.programme.queries import Room
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import notices_of, programme
from eventapp.vietnamese.names import matches

bp = Blueprint("programme", __name__)

LONGEST_SEARCH = 200


@bp.get("/t/<code>")
@public
def page(code: str) -> ResponseReturnValue:
    shown = queries.get_public_training(code)
    rooms = queries.rooms_of(shown)
    looked_for = request.args.get("q", "")[:LONGEST_SEARCH]
    found = [room for room in rooms if matches(looked_for, f"{room.name} {room.area}")]
    half_days = programme(shown)
    return render_template(
        "programme/page.html",
        shown=shown,
        days=[(day, list(some)) for day, some in groupby(half_days, lambda one: one.day)],
        half_days=half_days,
        notices=notices_of(shown),
        rooms=rooms,
        found=found if looked_for else [],
        looked_for=looked_for,
        areas=[(area, list(some)) for area, some in groupby(rooms, lambda room: room.area)],
    )


@bp.get("/t/<code>/programme.ics")
@public
def whole(code: str) -> ResponseReturnValue:
    shown = queries.get_public_training(code)
    return _calendar(shown, programme(shown), queries.find_main_room(shown), shown.title, "")


@bp.get("/t/<code>/groups/<group_code>.ics")
@public
def of_group(code: str, group_code: str) -> ResponseReturnValue:
    """The half-days that a group attends."""
    shown = queries.get_public_training(code)
    group = queries.get_group(shown, group_code)
    sessions = queries.attended_by(programme(shown), group)
    room = queries.find_main_room(shown)
    return _calendar(shown, sessions, room, f"{shown.title} ({group.code})", f"-{group.code}")


@bp.get("/t/<code>/points/<point_code>.ics")
@public
def of_point(code: str, point_code: str) -> ResponseReturnValue:
    """All half-days, with the room of a point as their place."""
    shown = queries.get_public_training(code)
    room = queries.get_room(shown, point_code)
    number = room.code.removeprefix("ĐC")
    return _calendar(shown, programme(shown), room, f"{shown.title} ({room.name})", f"-DC{number}")


def _calendar(
    shown: Training,
    sessions: Sequence[TrainingSession],
    room: Room | None,
    title: str,
    ending: str,
) -> Response:
    from eventapp.programme.calendar import calendar_of, last_change  # noqa: PLC0415 - heavy

    address = url_for(".page", code=shown.code, _external=True)
    body = calendar_of(shown, sessions, title=title, room=room, page=address)
    answer = Response(body, mimetype="text/calendar", content_type="text/calendar; charset=utf-8")
    name = f"{shown.code}{ending}.ics".encode("ascii", "ignore").decode()
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    answer.last_modified = last_change(shown, sessions)
    return answer
