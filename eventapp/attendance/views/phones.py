"""Phones of a training: which are paired, a code for another, what one could not send."""

from __future__ import annotations

import segno
from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.attendance import service
from eventapp.attendance.events import Batch
from eventapp.attendance.exports import read_export
from eventapp.attendance.pairing_forms import CodeForm, HandInForm
from eventapp.attendance.queries import phones as queries
from eventapp.attendance.service.pairing import CODE_LIVES
from eventapp.attendance.views.blueprint import bp
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training

PHONES = "/trainings/<code>/phones/"
MOST_AT_ONCE = 200


@bp.route(PHONES, methods=["GET", "POST"])
@requires(Permission.TAKE_ROLL)
def phones(code: str) -> ResponseReturnValue:
    """The list, and the form that makes a code; the code is shown in the answer, only there."""
    training = get_training(code, viewer=current_user)
    form = CodeForm(data={"points": _suggested(training)})
    with form.reporting_errors():
        if form.validate_on_submit():
            device, secret = service.issue_code(
                training,
                [_point(training, word) for word in form.point_codes],
                holder=form.holder.data,
                by=current_user,
            )
            address = url_for("roll_call_app.pair", _external=True, _anchor=secret)
            return render_template(
                "attendance/phone_code.html",
                training=training,
                device=device,
                code=f"{secret[:4]}-{secret[4:]}",
                address=address,
                minutes=int(CODE_LIVES.total_seconds() // 60),
                picture=segno.make(address, error="m").svg_inline(
                    scale=6, border=3, dark="#000", light="#fff", omitsize=True
                ),
            )
    return render_template(
        "attendance/phones.html",
        training=training,
        form=form,
        known=queries.phones(training, viewer=current_user),
    ), form.status


@bp.post(f"{PHONES}<int(max=2147483647):device_id>/revoke")
@requires(Permission.TAKE_ROLL)
def revoke_phone(code: str, device_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    device = queries.get_phone(training, device_id, viewer=current_user)
    service.revoke(device, by=current_user)
    flash(_("%(holder)s's phone may no longer take the roll.", holder=device.holder))
    return redirect(url_for(".phones", code=code))


@bp.route(f"{PHONES}hand-in", methods=["GET", "POST"])
@requires(Permission.TAKE_ROLL)
def hand_in(code: str) -> ResponseReturnValue:
    """Marks another device exported: what this person may send counts, the rest waits."""
    training = get_training(code, viewer=current_user)
    form = HandInForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            events = read_export(form.text.data)
            counts = {"new": 0, "dup": 0, "quarantined": 0}
            for start in range(0, len(events), MOST_AT_ONCE):
                batch = Batch(events[start : start + MOST_AT_ONCE])
                for result in service.take_events(batch, by=current_user).results:
                    counts[result.outcome] += 1
            flash(
                _(
                    "Taken: %(new)s, known already: %(dup)s, waiting for an organiser: %(aside)s.",
                    new=counts["new"],
                    dup=counts["dup"],
                    aside=counts["quarantined"],
                )
            )
            return redirect(url_for(".phones", code=code))
    return render_template("attendance/hand_in.html", training=training, form=form), form.status


def _suggested(training: Training) -> str:
    if asked := request.args.get("point"):
        return asked[:40]
    return ", ".join(point.code for point in queries.own_points(training, viewer=current_user))


def _point(training: Training, code: str) -> Point:
    point = queries.find_point(training, code, viewer=current_user)
    if point is None:
        raise RuleBroken(
            "The training has no point with the code %(code)s.", field="points", code=code
        )
    return point
