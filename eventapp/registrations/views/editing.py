"""The forms that change the list: a new person, corrections, withdrawing and restoring."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.questions.forms import asking
from eventapp.questions.queries import asked_in
from eventapp.registrations import queries, service
from eventapp.registrations.forms import RegistrationForm, WithdrawalForm, as_typed
from eventapp.registrations.views.blueprint import ROW, bp
from eventapp.registrations.views.offering import offer_to
from eventapp.trainings.queries import get_training


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.REGISTER_PARTICIPANTS)
def new(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    form = asking(RegistrationForm, asked_in(training))(offer_to(current_user, training))
    with form.reporting_errors():
        if form.validate_on_submit():
            person = service.register(form.nomination(), training=training, by=current_user)
            if person.is_waiting:
                flash(
                    _(
                        "All seats are taken: %(name)s is on the waiting list.",
                        name=person.full_name,
                    ),
                    "warning",
                )
            else:
                flash(_("%(name)s is registered.", name=person.full_name))
            another = "another" in request.form
            return redirect(url_for(".new" if another else ".index", code=code))
    return render_template("registrations/new.html", form=form, training=training), form.status


@bp.route(f"{ROW}/edit", methods=["GET", "POST"])
@requires(Permission.REGISTER_PARTICIPANTS)
def edit(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = queries.get_registration(training, registration_id, viewer=current_user)
    questions = asked_in(training)
    name, saved = registration.full_name, as_typed(registration, questions)
    kind = asking(RegistrationForm, questions)
    offer = offer_to(current_user, training, registration)
    form = kind(offer, data=saved)
    with form.reporting_errors():
        if form.validate_on_submit():
            nomination = form.nomination()
            service.change(registration, nomination, version=form.seen, by=current_user)
            flash(_("%(name)s is saved.", name=nomination.full_name))
            return redirect(url_for(".detail", code=code, registration_id=registration_id))
    form.compare(int(saved["version"]), kind(offer, data=saved, formdata=None))
    page = render_template(
        "registrations/edit.html",
        form=form,
        training=training,
        registration_id=registration_id,
        name=name,
    )
    return page, form.status


@bp.route(f"{ROW}/withdraw", methods=["GET", "POST"])
@requires(Permission.REGISTER_PARTICIPANTS)
def withdraw(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = queries.get_registration(training, registration_id, viewer=current_user)
    name, agency_name = registration.full_name, registration.agency_name
    form = WithdrawalForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.withdraw(registration, reason=form.reason.data, by=current_user)
            return redirect(url_for(".index", code=code, withdrawn=registration_id))
    page = render_template(
        "registrations/withdraw.html",
        form=form,
        training=training,
        registration_id=registration_id,
        name=name,
        agency_name=agency_name,
    )
    return page, form.status


@bp.post(f"{ROW}/restore")
@requires(Permission.REGISTER_PARTICIPANTS)
def restore(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = queries.get_registration(training, registration_id, viewer=current_user)
    try:
        service.restore(registration, by=current_user)
        name = registration.full_name
        if registration.is_waiting:
            flash(_("All seats are taken: %(name)s is on the waiting list.", name=name), "warning")
        else:
            flash(_("%(name)s is back on the list.", name=name))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".detail", code=code, registration_id=registration_id))
