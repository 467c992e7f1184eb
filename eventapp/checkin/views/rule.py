"""How people of a training check in: what an organiser allows."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.checkin import queries, service
from eventapp.checkin.forms import RuleForm
from eventapp.checkin.views.blueprint import bp
from eventapp.trainings.queries import get_training


@bp.route("/trainings/<code>/check-in", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def rule(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    form = RuleForm(data={"is_allowed": queries.is_allowed(training.id)})
    with form.reporting_errors():
        if form.validate_on_submit():
            service.allow(training, allowed=form.is_allowed.data, by=current_user)
            if form.is_allowed.data:
                flash(_("Operators may now open the code on the screen of their rooms."))
            else:
                flash(_("Nobody checks in alone any more; codes on screens no longer count."))
            return redirect(url_for(".rule", code=code), 303)
    return render_template("checkin/rule.html", training=training, form=form), form.status
