"""The waiting list: who is over the seats of her agency; organisers approve or decline."""

from __future__ import annotations

from itertools import groupby

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.registrations import queries, service
from eventapp.registrations.forms import DecliningForm
from eventapp.registrations.views.blueprint import ROW, bp
from eventapp.trainings.queries import get_training


@bp.get("/waiting")
@requires(Permission.SEE_PARTICIPANTS)
def waiting(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    found = queries.waiting_list(training, viewer=current_user)
    queues = [
        (agency, list(rows)) for agency, rows in groupby(found, key=lambda one: one[1].agency)
    ]
    return render_template(
        "registrations/waiting.html", training=training, queues=queues, waiting=len(found)
    )


@bp.post(f"{ROW}/approve")
@requires(Permission.PLAN_TRAININGS)
def approve(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = queries.get_registration(training, registration_id, viewer=current_user)
    try:
        service.approve(registration, by=current_user)
        flash(_("%(name)s is registered.", name=registration.full_name))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".waiting", code=code))


@bp.route(f"{ROW}/decline", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def decline(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = queries.get_registration(training, registration_id, viewer=current_user)
    name, agency_name = registration.full_name, registration.agency_name
    form = DecliningForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.decline(registration, reason=form.reason.data, by=current_user)
            flash(_("%(name)s is off the waiting list.", name=name))
            return redirect(url_for(".waiting", code=code))
    page = render_template(
        "registrations/decline.html",
        form=form,
        training=training,
        name=name,
        agency_name=agency_name,
    )
    return page, form.status


@bp.post("/waiting/fill")
@requires(Permission.PLAN_TRAININGS)
def fill(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    moved = service.fill_seats(training, by=current_user)
    flash(_("Registered from the waiting list: %(people)s.", people=len(moved)))
    return redirect(url_for(".waiting", code=code))
