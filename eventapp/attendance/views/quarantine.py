"""All marks of a training that were put aside: take them after all, or keep them aside."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.attendance import service
from eventapp.attendance.queries.aside import all_put_aside, get_aside
from eventapp.attendance.views.blueprint import bp
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.trainings.queries import get_training

ASIDE = "/trainings/<code>/put-aside/"


@bp.get(ASIDE)
@requires(Permission.LOCK_SHEETS)
def put_aside(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    return render_template(
        "attendance/put_aside.html",
        training=training,
        waiting=all_put_aside(training, viewer=current_user),
    )


@bp.post(f"{ASIDE}<int(max=2147483647):aside_id>/release")
@requires(Permission.LOCK_SHEETS)
def release_aside(code: str, aside_id: int) -> ResponseReturnValue:
    """Take the mark as its author made it."""
    training = get_training(code, viewer=current_user)
    found = get_aside(training, aside_id, viewer=current_user)
    try:
        service.release(found, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    else:
        flash(_("The mark is taken."))
    return redirect(url_for(".put_aside", code=code), 303)


@bp.post(f"{ASIDE}<int(max=2147483647):aside_id>/keep")
@requires(Permission.LOCK_SHEETS)
def keep_aside(code: str, aside_id: int) -> ResponseReturnValue:
    """Decide that the mark does not count."""
    training = get_training(code, viewer=current_user)
    service.keep_aside(get_aside(training, aside_id, viewer=current_user), by=current_user)
    flash(_("The mark stays aside and no longer waits."))
    return redirect(url_for(".put_aside", code=code), 303)
