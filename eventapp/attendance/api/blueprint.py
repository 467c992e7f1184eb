"""The blueprint of the roll call's API, and what all its answers share."""

from __future__ import annotations

from flask import Blueprint

from eventapp import clock

bp = Blueprint("attendance_api", __name__, url_prefix="/api/rollcall/v1")


def now_ms() -> int:
    """The server's clock in milliseconds since 1970."""
    return round(clock.now().timestamp() * 1000)
