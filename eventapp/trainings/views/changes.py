"""Forms for what people who were invited must be told: postponed, cancelled, moved."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.trainings import queries, service
from eventapp.trainings.forms import CancelForm, MoveForm, PostponeForm
from eventapp.trainings.views.blueprint import bp


@bp.route("/trainings/<code>/postpone", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def postpone(code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    form = PostponeForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.postpone(
                training,
                reason=form.reason.data,
                starts_on=form.starts_on.data,
                accepts_days_off=form.accepts_days_off.data,
                by=current_user,
            )
            flash(_("Saved. The notice stands on the pages of everybody concerned."))
            return redirect(url_for(".detail", code=code))
    return render_template("trainings/postpone.html", form=form, training=training), form.status


@bp.route("/trainings/<code>/move", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def move_day(code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    ahead = [one for one in training.sessions if one.opens_at(training) > clock.now()]
    form = MoveForm(ahead, data={"what": request.args.get("what", "")})
    with form.reporting_errors():
        if form.validate_on_submit():
            service.move_half_days(
                form.moving,
                form.new_day,
                reason=form.reason.data,
                accepts_days_off=form.accepts_days_off.data,
                by=current_user,
            )
            flash(_("Saved. The notice stands on the pages of everybody concerned."))
            return redirect(url_for(".detail", code=code))
    return render_template("trainings/move.html", form=form, training=training), form.status


@bp.route("/trainings/<code>/sessions/<session_code>/cancel", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def cancel_session(code: str, session_code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    session = queries.get_session(training, session_code)
    form = CancelForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.cancel_session(session, reason=form.reason.data, by=current_user)
            flash(_("Saved. The notice stands on the pages of everybody concerned."))
            return redirect(url_for(".detail", code=code))
    page = render_template("trainings/cancel.html", form=form, training=training, session=session)
    return page, form.status


@bp.post("/trainings/<code>/sessions/<session_code>/restore")
@requires(Permission.PLAN_TRAININGS)
def restore_session(code: str, session_code: str) -> ResponseReturnValue:
    training = queries.get_training(code, viewer=current_user)
    session = queries.get_session(training, session_code)
    try:
        service.restore_session(session, by=current_user)
        flash(_("The half-day is held after all."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".detail", code=code))
