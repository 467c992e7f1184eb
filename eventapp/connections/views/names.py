"""Whose name it is: one press for a suggestion, a page for any other point."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.connections import queries, service
from eventapp.connections.forms import PointForm
from eventapp.connections.matching.ladder import is_telling
from eventapp.connections.models import ConnectionIdentity
from eventapp.connections.views.blueprint import NAME, bp
from eventapp.connections.views.logs import length_of
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.points.queries import get_point, points_of
from eventapp.trainings.queries import get_training
from eventapp.vietnamese.names import clean_text


@bp.route(f"{NAME}/", methods=["GET", "POST"])
@requires(Permission.IMPORT_LOGS)
def name(code: str, log_id: int, identity_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    log = queries.get_log(training, log_id, viewer=current_user)
    identity = queries.get_identity(log, identity_id, viewer=current_user)
    present = identity.point.code if identity.point else ""
    form = PointForm(
        points_of(training, viewer=current_user),
        data={"point": present, "remember": all(map(is_telling, identity.names))},
    )
    with form.reporting_errors():
        if form.validate_on_submit():
            point = form.chosen()
            service.choose_point(identity, point, remember=form.remember.data, by=current_user)
            flash(_("%(name)s stands for %(point)s.", name=identity.name, point=point.name))
            return redirect(url_for(".log", code=code, log_id=log_id))
    page = render_template(
        "connections/name.html",
        training=training,
        log=log,
        identity=identity,
        line=length_of(identity),
        form=form,
    )
    return page, form.status


@bp.post(f"{NAME}/choose")
@requires(Permission.IMPORT_LOGS)
def choose(code: str, log_id: int, identity_id: int) -> ResponseReturnValue:
    """A suggestion was right; telling names are remembered."""
    training = get_training(code, viewer=current_user)
    log = queries.get_log(training, log_id, viewer=current_user)
    identity = queries.get_identity(log, identity_id, viewer=current_user)
    point = get_point(training, clean_text(request.form.get("point", "")), viewer=current_user)
    try:
        service.choose_point(identity, point, by=current_user)
        flash(_("%(name)s stands for %(point)s.", name=identity.name, point=point.name))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return _back(code, log_id)


@bp.post(f"{NAME}/set-aside")
@requires(Permission.IMPORT_LOGS)
def set_aside(code: str, log_id: int, identity_id: int) -> ResponseReturnValue:
    try:
        service.set_aside(_found(code, log_id, identity_id), by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return _back(code, log_id)


@bp.post(f"{NAME}/look-again")
@requires(Permission.IMPORT_LOGS)
def look_again(code: str, log_id: int, identity_id: int) -> ResponseReturnValue:
    try:
        service.look_again(_found(code, log_id, identity_id), by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return _back(code, log_id)


def _found(code: str, log_id: int, identity_id: int) -> ConnectionIdentity:
    training = get_training(code, viewer=current_user)
    log = queries.get_log(training, log_id, viewer=current_user)
    return queries.get_identity(log, identity_id, viewer=current_user)


def _back(code: str, log_id: int) -> ResponseReturnValue:
    return redirect(url_for(".log", code=code, log_id=log_id, _anchor="names"), 303)
