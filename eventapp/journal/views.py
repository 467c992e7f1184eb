"""Pages of journal."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from eventapp.access import signed_in

bp = Blueprint("journal", __name__)


@bp.get("/journal/")
@signed_in
def index() -> ResponseReturnValue:
    return "journal"
