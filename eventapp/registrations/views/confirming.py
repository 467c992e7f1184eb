"""Who registered herself and waits to be confirmed by her agency or the organisers."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.questions.queries import questions_of
from eventapp.questions.wording import told_answers
from eventapp.registrations import queries, service
from eventapp.registrations.views.blueprint import ROW, bp
from eventapp.trainings.queries import get_training


@bp.get("/to-confirm")
@requires(Permission.REGISTER_PARTICIPANTS)
def unconfirmed(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    questions = questions_of(training)
    found = queries.unconfirmed(training, viewer=current_user)
    return render_template(
        "registrations/unconfirmed.html",
        training=training,
        people=[(row, told_answers(questions, row.answers)) for row in found],
    )


@bp.post(f"{ROW}/confirm")
@requires(Permission.REGISTER_PARTICIPANTS)
def confirm(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = queries.get_registration(training, registration_id, viewer=current_user)
    name = registration.full_name
    try:
        service.confirm(registration, by=current_user)
        if registration.is_waiting:
            flash(_("All seats are taken: %(name)s is on the waiting list.", name=name), "warning")
        else:
            flash(_("%(name)s is registered.", name=name))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".unconfirmed", code=code))
