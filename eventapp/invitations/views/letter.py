"""The first mail to everybody who is invited: written for the organiser, changed by her, sent."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.invitations import queries, service
from eventapp.invitations.forms import LetterForm
from eventapp.invitations.queries.contacts import invited
from eventapp.invitations.views.blueprint import SEATS, bp
from eventapp.invitations.wording import invitation_text
from eventapp.mail.sending import has_server
from eventapp.trainings.queries import get_training


@bp.route(f"{SEATS}letter", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def letter(code: str) -> ResponseReturnValue:
    """One text for all focal persons of the agencies that are called."""
    training = get_training(code, viewer=current_user)
    terms = queries.reply_terms(training)
    due_at = terms.due_at if terms else None
    subject, body = invitation_text(training, due_at, current_user)
    form = LetterForm(data={"subject": subject, "body": body})
    with form.reporting_errors():
        if form.validate_on_submit():
            written = service.write_to_invited(
                training, form.subject.data, form.body.data, by=current_user
            )
            flash(_("Mails written: %(n)s.", n=written))
            return redirect(url_for(".replies", code=code))
    page = render_template(
        "invitations/letter.html",
        training=training,
        form=form,
        people=len(invited(training.id)),
        has_server=has_server(),
    )
    return page, form.status
