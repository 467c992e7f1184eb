"""Pages of points."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from eventapp.access import signed_in

bp = Blueprint("points", __name__)


@bp.get("/trainings/<code>/points/")
@signed_in
def index(code: str) -> ResponseReturnValue:
    return "points"
