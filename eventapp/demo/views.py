"""The demo's clock, set by an organiser."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from eventapp.access import Permission, requires
from eventapp.demo.moments import MOMENTS
from eventapp.errors import RuleBroken
from eventapp.security import local_path
from eventapp.templating import clock_time, day

bp = Blueprint("demo", __name__, url_prefix="/demo")


@bp.post("/clock")
@requires(Permission.PLAN_TRAININGS)
def jump() -> ResponseReturnValue:
    """Set the clock for everybody and go back to where the button was pressed."""
    if "demo_clock" not in current_app.extensions:
        abort(404)
    moment = MOMENTS.get(request.form.get("to", ""))
    if moment is None:
        raise RuleBroken("The demo's clock can only be set to one of the moments in the list.")
    current_app.extensions["demo_clock"].set_to(moment.at)
    flash(
        _(
            "It is now %(hour)s on %(day)s in the demo.",
            hour=clock_time(moment.at),
            day=day(moment.at),
        ),
        "info",
    )
    return redirect(local_path(request.form.get("next"), otherwise=url_for("home.index")))
