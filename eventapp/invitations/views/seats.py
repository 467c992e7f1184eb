"""Pages of seats: the table of all agencies, one agency, and taking seats back."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.agencies.queries import get_agency
from eventapp.invitations import queries, service
from eventapp.invitations.forms import RemovalForm, seats_form
from eventapp.invitations.seat_table import Filter, SeatTable
from eventapp.invitations.views.blueprint import AGENCY, SEATS, bp
from eventapp.keys import asked_key
from eventapp.trainings.models import Training
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import agencies_in_reach, get_training


@bp.get(SEATS)
@requires(Permission.PLAN_TRAININGS)
def index(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    chosen = Filter(
        looked_for=request.args.get("q", "")[:200],
        level=request.args.get("level", ""),
        district=asked_key(request.args, "district"),
        called=request.args.get("called", ""),
    )
    table = seat_table(training, chosen)
    page = page_of(table.shown, request.args.get("page", 1, type=int))
    return render_template("invitations/index.html", training=training, seats=table, page=page)


@bp.route(AGENCY, methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def edit(code: str, agency_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    agency = get_agency(agency_id)
    present = queries.seats_by_group(training, agency)
    form = seats_form(training.groups, present)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.plan_seats(
                training, agency, form.numbers(), seen=form.numbers_seen(), by=current_user
            )
            flash(_("The seats of %(agency)s are saved.", agency=agency.name))
            return redirect(url_for(".index", code=code, **_kept_filter()))
    form.compare(present)
    page = render_template(
        "invitations/edit.html",
        training=training,
        agency=agency,
        form=form,
        kept=_kept_filter(),
        present=present,
    )
    return page, form.status


@bp.route(f"{AGENCY}/<group_code>/remove", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def remove(code: str, agency_id: int, group_code: str) -> ResponseReturnValue:
    """Take the seats of an agency in one group back, with a reason for the journal."""
    training = get_training(code, viewer=current_user)
    invitation = queries.get_invitation(training, agency_id, group_code, viewer=current_user)
    form = RemovalForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.remove_invitation(invitation, reason=form.reason.data, by=current_user)
            flash(_("The seats are taken back."))
            return redirect(url_for(".edit", code=code, agency_id=agency_id))
    page = render_template(
        "invitations/remove.html", training=training, invitation=invitation, form=form
    )
    return page, form.status


def seat_table(training: Training, chosen: Filter | None = None) -> SeatTable:
    """Every agency in reach with its seats, as the viewer may see them."""
    return SeatTable(
        training.groups,
        agencies_in_reach(training),
        queries.invitations_of(training, viewer=current_user),
        chosen or Filter(),
    )


def _kept_filter() -> dict[str, Any]:
    """The part of the address that says which lines the table showed."""
    names = ("q", "level", "district", "called", "page")
    return {name: request.args[name] for name in names if request.args.get(name)}
