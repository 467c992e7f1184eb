"""Pages of agencies."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from eventapp.access import signed_in

bp = Blueprint("agencies", __name__)


@bp.get("/agencies/")
@signed_in
def index() -> ResponseReturnValue:
    return "agencies"
