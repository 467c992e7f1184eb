"""The list of trainings, and the overview of one."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp import clock
from eventapp.access import signed_in
from eventapp.trainings import overview, queries
from eventapp.trainings.teaching import teaching_of
from eventapp.trainings.views.blueprint import bp


@bp.get("/trainings/")
@signed_in
def index() -> ResponseReturnValue:
    archived = bool(request.args.get("archived"))
    found = queries.trainings(viewer=current_user, archived=archived)
    return render_template("trainings/index.html", trainings=found, archived=archived)


@bp.get("/trainings/<code>/")
@signed_in
def detail(code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    parts = overview.parts(training, viewer=current_user)
    step = overview.next_part(training, parts)
    programme = queries.programme(training)
    return render_template(
        "trainings/detail.html",
        training=training,
        programme=programme,
        teaching=teaching_of(programme),
        notices=queries.notices_of(training),
        parts=parts,
        step=step,
        headline=overview.headline(training, step),
        now_on=queries.session_on(training),
        today=clock.today(),
    )
