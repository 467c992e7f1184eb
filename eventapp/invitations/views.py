"""Pages of invitations."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from eventapp.access import signed_in

bp = Blueprint("invitations", __name__)


@bp.get("/trainings/<code>/invitations/")
@signed_in
def index(code: str) -> ResponseReturnValue:
    return "invitations"
