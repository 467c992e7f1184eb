"""Pages of the outbox: what waits, what was sent, what failed and why."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.keys import asked_key
from eventapp.language import refusal
from eventapp.mail import queries, service
from eventapp.mail.sending import has_server
from eventapp.vietnamese.names import clean_text

bp = Blueprint("mail", __name__)
MAIL = "/mails/<int(max=2147483647):mail_id>/"


@bp.get("/mails/")
@requires(Permission.PLAN_TRAININGS)
def index() -> ResponseReturnValue:
    wanted = queries.Wanted(
        state=request.args.get("state", ""),
        text=clean_text(request.args.get("q", ""))[:200],
        training_id=asked_key(request.args, "training"),
    )
    found = queries.mails(wanted, page=request.args.get("page", 1, type=int))
    return render_template(
        "mail/index.html", found=found, wanted=wanted, has_server=has_server(), reasons=_reasons()
    )


@bp.get(MAIL)
@requires(Permission.PLAN_TRAININGS)
def detail(mail_id: int) -> ResponseReturnValue:
    mail = queries.get_mail(mail_id)
    return render_template(
        "mail/detail.html", mail=mail, has_server=has_server(), reasons=_reasons()
    )


@bp.post(f"{MAIL}<any(send, cancel, by_hand):what>")
@requires(Permission.PLAN_TRAININGS)
def decide(mail_id: int, what: str) -> ResponseReturnValue:
    """Send a mail at once, keep it from being sent, or say that it was sent by hand."""
    mail = queries.get_mail(mail_id)
    try:
        if what == "send":
            service.send_again(mail, by=current_user)
            flash(_("The mail is on its way."))
        elif what == "cancel":
            service.cancel(mail, by=current_user)
            flash(_("The mail will not be sent."))
        else:
            service.note_sent_by_hand(mail, by=current_user)
            flash(_("Noted as sent by hand."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".detail", mail_id=mail_id))


def _reasons() -> dict[str, str]:
    """The reasons of our own in the reader's language; any other is what the server said."""
    return {reason: _(reason) for reason in (service.TOO_OLD, service.BY_HAND)}
