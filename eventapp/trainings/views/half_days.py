"""Forms of one half-day: its hours, topic, blocks with lecturers, and groups."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.trainings import queries, service
from eventapp.trainings.forms import NewSessionForm, ProgrammeForm, facts_of_session
from eventapp.trainings.meanwhile import told_of_session
from eventapp.trainings.views.blueprint import bp


@bp.route("/trainings/<code>/sessions/new", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def new_session(code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    form = NewSessionForm(training)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.add_session(training, *form.where(), form.plan(), by=current_user)
            flash(_("The half-day is added."))
            return redirect(url_for(".detail", code=code))
    return render_template("trainings/new_session.html", form=form, training=training), form.status


@bp.route("/trainings/<code>/sessions/<session_code>/edit", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def edit_session(code: str, session_code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    session = queries.get_programme_session(training, session_code)
    facts, people = facts_of_session(session), queries.lecturers()
    form = ProgrammeForm(training, people, data=facts)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.change_session(session, form.plan(), version=form.seen, by=current_user)
            flash(_("The half-day is saved."))
            return redirect(url_for(".detail", code=code))
    form.compare(
        int(facts["version"]),
        ProgrammeForm(training, people, data=facts, formdata=None),
        told_of_session(session),
    )
    page = render_template(
        "trainings/edit_session.html", form=form, training=training, session=session
    )
    return page, form.status


@bp.post("/trainings/<code>/sessions/<session_code>/remove")
@requires(Permission.PLAN_TRAININGS)
def remove_session(code: str, session_code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    session = queries.get_session(training, session_code)
    try:
        service.remove_session(session, by=current_user)
        flash(_("The half-day is out of the plan."))
    except RuleBroken as error:
        flash(refusal(error), "error")
        return redirect(url_for(".edit_session", code=code, session_code=session_code))
    return redirect(url_for(".detail", code=code))
