"""Apologies in advance: who cannot come to which half-day, said by a focal person or organiser."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance import service
from eventapp.attendance.queries.apologies import (
    apologies_of,
    get_apology,
    who_may_be_excused,
)
from eventapp.attendance.sheet_forms import ApologyForm
from eventapp.attendance.views.blueprint import bp
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.trainings.queries import get_training

APOLOGIES = "/trainings/<code>/apologies/"


@bp.route(APOLOGIES, methods=["GET", "POST"])
@requires(Permission.REGISTER_PARTICIPANTS)
def apologies(code: str) -> ResponseReturnValue:
    """Every apology of those one sent, and a form for another."""
    training = get_training(code, viewer=current_user)
    ahead = [one for one in training.sessions if one.starts_at > clock.now()]
    people = who_may_be_excused(training, viewer=current_user)
    form = ApologyForm(people, ahead)
    if not form.is_submitted() and (person := request.args.get("person", type=int)):
        form.person.data = person
    with form.reporting_errors():
        if form.validate_on_submit():
            service.apologise(
                form.registration, form.chosen, reason=form.reason.data, by=current_user
            )
            flash(_("Noted for %(name)s.", name=form.registration.full_name))
            return redirect(url_for(".apologies", code=code), 303)
    return render_template(
        "attendance/apologies.html",
        training=training,
        form=form if people and ahead else None,
        apologies=apologies_of(training, viewer=current_user),
        moment_now=clock.now(),
    ), form.status


@bp.post(f"{APOLOGIES}<int(max=2147483647):apology_id>/withdraw")
@requires(Permission.REGISTER_PARTICIPANTS)
def withdraw_apology(code: str, apology_id: int) -> ResponseReturnValue:
    """She will come after all."""
    training = get_training(code, viewer=current_user)
    found = get_apology(training, apology_id, viewer=current_user)
    try:
        service.withdraw_apology(
            found, by=current_user, version=request.form.get("version", type=int)
        )
    except RuleBroken as error:
        flash(refusal(error), "error")
    else:
        flash(_("The apology of %(name)s is taken back.", name=found.registration.full_name))
    return redirect(url_for(".apologies", code=code), 303)
