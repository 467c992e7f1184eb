"""The board: every point of a half-day at a glance."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from eventapp.access import Permission, requires
from eventapp.attendance.views.blueprint import bp


@bp.get("/trainings/<code>/board/")
@requires(Permission.WATCH_BOARD)
def board(code: str) -> ResponseReturnValue:
    return "attendance"
