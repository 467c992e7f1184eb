"""One agency: its facts, its history as a picture and in words, what can be done with it."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.agencies import queries
from eventapp.agencies.graph import graph_of
from eventapp.agencies.kinds import KIND_LABELS
from eventapp.agencies.views.blueprint import bp

AGENCY = "/agencies/<int(max=2147483647):agency_id>/"


@bp.get(AGENCY)
@requires(Permission.KEEP_AGENCIES)
def detail(agency_id: int) -> ResponseReturnValue:
    agency = queries.get_agency(agency_id)
    told = queries.history(agency)
    today = clock.today()
    day = min(max(today, agency.valid_from or today), agency.valid_to or today)
    return render_template(
        "agencies/detail.html",
        agency=agency,
        kind=KIND_LABELS.get(agency.kind, agency.kind),
        day=day,
        today=today,
        told=told,
        graph=graph_of(told),
        heirs=queries.successors(agency.id, on=today),
        size=queries.sizes_on([agency.id], day).get(agency.id, 0),
    )
