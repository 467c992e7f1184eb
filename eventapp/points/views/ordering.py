"""The order of points: up and down, one by one or all at once; works without script."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.points import queries, service
from eventapp.points.service.ordering import Order
from eventapp.points.views.blueprint import bp
from eventapp.trainings.queries import get_training

STEPS = {"up": -1, "down": 1}


@bp.get("/trainings/<code>/points/order")
@requires(Permission.PLAN_TRAININGS)
def order(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    return render_template(
        "points/order.html",
        training=training,
        points=queries.points_of(training, viewer=current_user),
        orders=list(Order),
    )


@bp.post("/trainings/<code>/points/order")
@requires(Permission.PLAN_TRAININGS)
def arrange(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    wish = request.form.get("by", "")
    if wish in set(Order):
        service.arrange(training, Order(wish), by=current_user)
        flash(_("The points are in order."))
    return redirect(url_for(".order", code=code))


@bp.post("/trainings/<code>/points/<point_code>/move")
@requires(Permission.PLAN_TRAININGS)
def move(code: str, point_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    point = queries.get_point(training, point_code, viewer=current_user)
    service.move_point(point, STEPS.get(request.form.get("to", ""), 0), by=current_user)
    return redirect(url_for(".order", code=code, _anchor=point.code))


@bp.post("/trainings/<code>/points/areas/<int(max=2147483647):area>/move")
@requires(Permission.PLAN_TRAININGS)
def move_area(code: str, area: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    steps = STEPS.get(request.form.get("to", ""), 0)
    service.move_area(training, area, steps, by=current_user)
    return redirect(url_for(".order", code=code, _anchor=f"area-{area}"))
