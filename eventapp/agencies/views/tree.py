"""The agencies of a day: the tree, a branch at a time, and those somebody looks for."""

from __future__ import annotations

from datetime import date

from flask import render_template, request
from flask.typing import ResponseReturnValue

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.agencies import queries
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.tree import branch_on
from eventapp.agencies.views.blueprint import bp
from eventapp.keys import asked_key
from eventapp.vietnamese.dates import format_date, parse_date
from eventapp.vietnamese.names import clean_text


@bp.get("/agencies/")
@requires(Permission.KEEP_AGENCIES)
def index() -> ResponseReturnValue:
    typed = clean_text(request.args.get("on", ""))[:40]
    looked_for = clean_text(request.args.get("q", ""))[:200]
    level = _level(request.args.get("level", ""))
    day = parse_date(typed) or clock.today()
    is_odd = bool(typed) and parse_date(typed) is None
    found = None
    if looked_for or level:
        found = queries.search_on(day, looked_for, level, request.args.get("page", 1, type=int))
    is_lost = found is not None and not found.count and bool(looked_for)
    page = render_template(
        "agencies/index.html",
        day=day,
        typed=typed if is_odd else format_date(day),
        is_odd=is_odd,
        looked_for=looked_for,
        level=level,
        counts=queries.counts_on(day),
        found=found,
        branch=None if found else branch_on(day, _asked_agency()),
        former=_former(looked_for, day) if is_lost else [],
    )
    return page, 422 if is_odd else 200


def _asked_agency() -> Agency | None:
    """The agency whose branch is asked for; not found when there is none."""
    agency_id = asked_key(request.args, "at")
    return None if agency_id is None else queries.get_agency(agency_id)


def _level(text: str) -> AgencyLevel | None:
    return next((level for level in AgencyLevel if level.value == text), None)


def _former(looked_for: str, day: date) -> list[tuple[Agency, list[Agency]]]:
    """Who was called so before, and who stands in their place on the day."""
    old = queries.former_names(looked_for, before=day)[:5]
    heirs = queries.restated([agency.id for agency in old], on=day)
    return [(agency, heirs.heirs_of(agency.id)) for agency in old]
