"""Copying a training, and the check of its plan."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.agencies.queries import get_agency
from eventapp.planning import overview, queries, service, telling
from eventapp.planning.agency_today import host_today
from eventapp.planning.clashes import check_of
from eventapp.planning.forms import CopyForm
from eventapp.trainings.queries import get_training, possible_hosts, suggested_code

__all__ = ["bp", "overview", "telling"]

bp = Blueprint("planning", __name__)


@bp.route("/trainings/<code>/copy", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def copy(code: str) -> ResponseReturnValue:
    """First the list of what comes along and what cannot, then the draft."""
    training = get_training(code, viewer=current_user)
    hosts = possible_hosts()
    host = host_today(get_agency(training.host_id), on=clock.today())
    usual = {
        "title": training.title,
        "code": suggested_code(clock.today().year),
        "host": host.id,
    }
    form, found = CopyForm(hosts, data=usual), None
    with form.reporting_errors():
        if form.validate_on_submit():
            wish = form.wish()
            if request.form.get("step") == "copy":
                made = service.copy_training(training, wish, by=current_user)
                flash(_("The training is drafted. Only organisers see it until it is published."))
                return redirect(url_for("trainings.detail", code=made.code))
            found = queries.preview(training, wish)
    page = render_template("planning/copy.html", form=form, training=training, found=found)
    return page, form.status


@bp.get("/trainings/<code>/check")
@requires(Permission.PLAN_TRAININGS)
def check(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    return render_template("planning/check.html", training=training, found=check_of(training))
