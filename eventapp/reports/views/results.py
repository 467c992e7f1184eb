"""The text of the result report, typed on a page beside the numbers it may use."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.reports import queries, service
from eventapp.reports.queries.result_text import result_text
from eventapp.reports.result_facts import result_facts
from eventapp.reports.result_form import ResultTextForm
from eventapp.reports.views.blueprint import bp
from eventapp.trainings.queries import get_training


@bp.route("/trainings/<code>/papers/result-text/", methods=["GET", "POST"])
@requires(Permission.ISSUE_PAPERS)
def write_result(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    kept = result_text(training)
    facts = kept.sections.named | {"version": str(kept.version)}
    form = ResultTextForm(data=facts)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.write_result_text(training, form.sections(), version=form.seen, by=current_user)
            flash(_("The text of the report is saved."))
            return redirect(url_for(".write_result", code=code))
    form.compare(int(facts["version"]), ResultTextForm(data=facts, formdata=None))
    page = render_template(
        "reports/result_text.html",
        training=training,
        form=form,
        numbers=result_facts(
            queries.summary(training, training.sessions, viewer=current_user),
            queries.progress(training, training.sessions, viewer=current_user),
        ),
    )
    return page, form.status
