"""Pages of trainings: the list, the overview, and the forms of whoever plans them."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires, signed_in
from eventapp.agencies.queries import get_agency
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.trainings import overview, queries, service
from eventapp.trainings.forms import (
    NewSessionForm,
    PlanForm,
    SessionForm,
    TrainingForm,
    facts_of,
    facts_of_session,
)

bp = Blueprint("trainings", __name__)


@bp.get("/trainings/")
@signed_in
def index() -> ResponseReturnValue:
    found = queries.trainings(viewer=current_user)
    return render_template("trainings/index.html", trainings=found)


@bp.get("/trainings/<code>/")
@signed_in
def detail(code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    parts = overview.parts(training, viewer=current_user)
    step = overview.next_part(training, parts)
    return render_template(
        "trainings/detail.html",
        training=training,
        parts=parts,
        step=step,
        headline=overview.headline(training, step),
        now_on=queries.session_on(training),
        today=clock.today(),
    )


@bp.route("/trainings/new", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def new() -> ResponseReturnValue:
    usual = {
        "code": queries.suggested_code(clock.today().year),
        "place": queries.usual_place(),
        "host": current_user.agency_id,
        "groups": ["G1", "G2", "G3", "G4", "G9"],
    }
    form = PlanForm(queries.possible_hosts(), data=usual)
    with form.reporting_errors():
        if form.validate_on_submit():
            training = service.plan_training(form.plan(), by=current_user)
            flash(_("The training is drafted. Only organisers see it until it is published."))
            return redirect(url_for(".detail", code=training.code))
    return render_template("trainings/new.html", form=form), form.status


@bp.route("/trainings/<code>/edit", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def edit(code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    facts, hosts = facts_of(training), queries.possible_hosts()
    if training.host_id not in {host.id for host in hosts}:
        hosts = [*hosts, get_agency(training.host_id)]
    form = TrainingForm(hosts, data=facts)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.change_training(training, form.details(), version=form.seen, by=current_user)
            flash(_("The training is saved."))
            return redirect(url_for(".detail", code=training.code))
    form.compare(int(facts["version"]), TrainingForm(hosts, data=facts, formdata=None))
    return render_template("trainings/edit.html", form=form, training=training), form.status


@bp.post("/trainings/<code>/<any(publish, close, reopen):change>")
@requires(Permission.PLAN_TRAININGS)
def change_state(code: str, change: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    action, done = {
        "publish": (service.publish, _("The training is open for registration.")),
        "close": (service.close, _("The training is closed. Its plan no longer changes.")),
        "reopen": (service.reopen, _("The training is open again.")),
    }[change]
    try:
        action(training, by=current_user)
        flash(done)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".detail", code=code))


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
    session = queries.get_session(training, session_code)
    facts = facts_of_session(session)
    form = SessionForm(data=facts)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.change_session(session, form.plan(), version=form.seen, by=current_user)
            flash(_("The half-day is saved."))
            return redirect(url_for(".detail", code=code))
    form.compare(int(facts["version"]), SessionForm(data=facts, formdata=None))
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
