"""Handing roles over when an agency merges or ends: day, grants, successors, done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.accounts import queries, service
from eventapp.accounts.models import Grant
from eventapp.accounts.places import agencies_offered
from eventapp.accounts.succession import successors_on
from eventapp.accounts.views.blueprint import bp
from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.vietnamese.dates import format_date, parse_date


@bp.route("/accounts/hand-over", methods=["GET", "POST"])
@requires(Permission.KEEP_ACCOUNTS)
def hand_over() -> ResponseReturnValue:
    """Grants whose agency is gone on a day, each with the agencies that may follow."""
    typed = request.values.get("day", "").strip()
    day = parse_date(typed) or clock.today()
    grants = queries.grants_that_lose_their_agency(day, viewer=current_user)
    agencies = agencies_offered(current_user, on=day) if grants else []
    refused: dict[int, str] = {}
    if request.method == "POST":
        done, refused = _handed(grants, agencies, day)
        if done:
            flash(_("Roles handed over: %(n)s.", n=done))
        if not refused:
            return redirect(url_for(".hand_over", day=format_date(day)))
    page = render_template(
        "accounts/hand_over.html",
        day=day,
        typed=typed or format_date(day),
        is_odd=bool(typed) and parse_date(typed) is None,
        grants=grants,
        offers=_offers(grants, day),
        agencies=agencies,
        chosen=request.form,
        refused=refused,
    )
    return page, 422 if refused else 200


def _offers(grants: Sequence[Grant], day: date) -> dict[int, list[Agency]]:
    """The successors of each agency, asked once per agency."""
    gone = {grant.agency_id: grant.agency for grant in grants}
    return {key: list(successors_on(agency, day)) for key, agency in gone.items() if key and agency}


def _handed(
    grants: Sequence[Grant], agencies: Sequence[Agency], day: date
) -> tuple[int, dict[int, str]]:
    """How many were handed over, and why not, by grant."""
    known = {str(agency.id): agency for agency in agencies}
    done, refused = 0, {}
    for grant in grants:
        to = known.get(request.form.get(f"to-{grant.id}", ""))
        if to is None:
            continue
        try:
            service.hand_over_grant(grant, to, day, by=current_user)
            done += 1
        except RuleBroken as error:
            refused[grant.id] = refusal(error)
    return done, refused
