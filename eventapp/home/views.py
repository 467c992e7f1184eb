"""Today: what is due for the person who signed in; and the language of the page."""

from __future__ import annotations

from typing import assert_never

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp import clock
from eventapp.access import Role, public, signed_in
from eventapp.accounts.scope import is_limited
from eventapp.home import queries
from eventapp.journal.queries import latest
from eventapp.language import choose
from eventapp.security import local_path
from eventapp.trainings.queries import session_now

bp = Blueprint("home", __name__)


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    held: list[Role] = current_user.roles
    asked = request.args.get("as", "")
    role = next((role for role in held if role.value == asked), next(iter(held), None))
    match role:
        case Role.ORGANISER | Role.OFFICIAL:
            return _whole_training(role)
        case Role.OPERATOR:
            calls = queries.roll_calls(viewer=current_user)
            told = queries.notices_for(current_user)
            return render_template("home/operator.html", role=role, calls=calls, told=told)
        case Role.FOCAL_PERSON:
            found = queries.trainings_to_answer(viewer=current_user)
            return render_template(
                "home/focal_person.html",
                role=role,
                trainings=found,
                told=queries.notices_for(current_user),
                today=clock.today(),
            )
        case Role.ADMINISTRATOR:
            return redirect(url_for("accounts.index"))
        case None:
            return render_template("home/no_grant.html")
        case _:
            assert_never(role)


def _whole_training(role: Role) -> str:
    training = queries.current_training(viewer=current_user)
    if training is None:
        return render_template("home/nothing.html")
    session = session_now(training)
    plans = role is Role.ORGANISER and not is_limited(current_user, Role.ORGANISER)
    return render_template(
        "home/organiser.html" if plans else "home/official.html",
        role=role,
        training=training,
        phase=queries.phase_of(training),
        steps=queries.steps(training, viewer=current_user),
        now_on=queries.half_day_now(training, session, viewer=current_user) if session else None,
        plan=queries.plan_now(training, viewer=current_user) if plans else None,
        log=latest(5, training_id=training.id) if plans else (),
        today=clock.today(),
    )


@bp.post("/language")
@public
def language() -> ResponseReturnValue:
    """Switch the page's language and go back to where the switch was pressed."""
    choose(request.form.get("language", ""))
    return redirect(local_path(request.form.get("next"), otherwise=url_for("home.index")))
