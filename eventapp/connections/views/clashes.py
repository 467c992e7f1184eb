"""Contradictions of a half-day: shown to a person, who says what was found out."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.connections import queries, service
from eventapp.connections.forms import RemarkForm
from eventapp.connections.views.blueprint import bp
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import get_session, get_training


@bp.get("/half-days/<session_code>/contradictions/")
@requires(Permission.WATCH_BOARD)
def contradictions(code: str, session_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    return _page(training, get_session(training, session_code), None)


@bp.post("/half-days/<session_code>/contradictions/")
@requires(Permission.LOCK_SHEETS)
def note(code: str, session_code: str) -> ResponseReturnValue:
    """Keep what was found out about a contradiction."""
    training = get_training(code, viewer=current_user)
    session = get_session(training, session_code)
    form = RemarkForm()
    key = (form.kind.data, form.point.data, form.about.data)
    found = next(
        (
            one
            for one in queries.contradictions(training, session, viewer=current_user)
            if (one.kind.value, str(one.point_id), str(one.about)) == key
        ),
        None,
    )
    if found is None:
        abort(404)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.note_contradiction(
                found, facts=form.facts.data, note=form.note.data, by=current_user
            )
            flash(_("Noted: %(point)s.", point=found.point_name))
            return redirect(url_for(".contradictions", code=code, session_code=session_code), 303)
    return _page(training, session, form)


def _page(
    training: Training, session: TrainingSession, refused: RemarkForm | None
) -> ResponseReturnValue:
    found = queries.contradictions(training, session, viewer=current_user)
    return render_template(
        "connections/contradictions.html",
        training=training,
        session=session,
        open=[one for one in found if not one.is_looked_at],
        done=[one for one in found if one.is_looked_at],
        has_log=session.id in queries.sessions_with_logs(training, [session]),
        refused=refused,
        form=RemarkForm(formdata=None),
    ), refused.status if refused else 200
