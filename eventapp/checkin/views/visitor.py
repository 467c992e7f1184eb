"""What is known of a browser that is not signed in: a cookie of its own and where it calls from.

Both are kept only as keyed hashes: enough to see that two are the same, not whose they are.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from datetime import timedelta

from flask import Response, current_app, request

KEPT = timedelta(days=180)
_NAME = "check-in-device"
TICKET = "check-in-ticket"
TICKET_PATH = "/c"


def device_secret() -> str:
    """What this browser was given before, else something new to give to it."""
    return request.cookies.get(_cookie_name()) or secrets.token_urlsafe(16)


def give_device(answer: Response, secret: str) -> None:
    answer.set_cookie(
        _cookie_name(),
        secret,
        max_age=KEPT,
        secure=current_app.config["SECURE_COOKIES"],
        httponly=True,
        samesite="Lax",
    )


def give_ticket(answer: Response, secret: str, lives: timedelta) -> None:
    answer.set_cookie(
        TICKET,
        secret,
        max_age=lives,
        path=TICKET_PATH,
        secure=current_app.config["SECURE_COOKIES"],
        httponly=True,
        samesite="Lax",
    )


def network() -> str:
    """The address, of IPv6 the part that one network shares."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return hidden("nowhere")
    if isinstance(address, ipaddress.IPv6Address):
        return hidden(str(ipaddress.IPv6Network((address, 64), strict=False)))
    return hidden(str(address))


def hidden(secret: str) -> str:
    """A keyed hash: the key is the program's own."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, f"check-in|{secret}".encode(), hashlib.sha256).hexdigest()


def _cookie_name() -> str:
    return f"__Host-{_NAME}" if current_app.config["SECURE_COOKIES"] else _NAME
