"""Pages of personal codes: how many there are, a point's codes to print, the code of one person."""

from __future__ import annotations

import segno
from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from eventapp.access import Permission, may, requires
from eventapp.badges import queries, service
from eventapp.badges.models import PersonalCode
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.mail.links import link
from eventapp.points.queries import get_point
from eventapp.registrations.queries import get_registration
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training

bp = Blueprint("badges", __name__, url_prefix="/trainings/<code>")
OF_ONE = "/registrations/<int(max=2147483647):registration_id>/code"


@bp.get("/codes/")
@requires(Permission.SEE_PARTICIPANTS)
def index(code: str) -> ResponseReturnValue:
    """Points with how many of their people have a code."""
    training = get_training(code, viewer=current_user)
    return render_template(
        "badges/index.html",
        training=training,
        coverage=queries.coverage(training, viewer=current_user),
        may_issue=_may_issue(training),
    )


@bp.post("/codes/issue")
@requires(Permission.REGISTER_PARTICIPANTS)
def issue_missing(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    count = service.issue_missing(training, by=current_user)
    flash(_("%(count)s codes were made.", count=count))
    return redirect(url_for(".index", code=code), 303)


@bp.get("/codes/<point_code>/")
@requires(Permission.SEE_PARTICIPANTS)
def of_point(code: str, point_code: str) -> ResponseReturnValue:
    """Cards to print and cut, one for everybody of a point."""
    training = get_training(code, viewer=current_user)
    point = get_point(training, point_code, viewer=current_user)
    badges = queries.badges(training, point, viewer=current_user)
    if not badges:
        abort(404)
    return render_template(
        "badges/cards.html",
        training=training,
        point=point,
        badges=badges,
        pictures={one.code.id: picture(one.code) for one in badges if one.code},
        may_issue=_may_issue(training),
    )


@bp.get(OF_ONE)
@requires(Permission.SEE_PARTICIPANTS)
def of_person(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = get_registration(training, registration_id, viewer=current_user)
    found = queries.code_of(registration)
    return render_template(
        "badges/person.html",
        training=training,
        registration=registration,
        badge=found,
        picture=picture(found) if found else "",
        address=address_of(found) if found else "",
        may_issue=_may_issue(training) and registration.is_expected,
    )


@bp.post(OF_ONE)
@requires(Permission.REGISTER_PARTICIPANTS)
def issue(code: str, registration_id: int) -> ResponseReturnValue:
    """A new code; an older one no longer counts."""
    training = get_training(code, viewer=current_user)
    registration = get_registration(training, registration_id, viewer=current_user)
    try:
        service.issue(registration, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    else:
        flash(_("The new code of %(name)s counts from now on.", name=registration.full_name))
    return redirect(url_for(".of_person", code=code, registration_id=registration_id), 303)


@bp.post(f"{OF_ONE}/revoke")
@requires(Permission.REGISTER_PARTICIPANTS)
def revoke(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = get_registration(training, registration_id, viewer=current_user)
    service.revoke(registration, by=current_user)
    flash(_("The code of %(name)s no longer counts.", name=registration.full_name))
    return redirect(url_for(".of_person", code=code, registration_id=registration_id), 303)


def address_of(code: PersonalCode) -> str:
    """What the QR holds: the secret stands behind the #, which no log and no referrer sees."""
    return f"{link('checkin.enter')}#{code.token}"


def picture(code: PersonalCode) -> Markup:
    drawn = segno.make(address_of(code), error="m").svg_inline(
        border=3, dark="#000", light="#fff", omitsize=True
    )
    return Markup(drawn)  # noqa: S704 - drawn by segno from letters of ours


def _may_issue(training: Training) -> bool:
    return may(Permission.REGISTER_PARTICIPANTS) and not training.state.is_over
