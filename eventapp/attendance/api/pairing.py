"""A phone exchanges the code it was shown for a token of its own."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from eventapp import clock
from eventapp.access import public
from eventapp.attendance import service
from eventapp.attendance.api.blueprint import bp
from eventapp.attendance.api.sender import COOKIE, COOKIE_PATH
from eventapp.attendance.events import PROTOCOL
from eventapp.attendance.phones import PairedDevice
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.security import without_token

KEPT_LONGER = timedelta(days=30)  # what was marked in time can still be sent, and is put aside


@bp.post("/pairing")
@without_token
@public
def pair() -> ResponseReturnValue:
    """``code`` in, the phone's token as a cookie out; the code is good once."""
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict):
        abort(400, "Send application/json with a code.")  # no form of another site can do that
    code, browser = (str(sent.get(name) or "")[:200] for name in ("code", "browser"))
    try:
        device, token = service.pair(code, browser=browser, by=None)
    except RuleBroken as error:
        return jsonify(proto=PROTOCOL, error=refusal(error))
    answer = jsonify(
        proto=PROTOCOL,
        pairing=device.id,
        name=device.holder,
        valid_until=device.valid_until.isoformat(),
    )
    _give(answer, device, token)
    return answer


def _give(answer: Response, device: PairedDevice, token: str) -> None:
    answer.set_cookie(
        COOKIE,
        token,
        max_age=device.valid_until - clock.now() + KEPT_LONGER,
        path=COOKIE_PATH,
        secure=current_app.config["SECURE_COOKIES"],
        httponly=True,
        samesite="Strict",
    )
