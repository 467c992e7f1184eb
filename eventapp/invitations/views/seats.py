"""Pages of seats: the table of all agencies, the same for a whole level, and one agency."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.agencies.queries import get_agency
from eventapp.invitations import overview, queries, service  # noqa: F401 - the overview tells its part
from eventapp.invitations.forms import LevelForm, seats_form
from eventapp.invitations.seat_table import Filter, SeatTable
from eventapp.keys import asked_key
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import agencies_in_reach, get_training

bp = Blueprint("invitations", __name__)


@bp.get("/trainings/<code>/invitations/")
@requires(Permission.PLAN_TRAININGS)
def index(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    chosen = Filter(
        looked_for=request.args.get("q", "")[:200],
        level=request.args.get("level", ""),
        district=asked_key(request.args, "district"),
        called=request.args.get("called", ""),
    )
    table = SeatTable(
        training.groups,
        agencies_in_reach(training),
        queries.invitations_of(training, viewer=current_user),
        chosen,
    )
    page = page_of(table.shown, request.args.get("page", 1, type=int))
    return render_template("invitations/index.html", training=training, seats=table, page=page)


@bp.route("/trainings/<code>/invitations/level", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def level(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    sizes = Counter(agency.level for agency in agencies_in_reach(training))
    form = LevelForm(training.groups, sizes)
    with form.reporting_errors():
        if form.validate_on_submit():
            chosen = form.chosen_level()
            added = service.invite_by_level(
                training, form.chosen_group(), chosen, form.seats.data, by=current_user
            )
            kept = sizes[chosen] - len(added)
            flash(_("Agencies that got seats: %(n)s.", n=len(added)))
            if kept:
                flash(_("Agencies that had seats already and keep them: %(n)s.", n=kept), "info")
            return redirect(url_for(".index", code=code, level=chosen.value))
    return render_template("invitations/level.html", training=training, form=form), form.status


@bp.route("/trainings/<code>/invitations/<int(max=2147483647):agency_id>", methods=["GET", "POST"])
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
        "invitations/edit.html", training=training, agency=agency, form=form, kept=_kept_filter()
    )
    return page, form.status


def _kept_filter() -> dict[str, Any]:
    """The part of the address that says which lines the table showed."""
    names = ("q", "level", "district", "called", "page")
    return {name: request.args[name] for name in names if request.args.get(name)}
