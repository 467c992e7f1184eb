"""The answer of one's own agency: send the list, or say that nobody comes."""

from __future__ import annotations

from typing import NoReturn

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.invitations import queries, service
from eventapp.invitations.forms import NilForm
from eventapp.invitations.views.blueprint import bp
from eventapp.language import refusal
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training

REPLY = "/trainings/<code>/reply/"


@bp.get(REPLY)
@requires(Permission.REGISTER_PARTICIPANTS)
def own(code: str) -> ResponseReturnValue:
    """What the agency is asked for, until when, and what it has answered so far."""
    training, agency = _ours(code)
    answer = opened_answer(training, agency)
    return render_template(
        "invitations/own.html",
        training=training,
        agency=agency,
        answer=answer,
        seats=queries.seats_by_group(training, agency),
        terms=queries.reply_terms(training),
    )


@bp.post(f"{REPLY}send")
@requires(Permission.REGISTER_PARTICIPANTS)
def send(code: str) -> ResponseReturnValue:
    """The list is complete."""
    training, agency = _ours(code)
    try:
        service.send_list(training, agency, by=current_user)
        flash(_("Your list is sent to the organisers. You can still correct it."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".own", code=code))


@bp.route(f"{REPLY}nobody", methods=["GET", "POST"])
@requires(Permission.REGISTER_PARTICIPANTS)
def nobody(code: str) -> ResponseReturnValue:
    """Nobody comes, and why."""
    training, agency = _ours(code)
    form = NilForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.reply_nil(training, agency, form.reason.data, by=current_user)
            flash(_("The organisers know that nobody of your agency comes."))
            return redirect(url_for(".own", code=code))
    page = render_template("invitations/nobody.html", training=training, agency=agency, form=form)
    return page, form.status


@bp.post(f"{REPLY}somebody")
@requires(Permission.REGISTER_PARTICIPANTS)
def somebody(code: str) -> ResponseReturnValue:
    """Take the answer “nobody comes” back."""
    training, agency = _ours(code)
    try:
        service.withdraw_nil(training, agency, by=current_user)
        flash(_("Your answer is taken back: you can register people now."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".own", code=code))


def opened_answer(training: Training, agency: Agency) -> queries.AgencyReply | None:
    """What an agency has answered; its first look at what it is asked for is remembered."""
    answer = queries.own_reply(training, agency, viewer=current_user)
    if answer is None or (answer.reply and answer.reply.opened_at):
        return answer
    service.note_opened(training, agency, by=current_user)
    return queries.own_reply(training, agency, viewer=current_user)


def _ours(code: str) -> tuple[Training, Agency]:
    training = get_training(code, viewer=current_user)
    agency: Agency | None = current_user.agency
    return training, agency or _nobody_to_answer_for()


def _nobody_to_answer_for() -> NoReturn:
    abort(404)
