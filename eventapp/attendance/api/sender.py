"""Who sends: a person who is signed in, or a phone that was paired to points.

A phone says ``Roll-Call-As: device`` and brings the token of its pairing in a cookie no script
can read. No other site can send that header, so a token needs no CSRF token beside it.
"""

from __future__ import annotations

from flask import abort, current_app, request
from flask_login import current_user

from eventapp.access import Permission, may
from eventapp.attendance.queries.grounds import Sender
from eventapp.attendance.queries.phones import device_by_token
from eventapp.points.models import Point
from eventapp.points.queries import get_point
from eventapp.security import csrf
from eventapp.trainings.models import Training

COOKIE = "roll-call-device"
COOKIE_PATH = "/api/rollcall/"
HEADER = "Roll-Call-As"


def sender() -> Sender:
    """Who sends this request; 401 and 403 as for any page."""
    if request.headers.get(HEADER) == "device":
        token = request.cookies.get(COOKIE)
        device = device_by_token(token) if token else None
        if device is None:
            abort(401)
        device.issued_by.act_with(Permission.TAKE_ROLL)
        return Sender(device.issued_by, device)
    if not current_user.is_authenticated:
        abort(401)
    if not may(Permission.TAKE_ROLL):
        abort(403)
    if request.method == "POST" and current_app.config.get("WTF_CSRF_ENABLED", True):
        csrf.protect()
    current_user.act_with(Permission.TAKE_ROLL)
    return Sender(current_user._get_current_object())  # noqa: SLF001 - as Werkzeug documents it


def point_for(who: Sender, training: Training, code: str) -> Point:
    """A point this sender may take the roll of; any other does not exist."""
    point = get_point(training, code, viewer=who.by)
    if who.device and point.id not in who.device.point_ids:
        abort(404)
    return point
