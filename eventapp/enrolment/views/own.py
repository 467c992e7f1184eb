"""Somebody's own page behind a secret address: what is noted, changes, withdrawing, a calendar."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from eventapp.access import public
from eventapp.badges.queries import code_of
from eventapp.badges.views import picture
from eventapp.enrolment import queries, service
from eventapp.enrolment.acting import whoever_is
from eventapp.enrolment.forms import Choices, OwnForm, OwnWithdrawalForm, own_as_typed
from eventapp.enrolment.models import Purpose
from eventapp.enrolment.views.blueprint import bp, qr_of
from eventapp.enrolment.views.entering import own_address
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.programme.queries import attended_by, get_public_training, get_room
from eventapp.questions.forms import answers_as_typed, asking
from eventapp.questions.queries import asked_in, questions_of
from eventapp.questions.wording import told_answers
from eventapp.registrations.models import Registration
from eventapp.registrations.queries import seats_taken
from eventapp.trainings.queries import programme


@bp.get("/me/<token>")
@public
def own(token: str) -> ResponseReturnValue:
    registration = queries.own_registration(token)
    training = registration.training
    consents = queries.consents_of(registration)
    contact = consents.get(Purpose.CONTACT)
    sessions = attended_by(programme(training), registration.group)
    return render_template(
        "enrolment/own.html",
        shown=training,
        registration=registration,
        token=token,
        sessions=[session for session in sessions if session.is_held],
        answers=told_answers(questions_of(training), registration.answers),
        consents=consents,
        may_be_contacted=bool(contact and contact.is_given),
        may_change=not training.state.is_over and not registration.is_withdrawn,
        qr=qr_of(own_address(token)),
        code=code_of(registration),
        picture=picture,
        is_new="new" in request.args,
    )


@bp.route("/me/<token>/change", methods=["GET", "POST"])
@public
def change(token: str) -> ResponseReturnValue:
    registration = queries.own_registration(token)
    training = registration.training
    questions = [one for one in asked_in(training) if one.is_for(registration.group_id)]
    saved = own_as_typed(registration) | answers_as_typed(questions, registration.answers)
    kind, choices = asking(OwnForm, questions, of_one_group=True), _choices(registration)
    form = kind(choices, registration.group_id, data=saved)
    with form.reporting_errors():
        if form.validate_on_submit():
            by = whoever_is(registration)
            service.change_own(registration, form.facts(), version=form.seen, by=by)
            flash(_("Your registration is saved."))
            return redirect(url_for(".own", token=token))
    fresh = kind(choices, registration.group_id, data=saved, formdata=None)
    form.compare(int(saved["version"]), fresh)
    page = render_template("enrolment/change.html", shown=training, form=form, token=token)
    return page, form.status


@bp.route("/me/<token>/withdraw", methods=["GET", "POST"])
@public
def withdraw(token: str) -> ResponseReturnValue:
    registration = queries.own_registration(token)
    shown = registration.training
    form = OwnWithdrawalForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            by = whoever_is(registration)
            service.withdraw_own(registration, reason=form.reason.data, by=by)
            flash(_("You are off the list. Thank you for saying so."))
            return redirect(url_for(".own", token=token))
    page = render_template("enrolment/withdraw.html", shown=shown, form=form, token=token)
    return page, form.status


@bp.post("/me/<token>/contact")
@public
def contact(token: str) -> ResponseReturnValue:
    registration = queries.own_registration(token)
    try:
        by = whoever_is(registration)
        service.allow_contact(registration, is_given="allow" in request.form, by=by)
        flash(_("Your choice is noted."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".own", token=token))


@bp.get("/me/<token>/programme.ics")
@public
def calendar(token: str) -> ResponseReturnValue:
    """Her half-days, in her room; the address in it is the public page, not her own."""
    from eventapp.programme.calendar import calendar_of  # noqa: PLC0415 - heavy

    registration = queries.own_registration(token)
    shown = get_public_training(registration.training.code)
    body = calendar_of(
        shown,
        attended_by(programme(shown), registration.group),
        title=shown.title,
        room=get_room(shown, registration.point.code),
        page=url_for("programme.page", code=shown.code, _external=True),
    )
    answer = Response(body, content_type="text/calendar; charset=utf-8")
    name = f"{shown.code}.ics".encode("ascii", "ignore").decode()
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _choices(registration: Registration) -> Choices:
    training = registration.training
    return Choices(
        training=training,
        agency=registration.agency,
        groups=[registration.group],
        points=queries.points_for(training),
        taken=seats_taken(training),
    )
