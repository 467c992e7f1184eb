"""The page on which an operator or organiser names who stands in at a point."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.accounts.service import issue_code
from eventapp.points.duties import duties_of
from eventapp.points.queries import get_point
from eventapp.points.substitution import assign_substitute
from eventapp.points.substitution_form import SubstituteForm
from eventapp.trainings.queries import get_training

bp = Blueprint("substitutes", __name__)


@bp.route("/trainings/<code>/points/<point_code>/substitute", methods=["GET", "POST"])
@requires(Permission.TAKE_ROLL)
def assign(code: str, point_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    point = get_point(training, point_code, viewer=current_user)
    today = clock.today()
    form = SubstituteForm(
        data={
            "first_day": max(today, training.starts_on),
            "last_day": max(today, training.ends_on),
        }
    )
    with form.reporting_errors():
        if form.validate_on_submit():
            user = assign_substitute(point, form.substitute(), by=current_user)
            flash(_("%(name)s stands in at %(point)s.", name=user.full_name, point=point.name))
            if user.password_hash:
                return redirect(url_for(".assign", code=code, point_code=point_code))
            secret = current_app.config["SECRET_KEY"]
            way_in = issue_code(user, key=secret, by=current_user)
            return redirect(url_for("accounts.paper", code_id=way_in.id))
    page = render_template(
        "points/substitute.html",
        training=training,
        point=point,
        form=form,
        duties=[duty for duty in duties_of(point) if not duty.has_ended],
    )
    return page, form.status
