"""Pages of registrations."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from eventapp.access import signed_in

bp = Blueprint("registrations", __name__)


@bp.get("/trainings/<code>/registrations/")
@signed_in
def index(code: str) -> ResponseReturnValue:
    return "registrations"
