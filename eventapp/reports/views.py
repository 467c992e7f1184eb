"""Pages of reports."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from eventapp.access import signed_in

bp = Blueprint("reports", __name__)


@bp.get("/trainings/<code>/papers/")
@signed_in
def index(code: str) -> ResponseReturnValue:
    return "reports"
