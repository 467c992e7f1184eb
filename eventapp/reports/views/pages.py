"""Papers to choose from, and the figures of the report on the screen."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.reports import queries, tables
from eventapp.reports.catalogue import CATALOGUE, Phase, kinds_of
from eventapp.reports.figures import total
from eventapp.reports.listing import Listing
from eventapp.reports.scope import Scope, days, half_days, of_session, whole
from eventapp.reports.views.asked import asked_scope, asked_units
from eventapp.reports.views.blueprint import bp
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training, session_now


@bp.get("/trainings/<code>/papers/")
@requires(Permission.READ_REPORTS)
def index(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    progress = queries.progress(training, training.sessions, viewer=current_user)
    listing = Listing(
        progress,
        _scope_of_sheets(training),
        looked_for=request.args.get("q", "")[:200],
        area=request.args.get("area", ""),
        page=request.args.get("page", 1, type=int),
    )
    phase = _phase(training)
    return render_template(
        "reports/index.html",
        training=training,
        phase=phase,
        phases=list(Phase),
        kinds=[(kind, CATALOGUE[kind]) for kind in kinds_of(phase)],
        progress=progress,
        listing=listing,
        days=days(training),
        half_days=half_days(training),
    )


@bp.get("/trainings/<code>/papers/summary/")
@requires(Permission.READ_REPORTS)
def summary(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    scope = asked_scope(training)
    found = queries.summary(training, scope.sessions, viewer=current_user)
    day, odd = asked_units()
    if day:
        found = queries.restate(found, on=day)
    page = render_template(
        "reports/summary.html",
        training=training,
        scope=scope,
        scopes=[whole(training), *days(training), *half_days(training)],
        progress=queries.progress(training, scope.sessions, viewer=current_user),
        overview=tables.overview(found),
        annexes=[tables.by_agency(found, group) for group in tables.annex_groups(found)],
        part=found.part,
        units_on=found.units_on,
        today=clock.today(),
        odd=odd,
        trainees=total(found.trainees),
        others=total(found.others),
        disputed=total(found.cells).disputed,
    )
    return page, 422 if odd else 200


def _phase(training: Training) -> Phase:
    """The group of papers asked for: by name, by looking for sheets, else by today's date."""
    asked = request.args.get("when", "")
    if asked in set(Phase):
        return Phase(asked)
    if {"session", "day", "q", "area", "page"} & set(request.args):
        return Phase.DURING
    today = clock.today()
    if today < training.starts_on:
        return Phase.BEFORE
    return Phase.DURING if today <= training.ends_on else Phase.AFTER


def _scope_of_sheets(training: Training) -> Scope | None:
    """The half-day or day asked for, else the half-day that is on; none before any is planned."""
    scope = asked_scope(training)
    if scope.query:
        return scope
    session = session_now(training)
    return of_session(training, session) if session else None
