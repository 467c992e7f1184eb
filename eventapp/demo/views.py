"""The demo's clock, set by an organiser."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from eventapp.access import Permission, requires

bp = Blueprint("demo", __name__, url_prefix="/demo")


@bp.post("/clock")
@requires(Permission.PLAN_TRAININGS)
def jump() -> ResponseReturnValue:
    return redirect(url_for("home.index"))
