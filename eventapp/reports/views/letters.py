"""A letter of invitation for each agency that has seats."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.reports.papers.seats import section_of
from eventapp.reports.queries.planned import seat_plan
from eventapp.reports.views.blueprint import bp
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import get_training
from eventapp.vietnamese.names import matches


@bp.get("/trainings/<code>/papers/letters/")
@requires(Permission.READ_REPORTS)
def letters(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    looked_for = request.args.get("q", "")[:200]
    called: dict[int, int] = {}
    plan = seat_plan(training, viewer=current_user)
    for one in plan.seats:
        called[one.agency.id] = called.get(one.agency.id, 0) + one.called
    found = [
        (agency, section_of(agency), called[agency.id])
        for agency in plan.agencies
        if matches(looked_for, f"{agency.name} {section_of(agency)}", "fold_prefix")
    ]
    return render_template(
        "reports/letters.html",
        training=training,
        looked_for=looked_for,
        count=len(found),
        listing=page_of(found, request.args.get("page", 1, type=int)),
    )
