"""The download centre: several papers as one file, made while one does something else."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.points.queries import points_of
from eventapp.reports import ahead, packing, service  # noqa: F401 - what the worker can do
from eventapp.reports.forms import PackOfPapersForm
from eventapp.reports.views.blueprint import bp
from eventapp.trainings.queries import get_training


@bp.route("/trainings/<code>/papers/pack/", methods=["GET", "POST"])
@requires(Permission.READ_REPORTS)
def pack(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    form = PackOfPapersForm(training, points_of(training, viewer=current_user))
    with form.reporting_errors():
        if form.validate_on_submit():
            job = service.ask_for_pack(form.pack(), by=current_user)
            return redirect(url_for("jobs.detail", job_id=job.id))
    return render_template("reports/pack.html", training=training, form=form), form.status
