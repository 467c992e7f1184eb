"""Pages of trainings."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from eventapp.access import signed_in

bp = Blueprint("trainings", __name__)


@bp.get("/trainings/")
@signed_in
def index() -> ResponseReturnValue:
    return "trainings"


@bp.get("/trainings/<code>/")
@signed_in
def detail(code: str) -> ResponseReturnValue:
    return code
