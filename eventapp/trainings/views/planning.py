"""Forms that plan a training, describe it anew, and change its state."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.agencies.queries import get_agency
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.trainings import queries, service
from eventapp.trainings.forms import PlanForm, TrainingForm, facts_of
from eventapp.trainings.meanwhile import told_of_training
from eventapp.trainings.views.blueprint import bp


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
    if training.is_announced:
        form.keep_days(training)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.change_training(training, form.details(), version=form.seen, by=current_user)
            flash(_("The training is saved."))
            return redirect(url_for(".detail", code=training.code))
    form.compare(
        int(facts["version"]),
        TrainingForm(hosts, data=facts, formdata=None),
        told_of_training(training),
    )
    return render_template("trainings/edit.html", form=form, training=training), form.status


@bp.post("/trainings/<code>/<any(publish, close, reopen, archive, take_from_archive):change>")
@requires(Permission.PLAN_TRAININGS)
def change_state(code: str, change: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    action, done = {
        "publish": (service.publish, _("The training is open for registration.")),
        "close": (service.close, _("The training is closed. Its plan no longer changes.")),
        "reopen": (service.reopen, _("The training is open again.")),
        "archive": (service.archive, _("The training is archived. Lists leave it out.")),
        "take_from_archive": (
            service.take_from_archive,
            _("The training is back among the closed ones."),
        ),
    }[change]
    try:
        action(training, by=current_user)
        flash(done)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".detail", code=code))
