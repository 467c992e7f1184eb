"""What a participant sees: the code, her name, done. No account, nothing personal in an address."""

from __future__ import annotations

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import public
from eventapp.badges.models import PersonalCode
from eventapp.badges.queries import find_shown
from eventapp.badges.views import picture
from eventapp.checkin import queries, room_codes, service
from eventapp.checkin.forms import CodeForm, PersonForm
from eventapp.checkin.models import Ticket
from eventapp.checkin.service.entering import TICKET_LIVES
from eventapp.checkin.views import visitor
from eventapp.checkin.views.blueprint import bp
from eventapp.errors import RuleBroken
from eventapp.language import refusal


@bp.route("/c", methods=["GET", "POST"])
@public
def enter() -> ResponseReturnValue:
    """Where a scanned code leads: it stands behind the # and is sent by the page's script."""
    secret = visitor.device_secret()
    device, network = visitor.hidden(secret), visitor.network()
    form = CodeForm()
    if form.validate_on_submit():
        try:
            own = find_shown(form.code.data)
            if own and not queries.has_tried_too_often(device, network):
                return _own_page(own)
            ticket = service.redeem(form.code.data, device=device, network=network, by=None)
        except RuleBroken as error:
            service.note_failure(device=device, network=network, by=None)
            form.code.errors = [*form.code.errors, refusal(error)]
        else:
            answer = make_response(redirect(url_for(".who"), 303))
            visitor.give_ticket(answer, ticket, TICKET_LIVES)
            visitor.give_device(answer, secret)
            return answer
    answer = make_response(render_template("checkin/enter.html", form=form), form.status)
    visitor.give_device(answer, secret)
    return answer


@bp.route("/c/who", methods=["GET", "POST"])
@public
def who() -> ResponseReturnValue:
    """The names of the room, for whoever has just seen its screen, and for nobody else."""
    ticket = _ticket()
    if ticket is None:
        flash(_("Scan the code on the screen first; a scan is good for three minutes."), "error")
        return redirect(url_for(".enter"), 303)
    people = queries.people_here(ticket.screen)
    form = PersonForm(
        [(one.id, one.full_name) for one in people],
        data={"person": next((one.id for one in people if _is_signed_in_as(one.email)), None)},
    )
    with form.reporting_errors():
        if form.validate_on_submit():
            person = service.check_in(ticket, form.person.data, network=visitor.network(), by=None)
            return render_template("checkin/done.html", person=person, screen=ticket.screen)
    page = render_template("checkin/who.html", form=form, people=people, screen=ticket.screen)
    return page, form.status


def _ticket() -> Ticket | None:
    secret = request.cookies.get(visitor.TICKET)
    if not secret:
        return None
    return queries.find_ticket(
        room_codes.hashed(secret), device=visitor.hidden(visitor.device_secret())
    )


def _is_signed_in_as(email: str | None) -> bool:
    return bool(current_user.is_authenticated and email and email == current_user.email)


def _own_page(code: PersonalCode) -> ResponseReturnValue:
    """A participant opened her own code: her point, and the code to show at its door."""
    return render_template(
        "checkin/own.html",
        code=code,
        person=code.registration,
        picture=picture(code) if code.revoked_at is None else "",
    )
