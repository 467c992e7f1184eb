"""Pages of points: the list, adding many or one, and one point with its operators."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.points import queries, service
from eventapp.points.forms import (
    BulkForm,
    NewPointForm,
    OperatorForm,
    PointForm,
    RoomForm,
    facts_of,
)
from eventapp.points.listing import Listing
from eventapp.points.queries.line_tests import Line, lines_of, tests_at
from eventapp.points.views.blueprint import bp
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import get_training


@bp.get("/trainings/<code>/points/")
@requires(Permission.WATCH_BOARD)
def index(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    listing = Listing(
        queries.points_of(training, viewer=current_user),
        lines_of(training, viewer=current_user),
        looked_for=request.args.get("q", "")[:200],
        area=request.args.get("area", ""),
        without=request.args.get("without", ""),
    )
    page = page_of(listing.shown, request.args.get("page", 1, type=int))
    return render_template("points/index.html", training=training, listing=listing, page=page)


@bp.route("/trainings/<code>/points/bulk", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def bulk(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    form = BulkForm(queries.agencies_without_point(training), training.host_id)
    with form.reporting_errors():
        if form.validate_on_submit():
            added = service.add_points(
                training, form.agencies(), by=current_user, seats=form.seats.data
            )
            flash(_("Points added: %(n)s.", n=len(added)))
            return redirect(url_for(".index", code=code))
    return render_template("points/bulk.html", training=training, form=form), form.status


@bp.route("/trainings/<code>/points/new", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def new(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    form = NewPointForm(queries.agencies_without_point(training))
    with form.reporting_errors():
        if form.validate_on_submit():
            point = service.add_point(
                training, form.chosen_agency(), form.details(), by=current_user
            )
            flash(_("%(point)s is added.", point=point.name))
            return redirect(url_for(".edit", code=code, point_code=point.code))
    return render_template("points/new.html", training=training, form=form), form.status


@bp.route("/trainings/<code>/points/<point_code>/edit", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def edit(code: str, point_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    point = queries.get_point(training, point_code, viewer=current_user)
    facts, duty, running = facts_of(point), OperatorForm(queries.operators()), point.operators
    form = PointForm(data=facts)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.change_point(point, form.details(), version=form.seen, by=current_user)
            flash(_("%(point)s is saved.", point=point.name))
            return redirect(url_for(".index", code=code))
    form.compare(int(facts["version"]), PointForm(data=facts, formdata=None))
    page = render_template(
        "points/edit.html",
        training=training,
        point=point,
        form=form,
        duty=duty,
        running=running,
        guests=queries.sitting_in(point),
        rooms=RoomForm(queries.possible_rooms(point)),
        tests=tests_at(point),
        line=lines_of(training, viewer=current_user).get(point.id, Line()),
    )
    return page, form.status


@bp.post("/trainings/<code>/points/<point_code>/main")
@requires(Permission.PLAN_TRAININGS)
def make_main(code: str, point_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    point = queries.get_point(training, point_code, viewer=current_user)
    service.set_main_point(point, by=current_user)
    flash(_("%(point)s is the main point now.", point=point.name))
    return redirect(url_for(".edit", code=code, point_code=point_code))


@bp.post("/trainings/<code>/points/<point_code>/combine")
@requires(Permission.PLAN_TRAININGS)
def combine(code: str, point_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    point = queries.get_point(training, point_code, viewer=current_user)
    form = RoomForm(queries.possible_rooms(point))
    with form.reporting_errors():
        if form.validate_on_submit():
            room = form.chosen()
            service.combine(point, room, by=current_user)
            flash(_("%(point)s sits in the room of %(room)s.", point=point.name, room=room.name))
    for sentence in (*form.room.errors, *form.form_errors):
        flash(sentence, "error")
    return redirect(url_for(".edit", code=code, point_code=point_code))


@bp.post("/trainings/<code>/points/<point_code>/separate")
@requires(Permission.PLAN_TRAININGS)
def separate(code: str, point_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    point = queries.get_point(training, point_code, viewer=current_user)
    service.separate(point, by=current_user)
    flash(_("%(point)s has its own room again.", point=point.name))
    return redirect(url_for(".edit", code=code, point_code=point_code))


@bp.post("/trainings/<code>/points/<point_code>/remove")
@requires(Permission.PLAN_TRAININGS)
def remove(code: str, point_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    point = queries.get_point(training, point_code, viewer=current_user)
    name = point.name
    try:
        service.remove_point(point, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
        return redirect(url_for(".edit", code=code, point_code=point_code))
    flash(_("%(point)s is removed.", point=name))
    return redirect(url_for(".index", code=code))


@bp.post("/trainings/<code>/points/<point_code>/operators")
@requires(Permission.PLAN_TRAININGS)
def add_operator(code: str, point_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    point = queries.get_point(training, point_code, viewer=current_user)
    form = OperatorForm(queries.operators())
    with form.reporting_errors():
        if form.validate_on_submit():
            user = form.chosen()
            service.assign_operator(point, user, by=current_user)
            flash(_("%(name)s runs %(point)s now.", name=user.full_name, point=point.name))
    for sentence in form.operator.errors:
        flash(sentence, "error")
    return redirect(url_for(".edit", code=code, point_code=point_code))


@bp.post("/trainings/<code>/points/<point_code>/operators/<int(max=2147483647):user_id>/remove")
@requires(Permission.PLAN_TRAININGS)
def remove_operator(code: str, point_code: str, user_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    point = queries.get_point(training, point_code, viewer=current_user)
    user = queries.get_operator(point, user_id)
    service.remove_operator(point, user, by=current_user)
    flash(_("%(name)s no longer runs %(point)s.", name=user.full_name, point=point.name))
    return redirect(url_for(".edit", code=code, point_code=point_code))
