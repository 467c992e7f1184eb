"""Pages of attendance."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from eventapp.access import signed_in

bp = Blueprint("attendance", __name__)


@bp.get("/trainings/<code>/board/")
@signed_in
def board(code: str) -> ResponseReturnValue:
    return "attendance"
